import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBeyondChance } from '../../src/core/bins/chance.ts';

/** By the formula, with factorials as sums of logarithms: slow, and for all sizes. */
function getTails(count: number, all: number, share: number): readonly [below: number, above: number] {
  const logFactorials = [0];
  for (let n = 1; n <= all; n += 1) logFactorials.push((logFactorials[n - 1] ?? 0) + Math.log(n));
  const log = (n: number): number => logFactorials[n] ?? NaN;
  let below = 0;
  let above = 0;
  for (let n = 0; n <= all; n += 1) {
    const chance = Math.exp(
      log(all) - log(n) - log(all - n) + n * Math.log(share) + (all - n) * Math.log1p(-share),
    );
    if (n <= count) below += chance;
    if (n >= count) above += chance;
  }
  return [below, above];
}

test.each([
  [7, 7, 0.5, false], // 1 in 64, in both directions together
  [8, 8, 0.5, true], // 1 in 128
  [0, 8, 0.5, true],
  [1, 1, 0.9, false],
  [1, 1, 0.01, false], // 1 in 100, but only half of that for one direction
  [1, 1, 0.004, true],
  [0, 5, 6 / 7, true],
  [0, 30, 1 / 7, false],
  [60, 100, 0.5, false],
  [64, 100, 0.5, true],
])('%d of %d, with a share of %d: beyond chance is %s', (count, all, share, expected) => {
  expect(isBeyondChance(count, all, share)).toBe(expected);
});

test('is what the binomial distribution says, but for where one error more or less decides', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2000 }),
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      fc.double({ min: -5, max: 5, noNaN: true }),
      (all, share, deviations) => {
        const mean = all * share;
        const wanted = Math.round(mean + deviations * Math.sqrt(mean * (1 - share)));
        const count = Math.max(0, Math.min(all, wanted));
        const least = Math.min(...getTails(count, all, share));
        if (isBeyondChance(count, all, share)) expect(least).toBeLessThan(0.008);
        else expect(least).toBeGreaterThan(0.003);
      },
    ),
  );
});

test('a million errors are judged as well', () => {
  expect(isBeyondChance(500_000, 1_000_000, 0.5)).toBe(false);
  expect(isBeyondChance(502_000, 1_000_000, 0.5)).toBe(true);
  expect(isBeyondChance(1_000_000, 1_000_000, 1e-5)).toBe(true);
  expect(isBeyondChance(12, 1_000_000, 1e-5)).toBe(false);
});
