/**
 * Times of day: the clock times of records in the order of their file go in, with a full time where a message
 * holds one; times come out. Without any full time they have no date, and stand on 1970-01-01 and behind it.
 */
import type { ClockMs, EpochMs } from '../units.ts';

/** What is known of when a record was written. */
export interface ClockTime {
  readonly clock: ClockMs;
  /** A full time that the record's message starts with: it gives the date, and the zone of the clock. */
  readonly anchor: EpochMs | undefined;
}

export interface PlacedTimes {
  readonly times: readonly EpochMs[];
  /** False where the times stand on 1970-01-01 because nothing gave a date. */
  readonly isDated: boolean;
}

const DAY_MS = 86_400_000;
/** Records are merged by whoever collects them, so a time can be a little earlier than the one before. */
const MAX_DISORDER_MS = 600_000;
/** Zones are this far apart, so a difference between two clocks is a multiple of it. */
const ZONE_STEP_MS = 900_000;

/** Works in both orders, oldest or newest first, and over midnight; a gap of a day or more is not seen. */
export function placeClockTimes(records: readonly ClockTime[]): PlacedTimes {
  const running = toRunningTimes(records.map(({ clock }) => clock));
  const firstAnchor = records.findIndex(({ anchor }) => anchor !== undefined);
  if (firstAnchor === -1) {
    const earliest = running.reduce((least, time) => Math.min(least, time), Infinity);
    const shift = earliest === Infinity ? 0 : Math.floor(earliest / DAY_MS) * DAY_MS;
    return { times: running.map((time) => time - shift), isDated: false };
  }
  // The nearest full time before a record dates it; what stands before the first one is dated by that.
  let shift = toShift(records[firstAnchor]?.anchor ?? 0, running[firstAnchor] ?? 0);
  const times = records.map(({ anchor }, i) => {
    const time = running[i] ?? 0;
    if (anchor !== undefined) shift = toShift(anchor, time);
    return time + shift;
  });
  return { times, isDated: true };
}

function toShift(anchor: EpochMs, running: number): number {
  return Math.round((anchor - running) / ZONE_STEP_MS) * ZONE_STEP_MS;
}

/** Times that go on over midnight instead of starting again, in milliseconds from the first record's midnight. */
function toRunningTimes(clocks: readonly ClockMs[]): readonly number[] {
  const isNewestFirst = countForwardSteps(clocks) < 0;
  let running = clocks[0] ?? 0;
  return clocks.map((clock, i) => {
    const forward = (clock - (clocks[i - 1] ?? clock) + DAY_MS) % DAY_MS;
    if (isNewestFirst)
      running -= forward > 0 && forward <= MAX_DISORDER_MS ? -forward : (DAY_MS - forward) % DAY_MS;
    else running += forward >= DAY_MS - MAX_DISORDER_MS ? forward - DAY_MS : forward;
    return running;
  });
}

/** Steps to a later time less those to an earlier one, each taken the shorter way round the clock. */
function countForwardSteps(clocks: readonly ClockMs[]): number {
  let steps = 0;
  for (let i = 1; i < clocks.length; i += 1) {
    const forward = ((clocks[i] ?? 0) - (clocks[i - 1] ?? 0) + DAY_MS) % DAY_MS;
    if (forward !== 0) steps += forward < DAY_MS / 2 ? 1 : -1;
  }
  return steps;
}
