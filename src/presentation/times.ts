/** Times as people read them: a moment and a clock go in, text comes out. The clock is always named. */
import type { DurationMs, EpochMs, TimeRange } from '../core/units.ts';
import { createOffsetReader } from '../core/time/timeZones.ts';

/** UTC, this computer's zone, the log's own one by its IANA name, or its times of day, counted from 1970-01-01 on. */
export type Clock = 'utc' | 'local' | `log:${string}` | 'timeOfDay';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Browsers still give these places the names that they had when the list was made. */
const RENAMED_ZONES: ReadonlyMap<string, string> = new Map([
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Rangoon', 'Asia/Yangon'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Atlantic/Faeroe', 'Atlantic/Faroe'],
  ['America/Godthab', 'America/Nuuk'],
]);

/** How far the zone's clock is ahead of UTC at a moment; it changes with daylight saving. */
export function getZoneOffset(time: EpochMs, zone: Clock): DurationMs {
  if (zone === 'local') return -new Date(time).getTimezoneOffset() * MINUTE;
  const name = getLogZoneName(zone);
  return name === undefined ? 0 : findOffsetReader(name)(time);
}

const offsetReaders = new Map<string, (time: EpochMs) => DurationMs>();

function findOffsetReader(zone: string): (time: EpochMs) => DurationMs {
  const known = offsetReaders.get(zone) ?? createOffsetReader(zone);
  offsetReaders.set(zone, known);
  return known;
}

function getLogZoneName(zone: Clock): string | undefined {
  return zone.startsWith('log:') ? zone.slice('log:'.length) : undefined;
}

/** `2026-11-22`, or `day 2` where the log has no dates. */
export function formatDate(time: EpochMs, zone: Clock): string {
  if (zone === 'timeOfDay') return `day ${String(Math.floor(time / DAY) + 1)}`;
  return toIsoText(time, zone).slice(0, -14);
}

/** `11-22`, for where the year is known. */
export function formatShortDate(time: EpochMs, zone: Clock): string {
  const date = formatDate(time, zone);
  return zone === 'timeOfDay' ? date : date.slice(-'11-22'.length);
}

/** `12:03:05`, with `.250` where the moment is not a whole second. */
export function formatClock(time: EpochMs, zone: Clock): string {
  const clock = toIsoText(time, zone).slice(-13, -1);
  return clock.endsWith('.000') ? clock.slice(0, -4) : clock;
}

/** With the date in front where the span that it belongs to has more than one. */
export function formatMoment(time: EpochMs, zone: Clock, span: TimeRange | undefined): string {
  const clock = formatClock(time, zone);
  return isWithinOneDay(span, zone) ? clock : `${formatDate(time, zone)} ${clock}`;
}

/** `12:03–12:08`; seconds only where one of the two has some, dates only where they are needed. */
export function formatRange({ start, end }: TimeRange, zone: Clock, span: TimeRange | undefined): string {
  const isWholeMinutes = start % MINUTE === 0 && end % MINUTE === 0;
  const show = (time: EpochMs): string => {
    const clock = formatClock(time, zone);
    return isWholeMinutes ? clock.slice(0, -3) : clock;
  };
  const startDate = formatDate(start, zone);
  const endDate = formatDate(end - 1, zone);
  if (startDate !== endDate) return `${startDate} ${show(start)} – ${formatDate(end, zone)} ${show(end)}`;
  return `${isWithinOneDay(span, zone) ? '' : `${startDate} `}${show(start)}–${show(end)}`;
}

/** `Asia/Kolkata`: the zone of this computer. */
export function getLocalZoneName(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return RENAMED_ZONES.get(timeZone) ?? timeZone;
}

/** `UTC`, or `UTC+05:30 (Asia/Kolkata)`; both offsets where the clocks were changed within the span. */
export function formatZone(zone: Clock, span: TimeRange | undefined): string {
  if (zone === 'utc') return 'UTC';
  if (zone === 'timeOfDay') return 'time of day, no date or zone';
  const times = span === undefined ? [Date.now()] : [span.start, span.end - 1];
  const offsets = new Set(times.map((time) => formatOffset(getZoneOffset(time, zone))));
  return `${[...offsets].join(' to ')} (${getLogZoneName(zone) ?? getLocalZoneName()})`;
}

/** A time and what it is by: `12:03 UTC`, or `12:03 (time of day, no date or zone)`. */
export function withZone(text: string, zone: Clock, span: TimeRange | undefined): string {
  const name = formatZone(zone, span);
  return zone === 'timeOfDay' ? `${text} (${name})` : `${text} ${name}`;
}

/** `45 s`, `12 min`, `3 h 20 min`, `2 days 4 h`. */
export function formatDuration(duration: DurationMs): string {
  if (duration < MINUTE) return `${String(Math.floor(duration / SECOND))} s`;
  if (duration < HOUR) return withRest(duration, MINUTE, 'min', SECOND, 's');
  if (duration < DAY) return withRest(duration, HOUR, 'h', MINUTE, 'min');
  return withRest(duration, DAY, duration < 2 * DAY ? 'day' : 'days', HOUR, 'h');
}

function withRest(
  duration: DurationMs,
  unit: DurationMs,
  name: string,
  restUnit: DurationMs,
  restName: string,
): string {
  const rest = Math.floor((duration % unit) / restUnit);
  const whole = `${String(Math.floor(duration / unit))} ${name}`;
  return rest === 0 ? whole : `${whole} ${String(rest)} ${restName}`;
}

function isWithinOneDay(span: TimeRange | undefined, zone: Clock): boolean {
  return span !== undefined && formatDate(span.start, zone) === formatDate(span.end - 1, zone);
}

/** The zone's own date and clock, written as if they were UTC: `2026-11-22T12:03:05.000Z`. */
function toIsoText(time: EpochMs, zone: Clock): string {
  const shifted = new Date(time + getZoneOffset(time, zone));
  return Number.isNaN(shifted.getTime()) ? '0000-00-00T00:00:00.000Z' : shifted.toISOString();
}

function formatOffset(offset: DurationMs): string {
  const minutes = Math.abs(offset) / MINUTE;
  const hours = String(Math.floor(minutes / 60)).padStart(2, '0');
  return `UTC${offset < 0 ? '−' : '+'}${hours}:${String(minutes % 60).padStart(2, '0')}`;
}
