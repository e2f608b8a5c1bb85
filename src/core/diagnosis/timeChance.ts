/**
 * Chance in time: errors, and moments that are said to bring them, go in; whether they only stand near each other by
 * chance comes out.
 *
 * The moments are moved round the log by many distances, as a ring, which keeps their own rhythm and that of the
 * errors. Where as many errors follow the moved moments as follow the real ones in more than one case of twenty, it
 * may be chance; and of errors that recur, where nearly as many do on average.
 */
import type { Case, CaseError, CaseMoment } from './diagnosis.ts';
import { pickSome } from './caseQueries.ts';
import { indexMoments, type MomentTimes } from './momentTimes.ts';
import type { DurationMs, TimeRange } from '../units.ts';

const SHIFTS = 100;
const CHANCE_SHARE = 0.05;
/** Where errors and moments both keep a rhythm, a little more than on average means nothing. */
const MIN_EXCESS = 1.5;
/** Spreads the distances evenly, however many there are. */
const GOLDEN_RATIO = 0.618_033_988_749_895;
/** More lines than this say no more. */
const MAX_LINES = 400;

/**
 * True also where the log is too short to tell: with less than this many times the reach, errors are near everything.
 * The rules then say no more than `likely`.
 */
export function isBeyondTimeChance(
  errors: readonly CaseError[],
  moments: readonly CaseMoment[],
  reach: DurationMs,
  { incident, log: { range } }: Case,
): boolean {
  if (!canTellChance(reach, range)) return true;
  const minExcess = incident.kind === 'recurring' ? MIN_EXCESS : 0;
  const some = pickSome(errors, MAX_LINES);
  const times = indexMoments(moments);
  const found = countBehind(some, times, reach, range, 0);
  let asMany = 0;
  let sum = 0;
  for (let i = 1; i <= SHIFTS; i += 1) {
    // Not so little that the same errors are still behind the same moments.
    const distance = reach + ((i * GOLDEN_RATIO) % 1) * (range.end - range.start - 2 * reach);
    const count = countBehind(some, times, reach, range, distance);
    sum += count;
    if (count >= found) asMany += 1;
  }
  return asMany <= SHIFTS * CHANCE_SHARE && found * SHIFTS >= minExcess * sum;
}

const MIN_REACHES = 10;

/** Whether a log is long enough for times to mean something. */
export function canTellChance(reach: DurationMs, { start, end }: TimeRange): boolean {
  return end - start >= MIN_REACHES * reach;
}

/** Moving the moments on is moving the errors back. */
function countBehind(
  errors: readonly CaseError[],
  times: MomentTimes,
  reach: DurationMs,
  { start, end }: TimeRange,
  distance: DurationMs,
): number {
  const length = end - start;
  let count = 0;
  for (const { machine, time } of errors) {
    const moved = start + ((time - start - distance + length) % length);
    if (times.isBehind({ machine, time: moved }, reach)) count += 1;
  }
  return count;
}
