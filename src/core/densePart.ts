/**
 * The dense part of a burst: the times of its errors go in, the same without a thin beginning come out. A state that
 * begins a little too early would move the onset by minutes, or hours. A thin end stays: errors that become rarer are
 * not over.
 */
import { at } from './eventTable.ts';

/** Thinner by this much than where the errors are densest does not belong to the burst. */
const THINNER = 10;

/** `times` are in order. Neighbouring times of the same list. */
export function findDensePart(times: Float64Array): Float64Array {
  if (times.length < 3) return times;
  const least = 1 / (THINNER * getDenseGap(times));
  // The part with the most errors above what a thin part of its length would have (Kadane).
  let bestFirst = 0;
  let bestScore = 1;
  let first = 0;
  let score = 1;
  let before = at(times, 0);
  for (let i = 1; i < times.length; i += 1) {
    const time = times[i] ?? 0;
    score += 1 - least * (time - before);
    before = time;
    if (score < 1) {
      first = i;
      score = 1;
    }
    if (score > bestScore) {
      bestFirst = first;
      bestScore = score;
    }
  }
  return times.subarray(bestFirst);
}

/** The mean distance in the shortest time that holds half of them; at least that of a clock of seconds. */
function getDenseGap(times: Float64Array): number {
  const half = Math.ceil(times.length / 2);
  let shortest = Infinity;
  for (let i = 0; i + half < times.length; i += 1)
    shortest = Math.min(shortest, (times[i + half] ?? 0) - (times[i] ?? 0));
  return Math.max(shortest, 1000) / half;
}
