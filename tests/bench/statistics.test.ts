import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMedian, toPercentile } from './statistics.ts';

describe('the median', () => {
  it('is the middle one, whatever the order', () => {
    expect(toMedian([9, 1, 4])).toBe(4);
    expect(toMedian([100, 2])).toBe(51);
    expect(toMedian([7])).toBe(7);
    expect(toMedian([])).toBeNaN();
  });

  it('has as many values below as above', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const median = toMedian(values);
        const below = values.filter((value) => value < median).length;
        const above = values.filter((value) => value > median).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });
});

describe('a percentile', () => {
  const oneToHundred = Array.from({ length: 100 }, (_, index) => 100 - index);

  it('is not exceeded by that share of the values', () => {
    expect(toPercentile(oneToHundred, 0.95)).toBe(95);
    expect(toPercentile(oneToHundred, 1)).toBe(100);
    expect(toPercentile([3], 0.95)).toBe(3);
    expect(toPercentile([], 0.95)).toBeNaN();
  });

  it('of few values is the largest', () => {
    expect(toPercentile([5, 80, 3], 0.95)).toBe(80);
  });
});
