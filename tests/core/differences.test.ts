import { describe, expect, it } from 'vitest';
import { findDifferences, type CountedField } from '../../src/core/diagnosis/differences.ts';
import { getTwoSidedChance } from '../../src/core/diagnosis/hypergeometric.ts';
import { Random } from '../support/logs/random.ts';

describe('the chance of a draw', () => {
  it('is that of the exact test of Fisher, one side doubled', () => {
    // 10 of 20 drawn, 8 of 10 marked among them: (45·45 + 10·10 + 1·1) / 184756, twice.
    expect(getTwoSidedChance({ all: 20, marked: 10, drawn: 10 }, 8)).toBeCloseTo((2 * 2126) / 184_756, 7);
    expect(getTwoSidedChance({ all: 20, marked: 10, drawn: 10 }, 2)).toBeCloseTo((2 * 2126) / 184_756, 7);
    expect(getTwoSidedChance({ all: 20, marked: 10, drawn: 10 }, 5)).toBe(1);
  });

  it('goes over to the normal distribution without a step', () => {
    const exact = getTwoSidedChance({ all: 6300, marked: 3150, drawn: 3150 }, 1575 - 60);
    const close = getTwoSidedChance({ all: 6500, marked: 3250, drawn: 3250 }, 1625 - 61);
    expect(exact / close).toBeGreaterThan(0.9);
    expect(exact / close).toBeLessThan(1.15);
  });

  it('is 1 where nothing can differ', () => {
    expect(getTwoSidedChance({ all: 5, marked: 5, drawn: 2 }, 2)).toBe(1);
    expect(getTwoSidedChance({ all: 1, marked: 0, drawn: 1 }, 0)).toBe(1);
  });
});

/** Errors whose values are drawn without regard to the side. */
function drawNothing(seed: number): readonly CountedField[] {
  const random = new Random(seed);
  const errors = 40 + random.int(2000);
  const share = 0.1 + 0.8 * random.next();
  const sides = Array.from({ length: errors }, () => random.chance(share));
  return ['machine', 'region', 'code', 'path'].map((field, i) => {
    const inside = new Map<string, number>();
    const outside = new Map<string, number>();
    const values = 2 + random.int(i === 0 ? 30 : 8);
    for (const isInside of sides) {
      const value = `v${Math.floor(values * random.next() ** 2)}`;
      const counts = isInside ? inside : outside;
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return { field, inside, outside };
  });
}

describe('what differs', () => {
  it('is nothing in at least 95 of 100 logs in which nothing does', () => {
    let alarms = 0;
    for (let seed = 1; seed <= 1000; seed += 1)
      if (findDifferences(drawNothing(seed)).length > 0) alarms += 1;
    expect(alarms).toBeLessThanOrEqual(50);
  });

  it('is what stands out, the largest first, and not what is merely certain', () => {
    const counts = (record: Readonly<Record<string, number>>) => new Map(Object.entries(record));
    const found = findDifferences([
      {
        field: 'machine',
        inside: counts({ a: 190, b: 5, c: 5, '': 40 }),
        outside: counts({ a: 30, b: 35, c: 35 }),
      },
      { field: 'region', inside: counts({ ams: 120, fra: 80 }), outside: counts({ ams: 30, fra: 70 }) },
      // A difference of five in a hundred, of very many.
      {
        field: 'code',
        inside: counts({ PC01: 55_000, PU02: 45_000 }),
        outside: counts({ PC01: 50_000, PU02: 50_000 }),
      },
      { field: 'cause', inside: counts({ '': 200 }), outside: counts({ '': 100 }) },
    ]);
    expect(found.map(({ field, value, inside, ofInside }) => [field, value, inside, ofInside])).toEqual([
      ['machine', 'a', 190, 200],
      ['machine', 'b', 5, 200],
      ['machine', 'c', 5, 200],
      ['region', 'ams', 120, 200],
      ['region', 'fra', 80, 200],
    ]);
  });

  it('is nothing beside nothing', () => {
    const field = { field: 'machine', inside: new Map([['a', 10]]), outside: new Map<string, number>() };
    expect(findDifferences([field])).toEqual([]);
    expect(findDifferences([])).toEqual([]);
  });
});
