/**
 * How many cases a property is tried with: as many as its test says, the same ones each time, or so many times more,
 * drawn anew, where CASES_TIMES asks, as in `CASES_TIMES=100 npx vitest run --testTimeout 0 tests/core/lines.test.ts` for
 * a million in the place of ten thousand.
 */
const TIMES = Number(process.env['CASES_TIMES'] ?? 1);

export const isUsualCount = process.env['CASES_TIMES'] === undefined;

export function toRuns(cases: number): number {
  return Math.ceil(cases * TIMES);
}
