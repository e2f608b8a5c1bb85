import { expect, it } from 'vitest';
import type { Figure } from './budgets.ts';
import { toSummary, toTable } from './report.ts';

const FIGURES: readonly Figure[] = [
  { budget: 'cancel', measured: 123.4 },
  { budget: 'readText', measured: 1.0841, peer: { name: 'bare read', measured: 1.002 }, note: 'a|b' },
  { budget: 'analyzeBesideLnav', measured: undefined, note: 'lnav is not installed' },
];

it('the table stands in the order of the budgets', () => {
  const cells = toTable(FIGURES)
    .split('\n')
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));
  expect(cells[0]).toEqual(['', 'budget', 'what', 'measured', 'peer', 'ratio', 'limit', 'verdict', '']);
  expect(cells.slice(2).map(([, number, , ...rest]) => [number, ...rest.slice(0, -1)])).toEqual([
    ['B1', '1.08 s, a\\|b', '1.00 s bare read', '1.08 ×', '≤ 1.15 ×', 'met'],
    ['B2', 'lnav is not installed', '', '', '≤ 0.1 ×', 'not measured'],
    ['B6', '123 ms', '', '', '≤ 100 ms', 'missed'],
  ]);
});

it('all lines of the table are as wide', () => {
  expect(
    new Set(
      toTable(FIGURES)
        .split('\n')
        .map((line) => line.length),
    ).size,
  ).toBe(1);
});

it('the summary names what was missed', () => {
  expect(toSummary(FIGURES)).toBe('1 met, 1 missed (cancel), 1 not measured');
});
