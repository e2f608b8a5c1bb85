import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countByCode } from '../../src/core/bins/codeCounts.ts';
import { summarizeEvents, type EventSummary } from '../../src/core/bins/codeSummary.ts';
import {
  at,
  HOW_INFERRED,
  HOW_UNCLASSIFIED,
  NONE,
  type EventTable,
} from '../../src/core/table/eventTable.ts';
import { listRows, rowsBetween, rowsOf, type Rows } from '../../src/core/table/rows.ts';
import { eventsFromText } from '../support/read/eventsFromText.ts';

const anyEvent = fc.record({
  second: fc.option(fc.integer({ min: 0, max: 59 })),
  what: fc.constantFrom('PC01', 'PC01~', 'PC01<PM01', 'PR03<PR03', 'PR03~<PC01', 'PM05', '?'),
  machine: fc.option(fc.integer({ min: 0, max: 70 })),
  region: fc.constantFrom('', '/ams', '/lhr'),
});

const anyTable = fc.array(anyEvent, { maxLength: 120 }).map((events) =>
  eventsFromText(
    events
      .map(({ second, what, machine, region }) => {
        const time = second === null ? '--' : `10:00:${String(second).padStart(2, '0')}`;
        return `${time} ${what}${machine === null ? '' : `@m${String(machine)}`}${region}`;
      })
      .join('\n'),
  ),
);

/** The table and some of its rows: side by side, or anywhere. */
const anyRows = anyTable.chain((table) =>
  fc.record({
    table: fc.constant(table),
    rows: fc.oneof(
      fc
        .tuple(fc.nat(table.length), fc.nat(table.length))
        .map(([first, end]) => rowsBetween(Math.min(first, end), Math.max(first, end))),
      fc
        .subarray(Array.from({ length: table.length }, (_, row) => row))
        .map((rows) => rowsOf(Uint32Array.from(rows))),
    ),
  }),
);

describe('the counts by code', () => {
  it('are the same however many codes are counted at once', () => {
    const count = (table: EventTable, rows: Rows, maxCells?: number): unknown[] =>
      Array.from(countByCode(table, rows, maxCells), ({ hows, machines, regions, causes, ...counts }) => ({
        ...counts,
        names: [hows, machines, regions, causes].map((names) => [...names]),
      }));
    fc.assert(
      fc.property(anyRows, fc.integer({ min: 1, max: 300 }), ({ table, rows }, maxCells) => {
        expect(count(table, rows, maxCells)).toEqual(count(table, rows));
      }),
    );
  });

  it('sum up to what asking each row tells', () => {
    fc.assert(
      fc.property(anyRows, ({ table, rows }) => {
        expect(summarizeEvents(table, rows)).toEqual(summarizeRowByRow(table, [...listRows(rows)]));
      }),
    );
  });
});

/** Slow and plain. */
function summarizeRowByRow(table: EventTable, rows: readonly number[]): EventSummary {
  const withCode = rows.filter((row) => at(table.code, row) !== NONE);
  const byCode = groupBy(withCode, (row) => at(table.codes, at(table.code, row)));
  const share = (names: readonly string[]): { name: string; count: number }[] => {
    const sorted = [...groupBy(names, (name) => name)]
      .map(([name, { length }]) => ({ name, count: length }))
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
    if (sorted.length <= 50) return sorted;
    const rest = sorted.slice(49).reduce((sum, { count }) => sum + count, 0);
    return [...sorted.slice(0, 49), { name: 'other', count: rest }];
  };
  const cause = (row: number): string => at(table.codes, at(table.cause, row));
  const codes = [...byCode]
    .map(([code, ofCode]) => {
      const machines = ofCode.map((row) => at(table.machines, at(table.machine, row)));
      const regions = ofCode.map((row) => at(table.regions, at(table.region, row)));
      const times = ofCode.map((row) => at(table.time, row)).filter((time) => !Number.isNaN(time));
      return {
        code,
        count: ofCode.length,
        inferred: ofCode.filter((row) => at(table.how, row) === HOW_INFERRED).length,
        asCause: withCode.filter(
          (row) => cause(row) === code && at(table.codes, at(table.code, row)) !== code,
        ).length,
        firstSeen: times[0],
        lastSeen: times.at(-1),
        machines: share(machines),
        regions: share(regions),
        causes: share(ofCode.map(cause).filter((name) => name !== '')),
        machineCount: new Set(machines.filter((name) => name !== '')).size,
        regionCount: new Set(regions.filter((name) => name !== '')).size,
      };
    })
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  return {
    errors: withCode.length,
    inferred: codes.reduce((sum, { inferred }) => sum + inferred, 0),
    unclassified: rows.filter((row) => at(table.how, row) === HOW_UNCLASSIFIED).length,
    codes,
  };
}

function groupBy<T>(values: readonly T[], toKey: (value: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) groups.set(toKey(value), [...(groups.get(toKey(value)) ?? []), value]);
  return groups;
}
