import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { summarizeEvents } from '../../src/core/bins/codeSummary.ts';
import { mergeRecordCounts, RecordCounter } from '../../src/core/table/recordCounts.ts';
import { selectRows } from '../../src/core/table/selection.ts';
import { binEvents, binRecords, chooseStep } from '../../src/core/bins/timeBins.ts';
import { drawnTime, eventsFromText } from '../support/read/eventsFromText.ts';

const TABLE = eventsFromText(`
  10:00   PC01@a/ams PR03<PC01@b/lhr ?
  10:01   PC01~@a/ams PR03~<PM01@a/ams
  10:05   PU02@b/lhr
  --      PC01@c ?
`);
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

describe('the summary of events', () => {
  it('counts codes, most frequent first, and how often others quote them', () => {
    const { codes, ...totals } = summarizeEvents(TABLE);
    expect(totals).toEqual({ errors: 6, inferred: 2, unclassified: 2 });
    expect(codes.map(({ code, count, inferred, asCause }) => ({ code, count, inferred, asCause }))).toEqual([
      { code: 'PC01', count: 3, inferred: 1, asCause: 1 },
      { code: 'PR03', count: 2, inferred: 1, asCause: 0 },
      { code: 'PU02', count: 1, inferred: 0, asCause: 0 },
    ]);
  });

  it('tells when, where and why', () => {
    const [refused, retried] = summarizeEvents(TABLE).codes;
    expect(refused).toMatchObject({
      firstSeen: drawnTime('10:00'),
      lastSeen: drawnTime('10:01'),
      machines: [
        { name: 'a', count: 2 },
        { name: 'c', count: 1 },
      ],
      regions: [
        { name: 'ams', count: 2 },
        { name: '', count: 1 },
      ],
      causes: [],
    });
    expect(retried?.causes).toEqual([
      { name: 'PC01', count: 1 },
      { name: 'PM01', count: 1 },
    ]);
  });

  it('of a range leaves out what is outside and what has no time', () => {
    const range = { start: drawnTime('10:01'), end: drawnTime('10:05') };
    const { codes, ...totals } = summarizeEvents(TABLE, selectRows(TABLE, { range }));
    expect(totals).toEqual({ errors: 2, inferred: 2, unclassified: 0 });
    expect(codes.map(({ code }) => code)).toEqual(['PC01', 'PR03']);
  });

  it('names at most 50 machines and sums up the rest', () => {
    const drawing = Array.from({ length: 60 }, (_, i) => `PC01@m${String(i)}`).join(' ');
    const machines = summarizeEvents(eventsFromText(`10:00 ${drawing} PC01@m7`)).codes[0]?.machines ?? [];
    expect(machines).toHaveLength(50);
    expect(machines[0]).toEqual({ name: 'm7', count: 2 });
    expect(machines.at(-1)).toEqual({ name: 'other', count: 11 });
  });

  it('counts the machines and regions that are named, however many they are', () => {
    const drawing = Array.from({ length: 60 }, (_, i) => `PC01@m${String(i)}/ams`).join(' ');
    expect(summarizeEvents(eventsFromText(`10:00 ${drawing} PC01`)).codes).toMatchObject([
      { machineCount: 60, regionCount: 1 },
    ]);
  });

  it("does not count a code that quotes itself as another's cause", () => {
    expect(summarizeEvents(eventsFromText('10:00 PR03<PR03')).codes).toMatchObject([
      { code: 'PR03', asCause: 0, causes: [{ name: 'PR03' }] },
    ]);
  });

  it('of a code whose records have no time says so', () => {
    expect(summarizeEvents(eventsFromText('-- PM01')).codes).toMatchObject([
      { code: 'PM01', firstSeen: undefined, lastSeen: undefined },
    ]);
  });

  it('of nothing is empty', () => {
    expect(summarizeEvents(eventsFromText(''))).toEqual({
      errors: 0,
      inferred: 0,
      unclassified: 0,
      codes: [],
    });
  });
});

describe('the step of a timeline', () => {
  const start = drawnTime('00:00');
  test.each([
    [10 * SECOND, 100, SECOND],
    [MINUTE, 10, 10 * SECOND],
    [60 * MINUTE, 60, MINUTE],
    [60 * MINUTE, 59, 2 * MINUTE],
    [DAY, 100, 15 * MINUTE],
    [30 * DAY, 10, 7 * DAY],
    [20_000 * DAY, 5, 364 * 16 * DAY],
    [0, 10, SECOND],
  ])('of %i ms in at most %i bins is %i ms', (length, maxBins, step) => {
    expect(chooseStep({ start, end: start + length }, maxBins)).toBe(step);
  });

  it('is not finer than what was counted', () => {
    expect(chooseStep({ start, end: start + MINUTE }, 1000, 10 * SECOND)).toBe(10 * SECOND);
  });

  it('never needs more bins than there may be', () => {
    const span = fc.record({
      start: fc.integer({ min: 0, max: 4e12 }),
      length: fc.integer({ min: 0, max: 4e12 }),
    });
    fc.assert(
      fc.property(span, fc.integer({ min: 2, max: 500 }), (range, maxBins) => {
        const timeRange = { start: range.start, end: range.start + range.length };
        expect(
          binEvents(eventsFromText(''), timeRange, chooseStep(timeRange, maxBins)).binCount,
        ).toBeLessThanOrEqual(maxBins);
      }),
    );
  });
});

describe('the bins of a timeline', () => {
  it('count what is in the range, by code, from a multiple of the step on', () => {
    const range = { start: drawnTime('10:00:30'), end: drawnTime('10:05') + 1 };
    const bins = binEvents(TABLE, range, MINUTE);
    expect(bins).toMatchObject({
      start: drawnTime('10:00'),
      stepMs: MINUTE,
      binCount: 6,
      codeCount: TABLE.codes.length,
    });
    const filled = [...bins.counts].flatMap((count, cell) => {
      const name = `${String(Math.floor(cell / bins.codeCount))} ${TABLE.codes[cell % bins.codeCount] ?? ''}`;
      return count === 0 ? [] : [`${name} ${String(count)}`];
    });
    expect(filled).toEqual(['1 PC01 1', '1 PR03 1', '5 PU02 1']);
  });

  it('add up to the rows in the range', () => {
    const seconds = fc.array(fc.integer({ min: 0, max: 3599 }), { maxLength: 60 });
    const toClock = (second: number): string => new Date(second * SECOND).toISOString().slice(11, 19);
    fc.assert(
      fc.property(
        seconds,
        fc.integer({ min: 0, max: 3600 }),
        fc.integer({ min: 0, max: 3600 }),
        fc.integer({ min: 2, max: 99 }),
        (times, from, length, maxBins) => {
          const table = eventsFromText(
            times.map((second) => `${toClock(second)} ${second % 2 === 0 ? 'PC01' : '?'}`).join('\n'),
          );
          const range = {
            start: drawnTime('00:00') + from * SECOND,
            end: drawnTime('00:00') + (from + length) * SECOND,
          };
          const { counts } = binEvents(table, range, chooseStep(range, maxBins));
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(selectRows(table, { range }).length);
        },
      ),
    );
  });
});

describe('the records per moment', () => {
  it('count every record once, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50_000 }), { maxLength: 200 }), (times) => {
        const counter = new RecordCounter();
        for (const time of times) counter.add(time);
        const counts = counter.take();
        expect(counts.starts.every((start) => start % counts.stepMs === 0)).toBe(true);
        expect(new Set(counts.starts).size).toBe(counts.starts.length);
        const range = { start: 0, end: 50_001 };
        const expected = new Array<number>(51)
          .fill(0)
          .map((_, bin) => times.filter((time) => Math.floor(time / 1000) === bin).length);
        expect([...binRecords(counts, range, 1000)]).toEqual(expected);
        expect(counter.span).toEqual(
          times.length === 0 ? undefined : { first: Math.min(...times), last: Math.max(...times) },
        );
      }),
    );
  });

  it('are given once, each time those since the last time', () => {
    const counter = new RecordCounter();
    counter.add(1500);
    expect(counter.take()).toEqual({
      stepMs: 1000,
      starts: Float64Array.of(1000),
      counts: Uint32Array.of(1),
    });
    counter.add(1700);
    counter.add(9000);
    expect(counter.take()).toEqual({
      stepMs: 1000,
      starts: Float64Array.of(1000, 9000),
      counts: Uint32Array.of(1, 1),
    });
    expect(counter.span).toEqual({ first: 1500, last: 9000 });
  });

  it('are counted in longer steps where a log names very many moments', () => {
    const counter = new RecordCounter();
    const moments = (1 << 20) + 10;
    for (let i = 0; i < moments; i += 1) counter.add(i * 1000);
    const { stepMs, starts, counts } = counter.take();
    expect(stepMs).toBe(10_000);
    expect(starts).toHaveLength(Math.ceil(moments / 10));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(moments);
  });

  it('of several files add up, and what is outside the range is left out', () => {
    const one = { stepMs: 1000, starts: Float64Array.of(0, 5000), counts: Uint32Array.of(2, 3) };
    const two = { stepMs: 1000, starts: Float64Array.of(4000, 99_000), counts: Uint32Array.of(1, 7) };
    expect([...binRecords(mergeRecordCounts([one, two]), { start: 0, end: 10_000 }, 5000)]).toEqual([3, 3]);
  });
});
