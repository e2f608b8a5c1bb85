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
import { at } from '../table/eventTable.ts';

/** Steps from `first` to before `end`. */
export interface BurstSteps {
  readonly first: number;
  readonly end: number;
}

/** Errors by step: `counts[i]` of them in `steps[i]`, in order; the other steps hold none. */
export interface CountedSteps {
  readonly steps: readonly number[];
  readonly counts: readonly number[];
}

const RATE_STEP = 3;
const LOG_RATE_STEP = Math.log(RATE_STEP);
const MAX_STATES = 10;

/** Neighbouring steps without an error are one part: it is always cheapest to stay in one state through them. */
interface Parts {
  /** Where each part begins; one more than there are parts. */
  readonly starts: readonly number[];
  readonly counts: readonly number[];
  /** How many errors are to be expected in each; above 0. */
  readonly usual: readonly number[];
}

/**
 * `usualBefore(step)` errors are to be expected before a step, more with each. Steps in a burst hold, as a whole, at
 * least about twice the usual.
 */
export function findBurstSteps(
  errors: CountedSteps,
  usualBefore: (step: number) => number,
  stepCount: number,
): readonly BurstSteps[] {
  const parts = toParts(errors, usualBefore, stepCount);
  const stateCount = countStates(parts);
  if (stateCount === 1) return [];
  const states = findStates(parts, stateCount, Math.log(stepCount + 1));
  const bursts: BurstSteps[] = [];
  let first = 0;
  while (first < states.length) {
    let end = first;
    while (end < states.length && at(states, end) > 0) end += 1;
    if (end > first) bursts.push({ first: at(parts.starts, first), end: at(parts.starts, end) });
    first = end + 1;
  }
  return bursts;
}

function toParts(
  { steps, counts }: CountedSteps,
  usualBefore: (step: number) => number,
  stepCount: number,
): Parts {
  const parts = { starts: [0], counts: new Array<number>(), usual: new Array<number>() };
  let start = 0;
  let before = usualBefore(0);
  const addPart = (end: number, count: number): void => {
    if (end === start) return;
    const after = usualBefore(end);
    parts.starts.push(end);
    parts.counts.push(count);
    parts.usual.push(after - before);
    start = end;
    before = after;
  };
  for (let i = 0; i < steps.length; i += 1) {
    const step = at(steps, i);
    addPart(step, 0);
    addPart(step + 1, at(counts, i));
  }
  addPart(stepCount, 0);
  return parts;
}

/** As many as reach the highest rate in sight. */
function countStates({ counts, usual }: Parts): number {
  let highest = 1;
  for (let part = 0; part < counts.length; part += 1)
    highest = Math.max(highest, at(counts, part) / at(usual, part));
  return Math.min(MAX_STATES, 1 + Math.ceil(Math.log(highest) / Math.log(RATE_STEP)));
}

/** The cheapest way (Viterbi). */
function findStates({ counts, usual }: Parts, stateCount: number, upCost: number): Uint8Array {
  const before = new Uint8Array(counts.length * stateCount);
  // A log starts in any state: what was before it is not known.
  let costs = new Float64Array(stateCount);
  let next = new Float64Array(stateCount);
  for (let part = 0; part < counts.length; part += 1) {
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
      before[part * stateCount + state] = from;
    }
    // … or from a lower one, where each state up costs.
    let climbing = Infinity;
    let climbingFrom = 0;
    const count = at(counts, part);
    let mean = at(usual, part);
    let logMean = Math.log(mean);
    for (let state = 0; state < stateCount; state += 1) {
      if (climbing < (next[state] ?? 0)) {
        next[state] = climbing;
        before[part * stateCount + state] = climbingFrom;
      }
      const cost = costs[state] ?? 0;
      if (cost < climbing) {
        climbing = cost;
        climbingFrom = state;
      }
      climbing += upCost;
      // What a Poisson distribution says, but for what is the same in all states.
      next[state] = (next[state] ?? 0) + mean - count * logMean;
      mean *= RATE_STEP;
      logMean += LOG_RATE_STEP;
    }
    const free = costs;
    costs = next;
    next = free;
  }
  const states = new Uint8Array(counts.length);
  let state = costs.indexOf(Math.min(...costs));
  for (let part = counts.length - 1; part >= 0; part -= 1) {
    states[part] = state;
    state = at(before, part * stateCount + state);
  }
  return states;
}
