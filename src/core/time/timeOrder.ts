/** The order of times: times go in one after another; out come their span and how many steps go forward and back. */
import type { DurationMs, EpochMs } from '../units.ts';

/** How the times of a sequence of records follow each other; `NaN` and zeros where there are none. */
export interface TimeOrder {
  readonly first: EpochMs;
  readonly last: EpochMs;
  readonly earliest: EpochMs;
  readonly latest: EpochMs;
  /** Steps from one record to the next that is later. */
  readonly forward: number;
  readonly back: number;
  /** Those of `back` that go back by more than a minute: less is in every log. */
  readonly farBack: number;
  readonly furthestBackMs: DurationMs;
}

export type MutableTimeOrder = { -readonly [K in keyof TimeOrder]: TimeOrder[K] };

/** Fly merges the lines of all machines as they come: a few seconds of disorder are in every log. */
const TOLERATED_BACK_MS: DurationMs = 60_000;

export function createTimeOrder(): MutableTimeOrder {
  return {
    first: Number.NaN,
    last: Number.NaN,
    earliest: Number.NaN,
    latest: Number.NaN,
    forward: 0,
    back: 0,
    farBack: 0,
    furthestBackMs: 0,
  };
}

/** Adds the next time of the sequence. */
export function stepTo(order: MutableTimeOrder, time: EpochMs): void {
  // Comparisons with NaN are false: the first time is no step, but it is the earliest and the latest.
  if (!(time >= order.earliest)) order.earliest = time;
  if (!(time <= order.latest)) order.latest = time;
  if (time > order.last) order.forward += 1;
  else if (time < order.last) {
    const by = order.last - time;
    order.back += 1;
    if (by > TOLERATED_BACK_MS) order.farBack += 1;
    order.furthestBackMs = Math.max(order.furthestBackMs, by);
  } else if (Number.isNaN(order.first)) order.first = time;
  order.last = time;
}

/** The order of one sequence and another one behind it. */
export function joinTimeOrders(one: TimeOrder, other: TimeOrder): TimeOrder {
  if (Number.isNaN(other.first)) return one;
  if (Number.isNaN(one.first)) return other;
  const seam = { ...one };
  stepTo(seam, other.first);
  return {
    first: one.first,
    last: other.last,
    earliest: Math.min(one.earliest, other.earliest),
    latest: Math.max(one.latest, other.latest),
    forward: seam.forward + other.forward,
    back: seam.back + other.back,
    farBack: seam.farBack + other.farBack,
    furthestBackMs: Math.max(seam.furthestBackMs, other.furthestBackMs),
  };
}

/** The sums of two sequences that were read each for itself, their steps from one to the other left out. */
export function addTimeOrders(one: TimeOrder, other: TimeOrder): TimeOrder {
  return { ...joinTimeOrders(one, other), ...sumSteps(one, other) };
}

function sumSteps(
  one: TimeOrder,
  other: TimeOrder,
): Pick<TimeOrder, 'forward' | 'back' | 'farBack' | 'furthestBackMs'> {
  return {
    forward: one.forward + other.forward,
    back: one.back + other.back,
    farBack: one.farBack + other.farBack,
    furthestBackMs: Math.max(one.furthestBackMs, other.furthestBackMs),
  };
}
