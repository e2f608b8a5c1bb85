import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  checkTable,
  getTransferables,
  HOW_WRITTEN,
  type EventTable,
} from '../../src/core/table/eventTable.ts';
import { EventTableBuilder, mergeTables, type NewEvent } from '../../src/core/table/eventTableBuilder.ts';
import { eventsFromText } from '../support/read/eventsFromText.ts';
import { describeEvents } from '../support/read/summary.ts';

const EVENT: NewEvent = {
  time: 1000,
  code: 'PC01',
  cause: undefined,
  how: HOW_WRITTEN,
  app: undefined,
  machine: undefined,
  region: undefined,
  source: 0,
  recordStart: 0,
  recordLength: 1,
  lineNumber: 1,
};

describe('drawn events', () => {
  it('say what they draw', () => {
    const table = eventsFromText(`
      10:00        PC01 PR03<PC01@machine-b/lhr
      10:00:30.5   PM05~/ams
      --           ?@machine-b
    `);
    checkTable(table);
    expect(describeEvents(table)).toEqual([
      '10:00:00 PC01 / #1',
      '10:00:00 PR03<PC01 machine-b/lhr #2',
      '10:00:30 PM05~ /ams #3',
      '--:--:-- ? machine-b/ #4',
    ]);
  });
});

describe('an event table', () => {
  it('is ordered by time, rows without a time last, equal ones as they came', () => {
    const table = eventsFromText(`
      --      PM01
      10:02   PC01 PC02
      10:00   PC03
      10:02   PC04
      --      PM02
      10:01   PC05
    `);
    checkTable(table);
    expect([...table.code].map((code) => table.codes[code])).toEqual([
      'PC03',
      'PC05',
      'PC01',
      'PC02',
      'PC04',
      'PM01',
      'PM02',
    ]);
  });

  it('is ordered like a stable sort whatever the times', () => {
    const time = fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(time, { maxLength: 80 }), (times) => {
        const builder = new EventTableBuilder(1);
        for (const [i, at] of times.entries()) builder.add({ ...EVENT, time: at, lineNumber: i + 1 });
        const table = builder.finish();
        checkTable(table);
        const expected = times
          .map((at, i) => ({ at: at ?? Infinity, line: i + 1 }))
          .sort((a, b) => a.at - b.at);
        expect([...table.lineNumber]).toEqual(expected.map(({ line }) => line));
      }),
    );
  });

  it('does not change when its builder grows', () => {
    const builder = new EventTableBuilder();
    builder.add(EVENT);
    const table = builder.finish();
    builder.add({ ...EVENT, code: 'PC02' });
    checkTable(table);
    expect(table.length).toBe(1);
    expect(table.codes).toEqual(['', 'PC01']);
  });

  it('keeps names that every object has', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length'];
    const builder = new EventTableBuilder();
    for (const name of names) builder.add({ ...EVENT, code: name, machine: name, region: name, app: name });
    const table = mergeTables([builder.finish()]);
    checkTable(table);
    expect(table.machines).toEqual(['', ...names]);
    expect([...table.machine].map((machine) => table.machines[machine])).toEqual(names);
  });

  it('sums up the names that are too many for a dictionary', () => {
    const builder = new EventTableBuilder();
    for (let i = 0; i < 70_000; i += 1) builder.add({ ...EVENT, region: `r${String(i)}` });
    const table = builder.finish();
    checkTable(table);
    expect(table.regions).toHaveLength(0xffff);
    expect(table.regions[table.region[69_999] ?? 0]).toBe('(other)');
  });

  it('gives one buffer per column to another thread', () => {
    const table = eventsFromText('10:00 PC01 PM01');
    const buffers = getTransferables(table);
    expect(new Set(buffers).size).toBe(11);
    const copy = structuredClone(table, { transfer: buffers });
    checkTable(copy);
    expect(table.time).toHaveLength(0);
  });
});

describe('merging tables', () => {
  it('sums up the names that are too many for one dictionary', () => {
    const [first, second] = [0, 60_000].map((from) => {
      const builder = new EventTableBuilder();
      for (let i = from; i < from + 60_000; i += 1) builder.add({ ...EVENT, region: `r${String(i)}` });
      return builder.finish();
    });
    if (first === undefined || second === undefined) throw new Error('no tables');
    const merged = mergeTables([first, second]);
    checkTable(merged);
    const regionAt = (row: number): string | undefined => merged.regions[merged.region[row] ?? 0];
    expect(merged.regions).toHaveLength(0xffff);
    expect([regionAt(0), regionAt(60_000), regionAt(119_999)]).toEqual(['r0', 'r60000', '(other)']);
  });

  const event = fc.record({
    time: fc.integer({ min: 0, max: 9 }),
    code: fc.constantFrom('PC01', 'PM05', 'PR03'),
    machine: fc.constantFrom('a', 'b', undefined),
    lineNumber: fc.integer({ min: 1, max: 1000 }),
  });

  it('gives the same events in whatever order the tables come', () => {
    fc.assert(
      fc.property(fc.array(fc.array(event, { maxLength: 8 }), { maxLength: 5 }), (files) => {
        const tables = files.map((events) => {
          const builder = new EventTableBuilder();
          for (const { machine, ...rest } of events) builder.add({ ...EVENT, ...rest, machine });
          return builder.finish();
        });
        const merged = mergeTables(tables);
        const reversed = mergeTables(tables.toReversed());
        checkTable(merged);
        checkTable(reversed);
        expect(describeEvents(reversed).toSorted()).toEqual(describeEvents(merged).toSorted());
        expect(merged.length).toBe(files.flat().length);
      }),
    );
  });

  it('names the file of every row', () => {
    const merged = mergeTables([
      eventsFromText('10:01 PC01'),
      eventsFromText(''),
      eventsFromText('10:00 PM01@b'),
    ]);
    expect([...merged.source]).toEqual([2, 0]);
    expect(describeEvents(merged)).toEqual(['10:00:00 PM01 b/ #1', '10:01:00 PC01 / #1']);
  });
});

describe('checkTable', () => {
  const whole = eventsFromText('10:00 PC01@a/ams\n10:01 ?\n-- PM01');
  const breakages: readonly [what: string, broken: Partial<EventTable>, complaint: RegExp][] = [
    ['a column that is too short', { machine: new Uint32Array(2) }, /Column machine has 2 rows/],
    ['a wrong length', { length: 2 }, /Column time/],
    ['a code outside its dictionary', { code: Uint16Array.of(1, 0, 9) }, /Row 2: code is outside/],
    ['a machine outside its dictionary', { machine: Uint32Array.of(7, 0, 0) }, /Row 0: machine is outside/],
    ['a dictionary without the empty name', { regions: ['ams', 'lhr'] }, /regions does not start/],
    ['a dictionary that names something twice', { apps: ['', 'a', 'a'] }, /apps names something twice/],
    ['rows out of order', { time: Float64Array.of(2, 1, Number.NaN) }, /Row 1: earlier/],
    ['a time behind rows without one', { time: Float64Array.of(Number.NaN, 1, 2) }, /Row 1: earlier/],
    ['an unclassified row with a code', { code: Uint16Array.of(1, 1, 2) }, /Row 1: code and how/],
    ['a written code that is missing', { code: Uint16Array.of(0, 0, 2) }, /Row 0: code and how/],
  ];

  it('finds nothing wrong with a good table', () => {
    expect(() => {
      checkTable(whole);
    }).not.toThrow();
  });

  test.each(breakages)('finds %s', (_what, broken, complaint) => {
    expect(() => {
      checkTable({ ...whole, ...broken });
    }).toThrow(complaint);
  });
});
