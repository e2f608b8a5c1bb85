import { describe, expect, it } from 'vitest';
import { listRows, rowAt, rowsBetween, rowsOf } from '../../src/core/rows.ts';

describe.each([
  ['side by side', rowsBetween(3, 7), [3, 4, 5, 6]],
  ['anywhere', rowsOf(Uint32Array.of(1, 4, 9, 16)), [1, 4, 9, 16]],
] as const)('rows %s', (_, rows, expected) => {
  it('are found by their places', () => {
    expect(expected.map((_, place) => rowAt(rows, place))).toEqual(expected);
    expect(rows.length).toBe(expected.length);
  });

  it('are listed, all or some', () => {
    expect([...listRows(rows)]).toEqual(expected);
    expect([...listRows(rows, 1, 3)]).toEqual(expected.slice(1, 3));
    expect([...listRows(rows, 3, 1)]).toEqual([]);
  });
});

it('rows that end before they start are none', () => {
  expect(rowsBetween(5, 2)).toMatchObject({ length: 0 });
});
