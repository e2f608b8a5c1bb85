/**
 * The time of a line in AssemblyScript, for scan.assembly.ts. It finds what lineTime.ts finds, byte for byte. Thirty-two
 * bytes behind the line have to be readable.
 */

import { SECONDS_LENGTH, isDigit, readEnd, readTime, readTimestamp } from './timestamp.assembly.ts';

const TAB: u8 = 0x09;
const CARRIAGE_RETURN: u8 = 0x0d;
const ESCAPE: u8 = 0x1b;
const BLANK: u8 = 0x20;
const QUOTE: u8 = 0x22;
const DASH: u8 = 0x2d;
const CAPITAL_T: u8 = 0x54;
const OPEN_BRACKET: u8 = 0x5b;
const BACKSLASH: u8 = 0x5c;
const CLOSE_BRACKET: u8 = 0x5d;
const SMALL_M: u8 = 0x6d;
const CLOSE_BRACE: u8 = 0x7d;
const OPEN_BRACE: u8 = 0x7b;
const BAR: u8 = 0x7c;
const COLON: u8 = 0x3a;
const EQUALS: u8 = 0x3d;

const MAX_SIGNS: u32 = 16;
const MAX_WORD: u32 = 64;

const DATE_LENGTH: u32 = 10;

/** `{"event":{"provider":"` and `"timestamp":`. */
const PROVIDER_KEY: StaticArray<u8> = [
  0x7b, 0x22, 0x65, 0x76, 0x65, 0x6e, 0x74, 0x22, 0x3a, 0x7b, 0x22, 0x70, 0x72, 0x6f, 0x76, 0x69, 0x64, 0x65, 0x72,
  0x22, 0x3a, 0x22,
];
const TIMESTAMP_KEY: StaticArray<u8> = [0x22, 0x74, 0x69, 0x6d, 0x65, 0x73, 0x74, 0x61, 0x6d, 0x70, 0x22, 0x3a];

/** Whether the last line's start is open: the format has to read it. */
export let isDoubtful: bool = false;

/** `NaN` where the line has no time at the format's usual place. */
export function findLineTime(start: u32, end: u32, isJson: bool): f64 {
  isDoubtful = false;
  return isJson ? findTimeInJson(start, end) : findTimeAtLineStart(start, end);
}

function doubtful(): f64 {
  isDoubtful = true;
  return NaN;
}

function findTimeAtLineStart(start: u32, end: u32): f64 {
  const at = skipBlanksAndColours(start, end);
  if (at >= end) return NaN;
  if (!isDigit(load<u8>(at))) return mayStartRecord(at, end) ? doubtful() : NaN;
  if (end - at < SECONDS_LENGTH) return doubtful();
  if (!readTimestamp(at, end) || readEnd >= end || load<u8>(at + DATE_LENGTH) !== CAPITAL_T) return doubtful();
  return hasPlainOrigin(readEnd, end) || hasOrigin(readEnd, end) ? readTime : doubtful();
}

/** Whether a line without a time may start a record all the same; see lineTime.ts. */
function mayStartRecord(start: u32, end: u32): bool {
  let at = start;
  const longest = min(end, start + MAX_SIGNS);
  while (at < longest && isSign(load<u8>(at))) at += 1;
  if (at >= end) return false;
  const first = load<u8>(at);
  if (isDigit(first) || first === OPEN_BRACKET || first === OPEN_BRACE) return true;
  const word = at;
  const longestWord = min(end, word + MAX_WORD);
  while (at < longestWord && isWordCharacter(load<u8>(at))) at += 1;
  if (at === word || at >= end) return false;
  const behind = load<u8>(at);
  if (behind === OPEN_BRACKET || behind === EQUALS) return true;
  // What stands behind the line is a line feed.
  if (behind === COLON) return isDigit(load<u8>(at + 1));
  if (behind !== BLANK) return false;
  const isMonth = at === word + 3;
  while (at < end && load<u8>(at) === BLANK) at += 1;
  return at < end && (load<u8>(at) === BAR || (isMonth && isDigit(load<u8>(at))));
}

function isSign(byte: u8): bool {
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

function isWordCharacter(byte: u8): bool {
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

/**
 * Whether ` provider[instance] region [` follows in the shape that nearly all lines have: single blanks, no colours,
 * all of it in 32 bytes. Where it says no, hasOrigin decides.
 */
function hasPlainOrigin(at: u32, end: u32): bool {
  if (end - at < 32) return false;
  const open = findBytes(at, OPEN_BRACKET);
  const close = findBytes(at, CLOSE_BRACKET);
  const low = findUpTo(at, BLANK);
  const letters = findBetween(at, 0x61, 0x7a);
  const regionCharacters = letters | findBetween(at, 0x30, 0x39) | findBytes(at, DASH);
  // The blank, then the provider's letters up to the bracket.
  const provider = <u32>ctz(~(letters >> 1));
  if (load<u8>(at) !== BLANK || provider < 2 || provider > 27) return false;
  const bracket = provider + 1;
  if (((open >> bracket) & 1) === 0) return false;
  // Then the instance up to the other bracket, without blanks.
  const inside = (<u32>-2) << bracket;
  const instanceEnd = <u32>ctz(close & inside);
  if (instanceEnd > 27 || <u32>ctz(low & inside) !== instanceEnd + 1 || load<u8>(at + instanceEnd + 1) !== BLANK) return false;
  // Then a blank, the region, a blank and the level's bracket.
  const region = instanceEnd + 2;
  const regionEnd = region + <u32>ctz(~(regionCharacters >> region));
  if (regionEnd === region || regionEnd > 30 || regionEnd - region > 16) return false;
  return load<u8>(at + regionEnd) === BLANK && load<u8>(at + regionEnd + 1) === OPEN_BRACKET;
}

/** One bit for each of 32 bytes. */
// @ts-ignore: decorator
@inline
function findBytes(at: u32, byte: u8): u32 {
  const wanted = i8x16.splat(byte);
  return i8x16.bitmask(i8x16.eq(v128.load(at), wanted)) | (i8x16.bitmask(i8x16.eq(v128.load(at, 16), wanted)) << 16);
}

// @ts-ignore: decorator
@inline
function findUpTo(at: u32, most: u8): u32 {
  const limit = i8x16.splat(most);
  return i8x16.bitmask(i8x16.le_u(v128.load(at), limit)) | (i8x16.bitmask(i8x16.le_u(v128.load(at, 16), limit)) << 16);
}

// @ts-ignore: decorator
@inline
function findBetween(at: u32, least: u8, most: u8): u32 {
  const low = i8x16.splat(least);
  const span = i8x16.splat(most - least);
  return (
    i8x16.bitmask(i8x16.le_u(i8x16.sub(v128.load(at), low), span)) |
    (i8x16.bitmask(i8x16.le_u(i8x16.sub(v128.load(at, 16), low), span)) << 16)
  );
}

function hasOrigin(timeEnd: u32, end: u32): bool {
  const provider = skipBlanksAndColours(timeEnd, end);
  let at = provider;
  while (at < end && isSmallLetter(load<u8>(at))) at += 1;
  if (provider === timeEnd || at < provider + 2 || at > provider + 31) return false;
  if (at >= end || load<u8>(at) !== OPEN_BRACKET) return false;
  const longest = min(end, at + 65);
  at += 1;
  while (at < longest && load<u8>(at) > BLANK && load<u8>(at) !== CLOSE_BRACKET) at += 1;
  if (load<u8>(at) !== CLOSE_BRACKET || load<u8>(at + 1) !== BLANK) return false;
  const region = skipBlanksAndColours(at + 1, end);
  at = region;
  while (at < end && at < region + 16 && isRegionCharacter(load<u8>(at))) at += 1;
  at = skipBlanksAndColours(at, end);
  return at < end && load<u8>(at) === OPEN_BRACKET;
}

function findTimeInJson(start: u32, end: u32): f64 {
  let last = end - 1;
  while (last > start && load<u8>(last) <= BLANK) last -= 1;
  if (load<u8>(last) !== CLOSE_BRACE || last - start < 48 || !startsWithProvider(start)) return doubtful();
  const closing = last - 1;
  if (load<u8>(closing) !== QUOTE) return doubtful();
  // Nearly all timestamps have nanoseconds and a Z.
  let opening = closing - 31;
  if (load<u8>(opening) !== QUOTE || (findBytes(opening, QUOTE) & 0x7fff_ffff) !== 1) {
    opening = closing - 1;
    while (opening > start && load<u8>(opening) !== QUOTE) opening -= 1;
  }
  const key = opening - <u32>TIMESTAMP_KEY.length;
  if (key <= start || load<u8>(key - 1) === BACKSLASH || !stands(TIMESTAMP_KEY, key)) return doubtful();
  return readTimestamp(opening + 1, end) && readEnd === closing ? readTime : doubtful();
}

/** The 22 bytes of PROVIDER_KEY, compared sixteen and six more at a time. */
function startsWithProvider(at: u32): bool {
  const key = changetype<u32>(PROVIDER_KEY);
  const head = v128.xor(v128.load(at), v128.load(key));
  const tail = load<u64>(at, 14) ^ load<u64>(key, 14);
  return !v128.any_true(head) && tail === 0;
}

function stands(wanted: StaticArray<u8>, at: u32): bool {
  for (let i = 0; i < wanted.length; i += 1) {
    if (load<u8>(at + i) !== unchecked(wanted[i])) return false;
  }
  return true;
}

function skipBlanksAndColours(start: u32, end: u32): u32 {
  let at = start;
  while (at < end) {
    const byte = load<u8>(at);
    if (byte === BLANK || byte === TAB || byte === CARRIAGE_RETURN) at += 1;
    else if (byte === ESCAPE) at = skipColour(at, end);
    else if (byte === OPEN_BRACKET) {
      const behind = skipLostColour(at, end);
      if (behind === at) return at;
      at = behind;
    } else return at;
  }
  return end;
}

function skipColour(start: u32, end: u32): u32 {
  const longest = min(end, start + 16);
  for (let at = start + 1; at < longest; at += 1) {
    if (load<u8>(at) === SMALL_M) return at + 1;
  }
  return start + 1;
}

function skipLostColour(start: u32, end: u32): u32 {
  const longest = min(end, start + 5);
  let at = start + 1;
  while (at < longest && isDigit(load<u8>(at))) at += 1;
  return at > start + 1 && at < end && load<u8>(at) === SMALL_M ? at + 1 : start;
}

function isSmallLetter(byte: u8): bool {
  return byte >= 0x61 && byte <= 0x7a;
}

function isRegionCharacter(byte: u8): bool {
  return isSmallLetter(byte) || isDigit(byte) || byte === DASH;
}
