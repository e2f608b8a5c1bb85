/** The usual rate: the times of errors and the time that a log covers go in; how many errors are ordinary in it comes out. */
import { at } from '../table/eventTable.ts';
import type { DurationMs } from '../units.ts';

const HOUR: DurationMs = 3_600_000;
/** Fewer than one an hour is nothing that anybody could call usual or unusual. */
const LEAST_PER_MS = 1 / HOUR;
/** Enough errors in a part on average for its count to say something. */
const ERRORS_PER_PART = 5;
const MIN_PARTS = 16;
const MAX_PARTS = 256;
/** So that an incident may fill up to three quarters of the log. */
const QUIET_SHARE = 0.25;
/** From the lower quartile of a Poisson distribution to its mean, in standard deviations; and its step. */
const DEVIATIONS_TO_MEAN = 0.674;
const HALF_STEP = 0.3;

/**
 * Errors per millisecond, above 0: the log is cut into equal parts, and the rate is that of the quieter ones. `times`
 * are counted from the start of the log, which is `length` milliseconds long.
 */
export function getUsualRate(times: Float64Array, length: DurationMs): number {
  const parts = Math.min(MAX_PARTS, Math.max(MIN_PARTS, Math.floor(times.length / ERRORS_PER_PART)));
  const width = Math.max(1, length) / parts;
  const counts = new Uint32Array(parts);
  for (const time of times) {
    const part = Math.min(parts - 1, Math.floor(time / width));
    counts[part] = (counts[part] ?? 0) + 1;
  }
  const quiet = at(counts.sort(), Math.floor((parts - 1) * QUIET_SHARE));
  const mean = quiet + DEVIATIONS_TO_MEAN * Math.sqrt(quiet) + HALF_STEP;
  return Math.max(LEAST_PER_MS, mean / width);
}
