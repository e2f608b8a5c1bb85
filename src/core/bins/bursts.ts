/**
 * Bursts: errors per bin go in; the runs of bins that stand out from the rest come out, in order of time.
 *
 * A bin stands out where it holds more errors than the median by several times the usual distance from it (the
 * median absolute deviation, which a burst itself hardly moves), and at least MIN_ERRORS. A burst reaches to both
 * sides as far as bins are above the median. Where nothing stands out, the run with the tallest bin is taken, unless
 * no bin is above the median: somebody who looks for the next burst wants to see the worst of a quiet log too.
 */
import { at } from '../table/eventTable.ts';

/** Bins from `first` to before `end`. */
export interface Burst {
  readonly first: number;
  readonly end: number;
  readonly errors: number;
  /** Errors of its tallest bin. */
  readonly peak: number;
}

/** In standard deviations of usual noise, which is 1.4826 times the median absolute deviation. */
const DEVIATIONS = 4;
const SIGMA_PER_MAD = 1.4826;
/** A few errors in a bin are noise wherever most bins have none. */
const MIN_ERRORS = 5;

export function findBursts(errors: readonly number[]): readonly Burst[] {
  const usual = getMedian(errors);
  const deviation = SIGMA_PER_MAD * getMedian(errors.map((count) => Math.abs(count - usual)));
  const least = Math.max(MIN_ERRORS, usual + DEVIATIONS * deviation);
  const runs = findRunsAbove(errors, usual);
  const bursts = runs.filter(({ peak }) => peak >= least);
  if (bursts.length > 0) return bursts;
  const highest = runs.reduce((max, { peak }) => Math.max(max, peak), 0);
  return runs.filter(({ peak }) => peak === highest).slice(0, 1);
}

function findRunsAbove(errors: readonly number[], limit: number): readonly Burst[] {
  const runs: Burst[] = [];
  let first = 0;
  while (first < errors.length) {
    let end = first;
    let sum = 0;
    let peak = 0;
    while (end < errors.length && at(errors, end) > limit) {
      sum += at(errors, end);
      peak = Math.max(peak, at(errors, end));
      end += 1;
    }
    if (end > first) runs.push({ first, end, errors: sum, peak });
    first = end + 1;
  }
  return runs;
}

/** 0 of nothing. */
function getMedian(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
