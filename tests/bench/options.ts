/** How the bench was asked to run. `scripts/bench.mjs` passes it through the environment. */

const BYTES_PER_GB = 1e9;
/** What is left of every size with `--quick`. */
const QUICK_SHARE = 0.1;

/** How often A and B are measured, alternating. */
export const ROUNDS = Math.max(1, Number(process.env['BENCH_ROUNDS'] ?? 5));

/** Small files, to try the bench out. The figures say little. */
export const IS_QUICK = process.env['BENCH_QUICK'] === '1';

/** Only some budgets are measured. */
export const IS_PARTIAL = process.env['BENCH_ONLY'] === '1';

/** Gigabytes are 10^9 bytes here. */
export function toBytes(gigabytes: number): number {
  return gigabytes * BYTES_PER_GB * (IS_QUICK ? QUICK_SHARE : 1);
}

export function toEventCount(events: number): number {
  return events * (IS_QUICK ? QUICK_SHARE : 1);
}
