import { describe, expect, it } from 'vitest';
import { listRows, rowAt, rowsBetween, rowsOf, spreadRows } from '../../src/core/table/rows.ts';

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

it('some are taken from all over, alone or with their neighbours', () => {
  const rows = rowsOf(Uint32Array.from({ length: 100 }, (_, i) => 10 * i));
  expect(spreadRows(rows, 4)).toEqual([0, 330, 660, 990]);
  expect(spreadRows(rows, 6, 3)).toEqual([0, 10, 20, 970, 980, 990]);
  expect(spreadRows(rows, 1)).toEqual([0]);
  expect(spreadRows(rowsBetween(3, 10), 7, 5)).toEqual([3, 4, 5, 6, 7, 8, 9]);
  expect(spreadRows(rowsBetween(3, 10), 20, 5)).toEqual([3, 4, 5, 6, 7, 8, 9]);
  expect(spreadRows(rowsBetween(3, 3), 20, 5)).toEqual([]);
  for (let length = 0; length < 40; length += 1) {
    const taken = spreadRows(rowsBetween(0, length), 17, 4);
    expect(new Set(taken).size).toBe(Math.min(length, 17));
    expect(taken.every((row, i) => row < length && row >= i)).toBe(true);
  }
});
