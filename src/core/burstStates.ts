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
    for (let state = 0; state < stateCount; state += 1) {
      let from = 0;
      let least = Infinity;
      for (let other = 0; other < stateCount; other += 1) {
        const cost = at(costs, other) + Math.max(0, state - other) * upCost;
        if (cost < least) {
          least = cost;
          from = other;
        }
      }
      const mean = at(usual, step) * RATE_STEP ** state;
      // What a Poisson distribution says, but for what is the same in all states.
      next[state] = least + mean - at(counts, step) * Math.log(mean);
      before[step * stateCount + state] = from;
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
