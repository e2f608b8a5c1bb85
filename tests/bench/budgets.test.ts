import { describe, expect, it } from 'vitest';
import { BUDGETS, judge, type Figure } from './budgets.ts';

describe('a verdict', () => {
  const cases: readonly [figure: Figure, verdict: ReturnType<typeof judge>][] = [
    [{ budget: 'cancel', measured: 100 }, 'met'],
    [{ budget: 'cancel', measured: 100.1 }, 'missed'],
    [{ budget: 'firstCoverage', measured: 100 }, 'met'],
    [{ budget: 'firstCoverage', measured: 80 }, 'missed'],
    [{ budget: 'readText', measured: 1.15, peer: { name: 'bare read', measured: 1 } }, 'met'],
    [{ budget: 'readText', measured: 1.2, peer: { name: 'bare read', measured: 1 } }, 'missed'],
    // Both limits count.
    [{ budget: 'processMemory', measured: 251, peer: { name: 'at 1 GB', measured: 250 } }, 'missed'],
    [{ budget: 'processMemory', measured: 120, peer: { name: 'at 1 GB', measured: 100 } }, 'missed'],
    [{ budget: 'processMemory', measured: 105, peer: { name: 'at 1 GB', measured: 100 } }, 'met'],
    // Nothing to measure with is no miss; a measurement that breaks off is one.
    [{ budget: 'analyzeBesideLnav', measured: undefined, note: 'lnav is not installed' }, 'not measured'],
    [{ budget: 'readText', measured: 1 }, 'not measured'],
    [{ budget: 'zoom', measured: undefined, isFailure: true }, 'missed'],
    [{ budget: 'cancel', measured: Number.NaN }, 'missed'],
    [{ budget: 'analyzeBesideRipgrep', measured: 9, peer: { name: 'rg -c', measured: 1 } }, 'for reference'],
  ];

  it.each(cases)('of %o is %s', (figure, verdict) => {
    expect(judge(figure)).toBe(verdict);
  });
});

it('every number from B1 to B9 has a budget', () => {
  const numbers = new Set(Object.values(BUDGETS).map(({ number }) => number));
  expect([...numbers]).toEqual(['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8', 'B9']);
});
