/** Time zones: the time on a zone's clocks goes in, the moment comes out. Zones are named as in the IANA database. */
import type { DurationMs, EpochMs } from './units.ts';

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
  const offsets = new Map<number, DurationMs>();

  function getOffset(time: EpochMs): DurationMs {
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
    return local - Math.floor(time / 1000) * 1000;
  }

  function findOffset(local: EpochMs): DurationMs {
    const before = getOffset(local - DAY_MS);
    const after = getOffset(local + DAY_MS);
    return getOffset(local - before) !== before && getOffset(local - after) === after ? after : before;
  }

  return (local) => {
    const step = Math.floor(local / CHANGE_STEP_MS);
    let offset = offsets.get(step);
    if (offset === undefined) {
      offset = findOffset(Math.min(LAST_YEAR, Math.max(FIRST_YEAR, step * CHANGE_STEP_MS)));
      if (offsets.size >= MAX_KNOWN_OFFSETS) offsets.clear();
      offsets.set(step, offset);
    }
    return local - offset;
  };
}
