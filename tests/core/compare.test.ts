import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compareCodes, type ComparedSide } from '../../src/core/bins/compare.ts';
import { getCoveredMs, type FileTimes } from '../../src/core/log/coverage.ts';

const MINUTE = 60_000;

function side(minutes: number, counts: Readonly<Record<string, number>>): ComparedSide {
  return { counts: new Map(Object.entries(counts)), coveredMs: minutes * MINUTE };
}

describe('a comparison', () => {
  it('tells what is new, up, gone, down, steady and unclear, by the rate per covered minute', () => {
    const before = side(60, { PC01: 60, PM01: 600, PR03: 30, PA01: 5, PU02: 0, PT01: 100, PL01: 600 });
    const after = side(10, { PC01: 11, PM01: 20, PR03: 60, PE01: 1, PE02: 9, PL01: 105 });
    const drawn = compareCodes(before, after).map(
      ({ code, change, before: was, after: is }) =>
        `${code} ${change} ${String(was.count)} → ${String(is.count)}, ${was.perMinute?.toFixed(2) ?? ''} → ${is.perMinute?.toFixed(2) ?? ''}`,
    );
    expect(drawn).toEqual([
      'PM01 down 600 → 20, 10.00 → 2.00',
      'PR03 up 30 → 60, 0.50 → 6.00',
      'PT01 gone 100 → 0, 1.67 → 0.00',
      'PE02 new 0 → 9, 0.00 → 0.90',
      'PL01 steady 600 → 105, 10.00 → 10.50',
      // With so few, twice as many in the ten minutes would look the same.
      'PC01 unclear 60 → 11, 1.00 → 1.10',
      'PE01 unclear 0 → 1, 0.00 → 0.10',
      'PA01 unclear 5 → 0, 0.08 → 0.00',
    ]);
  });

  it('with very many errors still takes a small difference for none', () => {
    const [change] = compareCodes(side(60, { PC01: 100_000 }), side(60, { PC01: 104_000 }));
    expect(change?.change).toBe('steady');
    const [larger] = compareCodes(side(60, { PC01: 100_000 }), side(60, { PC01: 126_000 }));
    expect(larger?.change).toBe('up');
  });

  it('is fair to unequal lengths: half the time with half the errors is the same', () => {
    const [change] = compareCodes(side(60, { PC01: 400 }), side(30, { PC01: 200 }));
    expect(change).toMatchObject({
      change: 'steady',
      before: { perMinute: 400 / 60 },
      after: { perMinute: 200 / 30 },
    });
  });

  it('has no rates where nothing is covered, and claims none', () => {
    expect(compareCodes(side(0, { PC01: 5 }), side(10, { PC01: 5000, PM01: 9 }))).toMatchObject([
      { code: 'PC01', change: 'unclear', before: { perMinute: undefined }, after: { perMinute: 500 } },
      { code: 'PM01', change: 'unclear', before: { count: 0, perMinute: undefined } },
    ]);
  });

  it('of a log with itself finds nothing', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('PC01', 'PM01', ''), fc.integer({ min: 1, max: 1e6 })),
        fc.integer({ min: 0, max: 1e6 }),
        (counts, minutes) => {
          for (const { change } of compareCodes(side(minutes, counts), side(minutes, counts)))
            expect(['steady', 'unclear']).toContain(change);
        },
      ),
    );
  });

  it('turned around says the opposite', () => {
    const opposite = {
      new: 'gone',
      gone: 'new',
      up: 'down',
      down: 'up',
      steady: 'steady',
      unclear: 'unclear',
    };
    const anyCounts = fc.dictionary(
      fc.constantFrom('PC01', 'PM01', 'PR03'),
      fc.integer({ min: 0, max: 500 }),
    );
    const anyMinutes = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(anyCounts, anyCounts, anyMinutes, anyMinutes, (a, b, minutesA, minutesB) => {
        const there = compareCodes(side(minutesA, a), side(minutesB, b));
        const back = new Map(
          compareCodes(side(minutesB, b), side(minutesA, a)).map(({ code, change }) => [code, change]),
        );
        for (const { code, change } of there) expect(back.get(code)).toBe(opposite[change]);
      }),
    );
  });
});

describe('the covered time', () => {
  const file = (start: number, end: number, ...gaps: [number, number][]): FileTimes => ({
    span: { start, end },
    gaps: gaps.map(([from, to]) => ({ start: from, end: to })),
  });

  test.each<[string, FileTimes[], [number, number] | undefined, number]>([
    ['of nothing', [], undefined, 0],
    ['of a file without times', [{ span: undefined, gaps: [] }], undefined, 0],
    ['of a file is its span', [file(10, 50)], undefined, 40],
    ['leaves gaps out', [file(10, 50, [20, 25], [30, 31])], undefined, 34],
    ['counts what two files share once', [file(10, 50), file(40, 60)], undefined, 50],
    ['of apart files is their sum', [file(10, 20), file(40, 60)], undefined, 30],
    ['is whole where another file fills a gap', [file(10, 50, [20, 40]), file(15, 45)], undefined, 40],
    ['within a range', [file(10, 50, [20, 25])], [15, 30], 10],
    ['within a gap', [file(10, 50, [20, 25])], [21, 24], 0],
    ['beside a range', [file(10, 50)], [60, 70], 0],
  ])('%s', (_, files, range, expected) => {
    expect(getCoveredMs(files, range && { start: range[0], end: range[1] })).toBe(expected);
  });
});
