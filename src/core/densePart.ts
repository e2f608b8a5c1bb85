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
  let best = { first: 0, score: -Infinity };
  let first = 0;
  let score = 1;
  for (let i = 0; i < times.length; i += 1) {
    if (i > 0) {
      score += 1 - least * (at(times, i) - at(times, i - 1));
      if (score < 1) {
        first = i;
        score = 1;
      }
    }
    if (score > best.score) best = { first, score };
  }
  return times.subarray(best.first);
}

/** The mean distance in the shortest time that holds half of them; at least that of a clock of seconds. */
function getDenseGap(times: Float64Array): number {
  const half = Math.ceil(times.length / 2);
  let shortest = Infinity;
  for (let i = 0; i + half < times.length; i += 1)
    shortest = Math.min(shortest, at(times, i + half) - at(times, i));
  return Math.max(shortest, 1000) / half;
}
