/**
 * Timestamps in AssemblyScript, for scan.assembly.ts: an address goes in, the time and the address behind it come
 * out. It does what timestamp.ts does, byte for byte; the scanners' differential test holds it to that.
 */

const BLANK: u8 = 0x20;
const PLUS: u8 = 0x2b;
const COMMA: u8 = 0x2c;
const DASH: u8 = 0x2d;
const DOT: u8 = 0x2e;
const COLON: u8 = 0x3a;
const CAPITAL_T: u8 = 0x54;
const CAPITAL_Z: u8 = 0x5a;

export const SECONDS_LENGTH: u32 = 19;
const DAY_MS: f64 = 86_400_000;

/** What `readTimestamp` found: its time and the address behind it. */
export let readTime: f64 = NaN;
export let readEnd: u32 = 0;
/** The last 19 bytes that were a time, and that time: neighbouring lines mostly share their second. */
let lastBytes0: u64 = 0;
let lastBytes8: u64 = 0;
let lastBytes11: u64 = 0;
let lastSeconds: f64 = NaN;

/** `YYYY-MM-DDTHH:MM:SS[.fraction][zone]`; see timestamp.ts. */
export function readTimestamp(start: u32, end: u32): bool {
  let time = readSeconds(start);
  if (isNaN(time)) return false;
  let at = start + SECONDS_LENGTH;
  if (at < end && (load<u8>(at) === DOT || load<u8>(at) === COMMA)) {
    let scale = 100;
    for (at += 1; at < end && isDigit(load<u8>(at)); at += 1) {
      time += <f64>(scale * (<i32>load<u8>(at) - 0x30));
      scale /= 10;
    }
  }
  if (at < end) {
    const sign = load<u8>(at);
    if (sign === CAPITAL_Z) at += 1;
    else if (sign === PLUS || sign === DASH) {
      const hasColon: u32 = at + 3 < end && load<u8>(at + 3) === COLON ? 1 : 0;
      const zoneEnd = at + 5 + hasColon;
      const hours = zoneEnd <= end ? twoDigits(at + 1) : -1;
      const minutes = zoneEnd <= end ? twoDigits(at + 3 + hasColon) : -1;
      if (hours >= 0 && minutes >= 0 && hours <= 14 && minutes <= 59) {
        const shift = <f64>((hours * 60 + minutes) * 60_000);
        time += sign === PLUS ? -shift : shift;
        at = zoneEnd;
      }
    }
  }
  readTime = time;
  readEnd = at;
  return true;
}

/** Milliseconds since 1970 of `YYYY-MM-DDTHH:MM:SS`, or NaN; its 19 bytes have been seen to be there. */
function readSeconds(start: u32): f64 {
  const bytes0 = load<u64>(start);
  const bytes8 = load<u64>(start + 8);
  const bytes11 = load<u64>(start + 11);
  if (bytes0 === lastBytes0 && bytes8 === lastBytes8 && bytes11 === lastBytes11) return lastSeconds;
  const seconds = computeSeconds(start);
  if (isNaN(seconds)) return seconds;
  lastBytes0 = bytes0;
  lastBytes8 = bytes8;
  lastBytes11 = bytes11;
  lastSeconds = seconds;
  return seconds;
}

function computeSeconds(start: u32): f64 {
  if (
    load<u8>(start + 4) !== DASH ||
    load<u8>(start + 7) !== DASH ||
    (load<u8>(start + 10) !== CAPITAL_T && load<u8>(start + 10) !== BLANK) ||
    load<u8>(start + 13) !== COLON ||
    load<u8>(start + 16) !== COLON
  ) {
    return NaN;
  }
  const century = twoDigits(start);
  const yearOfCentury = twoDigits(start + 2);
  const month = twoDigits(start + 5);
  const day = twoDigits(start + 8);
  const hour = twoDigits(start + 11);
  const minute = twoDigits(start + 14);
  const second = twoDigits(start + 17);
  if ((century | yearOfCentury | month | day | hour | minute | second) < 0) return NaN;
  const year = century * 100 + yearOfCentury;
  if (year < 1970 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return NaN;
  if (hour > 24 || (hour == 24 && minute + second > 0) || minute > 59 || second > 60) return NaN;
  return <f64>daysSinceEpoch(year, month, day) * DAY_MS + <f64>(((hour * 60 + minute) * 60 + second) * 1000);
}

/** Below zero where one of them is no digit. */
function twoDigits(at: u32): i32 {
  const tens = load<u8>(at);
  const ones = load<u8>(at + 1);
  return isDigit(tens) && isDigit(ones) ? (<i32>tens - 0x30) * 10 + (<i32>ones - 0x30) : -1;
}

function daysInMonth(year: i32, month: i32): i32 {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function daysSinceEpoch(year: i32, month: i32, day: i32): i32 {
  const marchYear = month <= 2 ? year - 1 : year;
  const marchMonth = (month + 9) % 12;
  const dayOfYear = (153 * marchMonth + 2) / 5 + day - 1;
  return marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719_468;
}

// @ts-ignore: decorator
@inline
export function isDigit(byte: u8): bool {
  return byte >= 0x30 && byte <= 0x39;
}
