import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCategoryName } from '../../src/core/format/errorCode.ts';
import { at, HOW_NAMES } from '../../src/core/table/eventTable.ts';
import { mergeTables } from '../../src/core/table/eventTableBuilder.ts';
import { listRows } from '../../src/core/table/rows.ts';
import {
  FILTER_FIELDS,
  selectRows,
  type FieldFilter,
  type FilterField,
  type Selection,
} from '../../src/core/table/selection.ts';
import { drawnTime, eventsFromText } from '../support/read/eventsFromText.ts';

const TABLE = eventsFromText(`
  10:00   PC01@a/ams:shop PR03<PC01@b/lhr ?
  10:01   PC01~@a/ams PR03~<PM01@a/ams
  10:05   PU02@b/lhr:shop
  --      PC01@c ?
`);

function select(selection: Selection): number[] {
  return [...listRows(selectRows(TABLE, selection))].map((row) => TABLE.lineNumber[row] ?? 0);
}

describe('a selection', () => {
  it('takes all rows where nothing is chosen, in the order of the table', () => {
    expect(select({})).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(select({ filters: { machine: {} } })).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('takes the rows of a half-open range', () => {
    expect(select({ range: { start: drawnTime('10:00'), end: drawnTime('10:05') } })).toEqual([
      1, 2, 3, 4, 5,
    ]);
    expect(select({ range: { start: drawnTime('10:05'), end: drawnTime('10:05') + 1 } })).toEqual([6]);
    expect(select({ range: { start: drawnTime('10:06'), end: drawnTime('11:00') } })).toEqual([]);
    expect(select({ range: { start: drawnTime('10:05'), end: drawnTime('10:00') } })).toEqual([]);
  });

  it('takes the rows of some codes, and the empty name takes unclassified errors', () => {
    expect(select({ codes: ['PC01', 'PU02'] })).toEqual([1, 4, 6, 7]);
    expect(select({ codes: [''] })).toEqual([3, 8]);
    expect(select({ codes: ['PT01'] })).toEqual([]);
  });

  it('takes what fits everything that is chosen', () => {
    const range = { start: drawnTime('10:01'), end: drawnTime('11:00') };
    expect(select({ range, codes: ['PC01'] })).toEqual([4]);
    expect(select({ range, filters: { machine: { include: ['a'] }, code: { exclude: ['PR03'] } } })).toEqual([
      4,
    ]);
  });

  it.each<[FilterField, FieldFilter, number[]]>([
    ['machine', { include: ['b'] }, [2, 6]],
    ['machine', { exclude: ['a'] }, [2, 3, 6, 7, 8]],
    ['machine', { include: [''] }, [3, 8]],
    ['region', { include: ['lhr', 'ams'], exclude: ['ams'] }, [2, 6]],
    ['app', { include: ['shop'] }, [1, 6]],
    ['category', { include: ['routing', 'unclassified'] }, [2, 3, 5, 8]],
    ['code', { exclude: ['PC01', 'PR03'] }, [3, 6, 8]],
    ['cause', { include: ['PC01'] }, [2]],
    ['cause', { exclude: [''] }, [2, 5]],
    ['how', { include: ['inferred'] }, [4, 5]],
    ['machine', { include: ['nobody'] }, []],
    ['machine', { include: [] }, []],
  ])('by %s %j', (field, filter, expected) => {
    expect(select({ filters: { [field]: filter } })).toEqual(expected);
  });

  it('takes files by the names it is told', () => {
    const table = mergeTables([eventsFromText('10:00 PC01'), eventsFromText('09:00 PM01 PM02')]);
    const code = (selection: Selection): string[] =>
      [...listRows(selectRows(table, selection, ['one', 'two']))].map((row) =>
        at(table.codes, at(table.code, row)),
      );
    expect(code({ filters: { file: { include: ['two'] } } })).toEqual(['PM01', 'PM02']);
    expect(code({ filters: { file: { exclude: ['two'] } } })).toEqual(['PC01']);
  });

  it('is the same as asking each row', () => {
    const names = ['', 'a', 'b', 'c', 'ams', 'lhr', 'shop', 'PC01', 'PR03', 'routing', 'inferred', 'x'];
    const anyFilter = fc.record(
      {
        include: fc.array(fc.constantFrom(...names), { maxLength: 4 }),
        exclude: fc.array(fc.constantFrom(...names), { maxLength: 3 }),
      },
      { requiredKeys: [] },
    );
    const anyFilters = fc.dictionary(fc.constantFrom(...FILTER_FIELDS), anyFilter, { maxKeys: 3 });
    const anyRange = fc.option(fc.tuple(fc.integer({ min: -1, max: 7 }), fc.integer({ min: -1, max: 7 })));
    const valueOf = (field: FilterField, row: number): string =>
      ({
        code: at(TABLE.codes, at(TABLE.code, row)),
        category: toCategoryName(at(TABLE.codes, at(TABLE.code, row))),
        cause: at(TABLE.codes, at(TABLE.cause, row)),
        how: at(HOW_NAMES, at(TABLE.how, row)),
        machine: at(TABLE.machines, at(TABLE.machine, row)),
        region: at(TABLE.regions, at(TABLE.region, row)),
        app: at(TABLE.apps, at(TABLE.app, row)),
        file: 'x',
      })[field];
    fc.assert(
      fc.property(anyFilters, anyRange, (filters, minutes) => {
        const range = minutes && {
          start: drawnTime('10:00') + minutes[0] * 60_000,
          end: drawnTime('10:00') + minutes[1] * 60_000,
        };
        const expected = Array.from({ length: TABLE.length }, (_, row) => row).filter((row) => {
          const time = at(TABLE.time, row);
          if (range !== null && !(time >= range.start && time < range.end)) return false;
          return FILTER_FIELDS.every((field) => {
            const { include, exclude } = filters[field] ?? {};
            const value = valueOf(field, row);
            return include?.includes(value) !== false && exclude?.includes(value) !== true;
          });
        });
        const selection: Selection = { filters, ...(range !== null && { range }) };
        expect([...listRows(selectRows(TABLE, selection, ['x']))]).toEqual(expected);
      }),
    );
  });
});
