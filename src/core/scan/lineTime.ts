/** The time of a line: its bytes go in; out comes its time where the format has it at a fixed place. */
import { isDigit, isSmallLetter, standsAt, toBytes } from '../bytes/asciiBytes.ts';
import type { TimePlace } from '../format/logFormat.ts';
import { readTimestamp, SECONDS_LENGTH } from '../time/timestamp.ts';

/** The time of a line that is not blank, `NaN` where it surely starts no record, undefined where that is open. */
export type LineTimeReader = (bytes: Uint8Array, start: number, end: number) => number | undefined;

const CARRIAGE_RETURN = 0x0d;
const TAB = 0x09;
const BLANK = 0x20;
const ESCAPE = 0x1b;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const DASH = 0x2d;
const CAPITAL_T = 0x54;
/** `YYYY-MM-DD` */
const DATE_LENGTH = 10;
const CLOSE_BRACE = 0x7d;
const SMALL_M = 0x6d;
const OPEN_BRACE = 0x7b;
const BAR = 0x7c;
const COLON = 0x3a;
const EQUALS = 0x3d;
/** So far a line is looked at for what stands before a record, and for the word behind that. */
const MAX_SIGNS = 16;
const MAX_WORD = 64;

export function createLineTimeReader(place: TimePlace): LineTimeReader {
  if (place === 'none') return () => undefined;
  return place === 'lineStart' ? findTimeAtLineStart : findTimeInJson;
}

function findTimeAtLineStart(bytes: Uint8Array, start: number, end: number): number | undefined {
  const at = skipBlanksAndColours(bytes, start, end);
  if (!isDigit(bytes[at] ?? 0)) return mayStartRecord(bytes, at, end) ? undefined : Number.NaN;
  if (end - at < SECONDS_LENGTH) return undefined;
  const read = readTimestamp(bytes, at);
  if (read === undefined || read.end >= end || bytes[at + DATE_LENGTH] !== CAPITAL_T) return undefined;
  return hasOrigin(bytes, read.end, end) ? read.time : undefined;
}

/**
 * Whether a line without a time may start a record all the same, of this layout or another one: behind signs that mails
 * and notes put before lines, an object, a list, a bracket or a number, or a word that ends as the names of files,
 * services, providers, fields and months do.
 */
function mayStartRecord(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  const longest = Math.min(end, start + MAX_SIGNS);
  while (at < longest && isSign(bytes[at] ?? 0)) at += 1;
  if (at >= end) return false;
  const first = bytes[at] ?? 0;
  if (isDigit(first) || first === OPEN_BRACKET || first === OPEN_BRACE) return true;
  const word = at;
  const longestWord = Math.min(end, word + MAX_WORD);
  while (at < longestWord && isWordCharacter(bytes[at] ?? 0)) at += 1;
  if (at === word || at >= end) return false;
  const behind = bytes[at] ?? 0;
  if (behind === OPEN_BRACKET || behind === EQUALS) return true;
  if (behind === COLON) return isDigit(bytes[at + 1] ?? 0);
  if (behind !== BLANK) return false;
  const isMonth = at === word + 3;
  while (at < end && bytes[at] === BLANK) at += 1;
  return at < end && (bytes[at] === BAR || (isMonth && isDigit(bytes[at] ?? 0)));
}

/** Any of `>` `-` `*` `+` `|` `#` `/` `&` and the backtick, or a blank. */
function isSign(byte: number): boolean {
  return (
    byte === BLANK ||
    byte === TAB ||
    byte === 0x3e ||
    byte === DASH ||
    byte === 0x2a ||
    byte === 0x2b ||
    byte === BAR ||
    byte === 0x23 ||
    byte === 0x2f ||
    byte === 0x26 ||
    byte === 0x60
  );
}

/** Letters, digits, and what stands in the names of files and services. */
function isWordCharacter(byte: number): boolean {
  return (
    isSmallLetter(byte) ||
    isDigit(byte) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    byte === DASH ||
    byte === 0x2e ||
    byte === 0x2f ||
    byte === 0x5f
  );
}

/** Whether ` provider[instance] region [` follows; an unusual shape of it is for the format to read. */
function hasOrigin(bytes: Uint8Array, timeEnd: number, end: number): boolean {
  const provider = skipBlanksAndColours(bytes, timeEnd, end);
  let at = provider;
  while (at < end && isSmallLetter(bytes[at] ?? 0)) at += 1;
  if (provider === timeEnd || at < provider + 2 || at > provider + 31 || bytes[at] !== OPEN_BRACKET)
    return false;
  const longest = Math.min(end, at + 65);
  at += 1;
  while (at < longest && (bytes[at] ?? 0) > BLANK && bytes[at] !== CLOSE_BRACKET) at += 1;
  if (bytes[at] !== CLOSE_BRACKET || bytes[at + 1] !== BLANK) return false;
  const region = skipBlanksAndColours(bytes, at + 1, end);
  at = region;
  while (at < end && at < region + 16 && isRegionCharacter(bytes[at] ?? 0)) at += 1;
  at = skipBlanksAndColours(bytes, at, end);
  return at < end && bytes[at] === OPEN_BRACKET;
}

/**
 * Shippers write an object's keys in order: the provider is the first property, the time the last
 * (`…,"timestamp":"2026-…Z"}`). A quote inside a message would be escaped, so the bytes cannot be a message's.
 * Any other object has to be read to know whether it is a record.
 */
function findTimeInJson(bytes: Uint8Array, start: number, end: number): number | undefined {
  let last = end - 1;
  while (last > start && (bytes[last] ?? 0) <= BLANK) last -= 1;
  if (bytes[last] !== CLOSE_BRACE || !standsAt(PROVIDER_KEY, bytes, start)) return undefined;
  const closing = last - 1;
  if (bytes[closing] !== QUOTE) return undefined;
  const opening = bytes.lastIndexOf(QUOTE, closing - 1);
  const key = opening - TIMESTAMP_KEY.length;
  if (key <= start || bytes[key - 1] === BACKSLASH || !standsAt(TIMESTAMP_KEY, bytes, key)) return undefined;
  const read = readTimestamp(bytes, opening + 1);
  return read?.end === closing ? read.time : undefined;
}

const PROVIDER_KEY = toBytes('{"event":{"provider":"');
const TIMESTAMP_KEY = toBytes('"timestamp":');

function skipBlanksAndColours(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  for (;;) {
    const byte = bytes[at];
    if (byte === BLANK || byte === TAB || byte === CARRIAGE_RETURN) at += 1;
    else if (byte === ESCAPE) at = skipColour(bytes, at, end);
    else if (byte === OPEN_BRACKET) {
      const behind = skipLostColour(bytes, at, end);
      if (behind === at) return at;
      at = behind;
    } else return at;
    if (at >= end) return end;
  }
}

/** `ESC [ … m`: colours are a few digits and semicolons. */
function skipColour(bytes: Uint8Array, start: number, end: number): number {
  const longest = Math.min(end, start + 16);
  for (let at = start + 1; at < longest; at += 1) {
    if (bytes[at] === SMALL_M) return at + 1;
  }
  return start + 1;
}

/** `[ … m`: a copy can have lost the escape characters. Where it is something else, `start`. */
function skipLostColour(bytes: Uint8Array, start: number, end: number): number {
  const longest = Math.min(end, start + 5);
  let at = start + 1;
  while (at < longest && isDigit(bytes[at] ?? 0)) at += 1;
  return at > start + 1 && at < end && bytes[at] === SMALL_M ? at + 1 : start;
}

function isRegionCharacter(byte: number): boolean {
  return isSmallLetter(byte) || isDigit(byte) || byte === DASH;
}
