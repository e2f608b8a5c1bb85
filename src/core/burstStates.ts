/**
 * Burst states: how many errors a step of time holds, and how many are usual, go in; the runs of steps that are in a
 * burst come out.
 *
 * This is Kleinberg's automaton for batched arrivals (Bursty and Hierarchical Structure in Streams, 2002): each state
 * stands for a rate, the lowest for the usual one and each further one for RATE_STEP times as much. Errors are taken
 * to come by chance at the rate of a state (Poisson), going up to a higher state costs, going down is free, and the
 * cheapest way through all steps tells which state each step is in. Unlike a threshold, it does not break a burst at
 * every dip, and it needs no guess of how high a burst will be.
 */
import { at } from './eventTable.ts';

/** Steps from `first` to before `end`. */
export interface BurstSteps {
  readonly first: number;
  readonly end: number;
}

const RATE_STEP = 3;
const MAX_STATES = 10;

/**
 * `counts[step]` errors, where `usual[step]` are to be expected; every `usual` is above 0. Steps in a burst hold, as a
 * whole, at least about twice the usual.
 */
export function findBurstSteps(counts: ArrayLike<number>, usual: ArrayLike<number>): readonly BurstSteps[] {
  const stateCount = countStates(counts, usual);
  if (stateCount === 1) return [];
  const states = findStates(counts, usual, stateCount);
  const bursts: BurstSteps[] = [];
  let first = 0;
  while (first < states.length) {
    let end = first;
    while (end < states.length && at(states, end) > 0) end += 1;
    if (end > first) bursts.push({ first, end });
    first = end + 1;
  }
  return bursts;
}

/** As many as reach the highest rate in sight. */
function countStates(counts: ArrayLike<number>, usual: ArrayLike<number>): number {
  let highest = 1;
  for (let step = 0; step < counts.length; step += 1)
    highest = Math.max(highest, at(counts, step) / at(usual, step));
  return Math.min(MAX_STATES, 1 + Math.ceil(Math.log(highest) / Math.log(RATE_STEP)));
}

/** The cheapest way (Viterbi). */
function findStates(counts: ArrayLike<number>, usual: ArrayLike<number>, stateCount: number): Uint8Array {
  const upCost = Math.log(counts.length + 1);
  const before = new Uint8Array(counts.length * stateCount);
  let costs = new Float64Array(stateCount).fill(Infinity);
  // A log starts in any state: what was before it is not known.
  costs.fill(0);
  for (let step = 0; step < counts.length; step += 1) {
    const next = new Float64Array(stateCount);
    // The cheapest way into each state: from the same or a higher one for nothing, …
    let least = Infinity;
    let from = 0;
    for (let state = stateCount - 1; state >= 0; state -= 1) {
      const cost = costs[state] ?? 0;
      if (cost < least) {
        least = cost;
        from = state;
      }
      next[state] = least;
      before[step * stateCount + state] = from;
    }
    // … or from a lower one, where each state up costs.
    let climbing = Infinity;
    let climbingFrom = 0;
    const count = at(counts, step);
    let mean = at(usual, step);
    for (let state = 0; state < stateCount; state += 1) {
      if (climbing < (next[state] ?? 0)) {
        next[state] = climbing;
        before[step * stateCount + state] = climbingFrom;
      }
      const cost = costs[state] ?? 0;
      if (cost < climbing) {
        climbing = cost;
        climbingFrom = state;
      }
      climbing += upCost;
      // What a Poisson distribution says, but for what is the same in all states.
      next[state] = (next[state] ?? 0) + mean - count * Math.log(mean);
      mean *= RATE_STEP;
    }
    costs = next;
  }
  const states = new Uint8Array(counts.length);
  let state = costs.indexOf(Math.min(...costs));
  for (let step = counts.length - 1; step >= 0; step -= 1) {
    states[step] = state;
    state = at(before, step * stateCount + state);
  }
  return states;
}
