/**
 * Timestamps: the text or bytes of a date and time go in, milliseconds since 1970 come out.
 * Never `new Date(string)`: it reads a zone-less time as local and turns 30 February into 1 March.
 */
import type { ClockMs, EpochMs } from '../units.ts';

const DAY_MS = 86_400_000;
/** `YYYY-MM-DDTHH:MM:SS` */
export const SECONDS_LENGTH = 19;
const ZERO = 0x30;
const DASH = 0x2d;
const COLON = 0x3a;
const DOT = 0x2e;
const COMMA = 0x2c;
const CAPITAL_T = 0x54;
const CAPITAL_Z = 0x5a;
const PLUS = 0x2b;
const BLANK = 0x20;

/** A timestamp found in bytes: its time and the offset behind its last byte. */
export interface ReadTimestamp {
  readonly time: EpochMs;
  readonly end: number;
}

/**
 * Reads `YYYY-MM-DDTHH:MM:SS[.fraction][Z|±HH:MM]` (a blank may stand for the T) at an offset of bytes.
 * A time without a zone is UTC: `fly logs` prints entry times, which are UTC, and old versions left the Z out.
 * The fraction is cut to milliseconds. Undefined where there is none or where it is impossible (30 February).
 */
export function readTimestamp(bytes: Uint8Array, offset: number): ReadTimestamp | undefined {
  const seconds = readSeconds(bytes, offset);
  if (seconds === undefined) return undefined;
  let at = offset + SECONDS_LENGTH;
  let fraction = 0;
  if (bytes[at] === DOT || bytes[at] === COMMA) {
    let scale = 100;
    for (at += 1; isDigit(bytes[at]); at += 1) {
      fraction += Math.floor(scale) * ((bytes[at] ?? ZERO) - ZERO);
      scale /= 10;
    }
  }
  const zone = readZone(bytes, at);
  return { time: seconds + fraction - zone.offset, end: zone.end };
}

/** No timestamp is longer. One array serves all texts, because there are millions. */
const textBytes = new Uint8Array(41);

/** The same for text, which must be a timestamp from its first to its last character. */
export function parseTimestamp(text: string): EpochMs | undefined {
  const { length } = text;
  if (length < SECONDS_LENGTH || length >= textBytes.length) return undefined;
  for (let i = 0; i < length; i += 1) {
    const character = text.charCodeAt(i);
    textBytes[i] = character < 0x80 ? character : 0;
  }
  textBytes[length] = 0; // what an earlier text left behind does not belong to this one
  const read = readTimestamp(textBytes, 0);
  return read?.end === length ? read.time : undefined;
}

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:[.,](\d{1,9}))?$/;

/** Milliseconds since midnight of `HH:MM:SS[.fraction]`, or undefined where no clock shows that. */
export function parseClock(text: string): ClockMs | undefined {
  const clock = CLOCK.exec(text);
  if (clock === null) return undefined;
  const [, hours, minutes, seconds, fraction = ''] = clock;
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Math.min(59, Number(seconds))) * 1000 + milliseconds;
}

/** Digits of a time in seconds, milliseconds, microseconds and nanoseconds since 1970, from 2001 to 2286. */
const EPOCH = /^(\d{10})(\d{3})?(?:\d{3}){0,2}(?:\.\d{1,9})?$/;

/** Milliseconds of a count since 1970 whose length tells its unit, or undefined. */
export function parseEpoch(text: string): EpochMs | undefined {
  const digits = EPOCH.exec(text);
  if (digits === null) return undefined;
  const seconds = Number(digits[1]);
  if (digits[2] !== undefined) return seconds * 1000 + Number(digits[2]);
  const fraction = text.slice(11, 14).padEnd(3, '0');
  return seconds * 1000 + Number(fraction);
}

/** True for a timestamp that says which zone it is in. */
export function hasZone(text: string): boolean {
  return /(?:Z|[+-]\d\d:?\d\d)$/.test(text.slice(SECONDS_LENGTH));
}

/** ISO 8601 in UTC with milliseconds, or null for `NaN` and times that no calendar has. */
export function toIsoTime(time: EpochMs): string | null {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** Milliseconds since 1970 of the 19 bytes `YYYY-MM-DDTHH:MM:SS`, or undefined. */
function readSeconds(bytes: Uint8Array, at: number): EpochMs | undefined {
  if (
    bytes[at + 4] !== DASH ||
    bytes[at + 7] !== DASH ||
    (bytes[at + 10] !== CAPITAL_T && bytes[at + 10] !== BLANK) ||
    bytes[at + 13] !== COLON ||
    bytes[at + 16] !== COLON
  ) {
    return undefined;
  }
  // A part with a non-digit is NaN, and every comparison with NaN is false.
  const year = twoDigits(bytes, at) * 100 + twoDigits(bytes, at + 2);
  const month = twoDigits(bytes, at + 5);
  const day = twoDigits(bytes, at + 8);
  const hour = twoDigits(bytes, at + 11);
  const minute = twoDigits(bytes, at + 14);
  const second = twoDigits(bytes, at + 17);
  const isPossible =
    year >= 1970 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month) &&
    // 24:00:00 is the end of a day, 60 a leap second.
    (hour <= 23 || (hour === 24 && minute === 0 && second === 0)) &&
    minute <= 59 &&
    second <= 60;
  if (!isPossible) return undefined;
  return daysSinceEpoch(year, month, day) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000;
}

function readZone(bytes: Uint8Array, at: number): { offset: number; end: number } {
  const sign = bytes[at];
  if (sign === CAPITAL_Z) return { offset: 0, end: at + 1 };
  if (sign !== PLUS && sign !== DASH) return { offset: 0, end: at };
  const hasColon = bytes[at + 3] === COLON;
  const hours = twoDigits(bytes, at + 1);
  const minutes = twoDigits(bytes, at + (hasColon ? 4 : 3));
  if (!(hours <= 14 && minutes <= 59)) return { offset: 0, end: at };
  const offset = (hours * 60 + minutes) * 60_000;
  return { offset: sign === PLUS ? offset : -offset, end: at + (hasColon ? 6 : 5) };
}

function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at];
  const ones = bytes[at + 1];
  if (!isDigit(tens) || !isDigit(ones)) return Number.NaN;
  return (tens - ZERO) * 10 + (ones - ZERO);
}

function isDigit(byte: number | undefined): byte is number {
  return byte !== undefined && byte >= ZERO && byte <= ZERO + 9;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days from 1970-01-01 in the Gregorian calendar, by counting years from March so that leap days come last. */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const marchMonth = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + dayOfYear - 719_468;
}
