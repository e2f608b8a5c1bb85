/**
 * The dense parts of a burst: the times of its errors go in, the same without a thin beginning come out. A state that
 * begins a little too early would move the onset by minutes, or hours. A thin end stays: errors that become rarer are
 * not over. Where a state goes on through a long pause, or from one wave to a larger one, each is a part of its own.
 */
import { at } from '../table/eventTable.ts';
import type { DurationMs } from '../units.ts';

/** A pause of this length, and of so many usual distances, is an end. */
const MIN_PAUSE_MS: DurationMs = 600_000;
const PAUSE_GAPS = 30;

/** Thinner by this much than where the errors are densest does not belong to the burst. */
const THINNER = 10;

/** `times` are in order. Parts in order, each of neighbouring times of the same list. */
export function findDenseParts(times: Float64Array): readonly Float64Array[] {
  const pause = Math.max(MIN_PAUSE_MS, PAUSE_GAPS * getDenseGap(times));
  const parts: Float64Array[] = [];
  let first = 0;
  for (let i = 1; i <= times.length; i += 1) {
    if (i < times.length && (times[i] ?? 0) - (times[i - 1] ?? 0) <= pause) continue;
    parts.push(...listWaves(times.subarray(first, i)));
    first = i;
  }
  return parts;
}

/** Each one takes a look at all that is before it. */
const MAX_WAVES = 20;

/** What is thin before a wave may be a smaller wave. */
function listWaves(times: Float64Array): readonly Float64Array[] {
  const waves: Float64Array[] = [];
  let rest = times;
  while (rest.length > 0 && waves.length < MAX_WAVES) {
    const wave = findDensePart(rest);
    waves.unshift(wave);
    rest = rest.subarray(0, rest.length - wave.length);
  }
  return rest.length > 0 ? [rest, ...waves] : waves;
}

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
