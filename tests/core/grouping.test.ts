import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { binGroups, GROUPINGS, type GroupBy } from '../../src/core/bins/grouping.ts';
import { selectRows } from '../../src/core/table/selection.ts';
import { toSparklines } from '../../src/core/bins/sparklines.ts';
import { binEvents, chooseStep } from '../../src/core/bins/timeBins.ts';
import type { EventTable } from '../../src/core/table/eventTable.ts';
import { drawnTime, eventsFromText } from '../support/read/eventsFromText.ts';

const TABLE = eventsFromText(`
  10:00   PC01@a/ams PR03<PC01@b/lhr ?
  10:01   PC01~@a/ams PR03~<PM01@a/ams
  10:05   PU02@b/lhr
  --      PC01@c ?
`);
const RANGE = { start: drawnTime('10:00'), end: drawnTime('10:06') };
const MINUTE = 60_000;

function toOwner(code: string): string {
  return code.startsWith('PR') ? 'platform' : 'app';
}

function group(groupBy: GroupBy, table: EventTable = TABLE): ReturnType<typeof binGroups> {
  return binGroups(table, selectRows(table, {}), binEvents(table, RANGE, MINUTE), groupBy, toOwner);
}

describe('the groups of a timeline', () => {
  test.each<[GroupBy, string[]]>([
    ['category', ['connection 2', 'routing 2', 'unclassified 1', 'upstream 1']],
    ['code', ['PC01 2', 'PR03 2', ' 1', 'PU02 1']],
    ['owner', ['app 4', 'platform 2']],
    ['machine', ['a 3', 'b 2', ' 1']],
    ['region', ['ams 3', 'lhr 2', ' 1']],
    ['cause', [' 4', 'PC01 1', 'PM01 1']],
    ['app', [' 6']],
  ])('by %s, largest first', (groupBy, expected) => {
    expect(group(groupBy).groups.map(({ name, total }) => `${name} ${String(total)}`)).toEqual(expected);
  });

  it('are counted per bin', () => {
    const { groups, counts } = group('machine');
    const bins = Array.from({ length: 6 }, (_, bin) => [
      ...counts.subarray(bin * groups.length, (bin + 1) * groups.length),
    ]);
    expect(bins).toEqual([
      [1, 1, 1],
      [2, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
      [0, 1, 0],
    ]);
  });

  it('that are too many stand together in the last one, which cannot be taken for a machine', () => {
    const machines = Array.from({ length: 14 }, (_, i) => `m${String(i).padStart(2, '0')}`);
    const drawing = machines.map((name) => `PC01@${name}`).join(' ');
    const { groups } = group('machine', eventsFromText(`10:00 ${drawing} PC01@other PC01@other`));
    expect(groups.map(({ name, total, members }) => `${name} ${String(total)} ${String(members)}`)).toEqual([
      'other 2 1',
      ...machines.slice(0, 8).map((name) => `${name} 1 1`),
      'other 6 6',
    ]);
  });

  it('of which one alone would be too many keep their names', () => {
    const drawing = Array.from({ length: 10 }, (_, i) => `PC01@m${String(i)}`).join(' ');
    expect(
      group('machine', eventsFromText(`10:00 ${drawing}`)).groups.every(({ members }) => members === 1),
    ).toBe(true);
  });

  it('add up to the events in the range, whatever they are', () => {
    const anyEvent = fc.record({
      second: fc.integer({ min: 0, max: 3599 }),
      what: fc.constantFrom('PC01', 'PC01~', 'PR03<PC01', 'PM05', '?', 'PX99'),
      machine: fc.integer({ min: 0, max: 30 }),
    });
    fc.assert(
      fc.property(
        fc.array(anyEvent, { maxLength: 80 }),
        fc.constantFrom(...GROUPINGS),
        fc.integer({ min: 0, max: 3600 }),
        fc.integer({ min: 1, max: 3600 }),
        fc.integer({ min: 2, max: 60 }),
        (events, groupBy, from, length, maxBins) => {
          const table = eventsFromText(
            events
              .map(({ second, what, machine }) => {
                const clock = new Date(second * 1000).toISOString().slice(11, 19);
                return `${clock} ${what}${machine > 25 ? '' : `@m${String(machine)}`}`;
              })
              .join('\n'),
          );
          const range = {
            start: drawnTime('00:00') + from * 1000,
            end: drawnTime('00:00') + (from + length) * 1000,
          };
          const rows = selectRows(table, { range });
          const bins = binEvents(table, range, chooseStep(range, maxBins));
          const { groups, counts } = binGroups(table, rows, bins, groupBy, toOwner);
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rows.length);
          expect(groups.reduce((sum, { total }) => sum + total, 0)).toBe(rows.length);
          expect(groups.length).toBeLessThanOrEqual(10);
          for (const [index, { total }] of groups.entries()) {
            const ofGroup = counts.filter((_, cell) => cell % groups.length === index);
            expect(ofGroup.reduce((sum, count) => sum + count, 0)).toBe(total);
          }
        },
      ),
    );
  });
});

describe('sparklines', () => {
  const draw = (stepMs: number): string[] =>
    [...toSparklines(TABLE.codes, binEvents(TABLE, RANGE, stepMs))].map(
      ([code, parts]) =>
        `${code === '' ? '?' : code} ${parts.map((n) => (n === 0 ? '.' : String(n))).join('')}`,
    );

  it('count each code in a few parts of the range', () => {
    expect(draw(1000)).toEqual([
      '? 1.......................',
      'PC01 1...1...................',
      'PR03 1...1...................',
      'PU02 ....................1...',
    ]);
  });

  it('have no more parts than there are bins', () => {
    expect(draw(MINUTE)).toEqual(['? 1.....', 'PC01 11....', 'PR03 11....', 'PU02 .....1']);
  });

  it('lose nothing, whatever the number of bins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (seconds) => {
        const start = drawnTime('10:00');
        const range = { start, end: start + seconds * 1000 };
        const last = new Date(range.end - 1).toISOString().slice(11, 23);
        const table = eventsFromText(`10:00 PC01\n${last} PC01`);
        const parts = toSparklines(table.codes, binEvents(table, range, 1000)).get('PC01') ?? [];
        expect(parts).toHaveLength(Math.min(24, seconds));
        expect(parts.reduce((sum, count) => sum + count, 0)).toBe(2);
      }),
    );
  });
});
