/**
 * The one place that says how many cases properties are tried with. A test says how many are the whole. Where nothing is
 * asked, a fifth of them is drawn, the same ones each time; with CASES_TIMES so many times the whole, drawn anew, as in
 * `CASES_TIMES=1 npm test`, or `CASES_TIMES=100 npx vitest run --testTimeout 0 tests/core/lines.test.ts` for a million in
 * the place of ten thousand.
 */
const USUAL_TIMES = 0.2;
const TIMES = Number(process.env['CASES_TIMES'] ?? USUAL_TIMES);

export const isUsualCount = process.env['CASES_TIMES'] === undefined;

export function toRuns(cases: number): number {
  return Math.ceil(cases * TIMES);
}
