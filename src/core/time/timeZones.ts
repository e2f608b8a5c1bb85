/** Time zones: the time on a zone's clocks goes in, the moment comes out. Zones are named as in the IANA database. */
import type { DurationMs, EpochMs } from '../units.ts';

export const UTC = 'UTC';

const DAY_MS = 86_400_000;
/** Clocks are changed at multiples of it. */
const CHANGE_STEP_MS = 900_000;
/** Moments that are remembered; a hundred days. */
const MAX_KNOWN_OFFSETS = 10_000;
/** Logs are of no other years; outside of them, offsets are those of the first or the last. */
const FIRST_YEAR = Date.UTC(1970, 0, 2);
const LAST_YEAR = Date.UTC(9999, 0, 1);

/** Whether the computer knows a zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * Reads times of a zone that were taken for UTC. Where clocks are set back an hour happens twice: the first is
 * taken. Where they are set forward, a time that no clock showed is read as before the change.
 * Throws a RangeError for a zone that is not known.
 */
export function createZoneReader(zone: string): (local: EpochMs) => EpochMs {
  if (zone === UTC) return (local) => local;
  const getOffset = createOffsetReader(zone);

  function findOffset(step: number): DurationMs {
    const local = step * CHANGE_STEP_MS;
    const before = getOffset(local - DAY_MS);
    const after = getOffset(local + DAY_MS);
    return getOffset(local - before) !== before && getOffset(local - after) === after ? after : before;
  }

  const findKnown = remember(findOffset);
  return (local) => local - findKnown(toStep(local));
}

/** How far a zone's clocks are ahead of UTC at a moment. Throws a RangeError for a zone that is not known. */
export function createOffsetReader(zone: string): (time: EpochMs) => DurationMs {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const findKnown = remember((step) => {
    const time = step * CHANGE_STEP_MS;
    const fields = new Map(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
    const get = (type: Intl.DateTimeFormatPartTypes): number => fields.get(type) ?? 0;
    const local = Date.UTC(
      get('year'),
      get('month') - 1,
      get('day'),
      get('hour'),
      get('minute'),
      get('second'),
    );
    return local - time;
  });
  return (time) => findKnown(toStep(time));
}

function toStep(time: EpochMs): number {
  return Math.floor(Math.min(LAST_YEAR, Math.max(FIRST_YEAR, time)) / CHANGE_STEP_MS);
}

function remember(find: (step: number) => DurationMs): (step: number) => DurationMs {
  const known = new Map<number, DurationMs>();
  return (step) => {
    let offset = known.get(step);
    if (offset === undefined) {
      offset = find(step);
      if (known.size >= MAX_KNOWN_OFFSETS) known.clear();
      known.set(step, offset);
    }
    return offset;
  };
}
