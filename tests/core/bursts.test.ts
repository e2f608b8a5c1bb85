import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findBursts } from '../../src/core/bins/bursts.ts';

/** Errors per bin drawn as digits, bursts as `#` below them. */
function draw(errors: readonly number[]): string {
  const marks = errors.map(() => '.');
  for (const { first, end } of findBursts(errors)) marks.fill('#', first, end);
  return marks.join('');
}

function toErrors(digits: string): readonly number[] {
  return digits.split('').map(Number);
}

describe('finds what stands out', () => {
  test.each([
    ['from silence', '0000590000000800', '....##.......#..'],
    ['from steady noise', '1212219921211212', '......##........'],
    ['and reaches to both sides as far as bins are above the median', '1112381113111111', '...###..........'],
    ['but not single errors among none', '0010020000090100', '...........#....'],
    ['of a quiet log, the worst', '0000100002000100', '.........#......'],
    ['at both ends', '9000000000000008', '#..............#'],
    ['but not where all bins are as tall', '5555555555555555', '................'],
    ['of noise, its first peak', '5465564655645655', '..#.............'],
  ])('%s', (_what, digits, marks) => {
    expect(draw(toErrors(digits))).toBe(marks);
  });

  test('in nothing, nothing', () => {
    expect(findBursts([])).toEqual([]);
    expect(findBursts([0, 0, 0])).toEqual([]);
  });
});

test('counts the errors of each', () => {
  expect(findBursts(toErrors('0059000007'))).toEqual([
    { first: 2, end: 4, errors: 14, peak: 9 },
    { first: 9, end: 10, errors: 7, peak: 7 },
  ]);
});

test('bursts come in order, apart from each other, and the tallest is among them unless most bins are as tall', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 300 }), (errors) => {
      const bursts = findBursts(errors);
      for (const [i, { first, end, errors: sum }] of bursts.entries()) {
        expect(first).toBeGreaterThan(bursts[i - 1]?.end ?? -1);
        expect(end).toBeGreaterThan(first);
        expect(sum).toBe(errors.slice(first, end).reduce((total, count) => total + count, 0));
      }
      const peak = Math.max(...errors);
      const isFlat = errors.filter((count) => count === peak).length * 2 >= errors.length;
      if (!isFlat) expect(Math.max(...bursts.map((burst) => burst.peak))).toBe(peak);
    }),
  );
});
