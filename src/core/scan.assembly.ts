/**
 * The scanner in AssemblyScript, which is compiled to WebAssembly with 16-byte vectors. It does what plainScanner.ts
 * does, byte for byte; a differential test holds both to it. Keep the two alike.
 *
 * 1. JavaScript puts a chunk into the memory and calls `scan` with its address; everything else has a fixed place,
 *    which `layOut` tells once.
 * 2. Thirty-two bytes a step are compared with the line feed and with the rarest pair of bytes of each of the
 *    markers' texts: four look-ups by half a byte tell which of eight buckets of pairs a byte and the next one can be
 *    of (the idea of Teddy in Hyperscan). There are false hits, and no missed ones.
 * 3. Only where one of them stands does anything happen: a text of a marker is verified, or a line is taken: it is
 *    quiet and counted, or it becomes a row.
 */

import { SECONDS_LENGTH, isDigit, readEnd, readTime, readTimestamp } from './timestamp.assembly.ts';
import { countBroken } from './utf8.assembly.ts';

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

/** The line feed has a bucket of its own, which no text's pair can share: it may stand before any byte. */
const LINE_FEED_BUCKET: u32 = 1 << 7;

const LINE_MARKED: u8 = 1;
const LINE_DOUBTFUL: u8 = 2;
const RECORD_OPEN: u8 = 4;

const MAX_LINE_BYTES: u32 = 1 << 20;
const MAX_RECORD_BYTES: u32 = 1 << 16;
const MAX_ROWS: u32 = 1 << 14;
const MAX_MOMENTS: u32 = 1 << 13;
const MOMENT_SLOTS: u32 = 64;
const TOLERATED_BACK_MS: f64 = 60_000;

const DATE_LENGTH: u32 = 10;

/** `{"event":{"provider":"` and `"timestamp":`. */
const PROVIDER_KEY: StaticArray<u8> = [
  0x7b, 0x22, 0x65, 0x76, 0x65, 0x6e, 0x74, 0x22, 0x3a, 0x7b, 0x22, 0x70, 0x72, 0x6f, 0x76, 0x69, 0x64, 0x65, 0x72,
  0x22, 0x3a, 0x22,
];
const TIMESTAMP_KEY: StaticArray<u8> = [0x22, 0x74, 0x69, 0x6d, 0x65, 0x73, 0x74, 0x61, 0x6d, 0x70, 0x22, 0x3a];

/** What the last scan counted; see `Scan` in scan.ts. */
export let consumed: u32 = 0;
export let isFull: bool = false;
export let lines: u32 = 0;
export let blank: u32 = 0;
export let records: u32 = 0;
export let continuations: u32 = 0;
export let brokenCharacters: u32 = 0;
export let rowCount: u32 = 0;
export let momentCount: u32 = 0;

/** Of all times so far; see timeOrder.ts. */
export let first: f64 = NaN;
export let last: f64 = NaN;
export let earliest: f64 = NaN;
export let latest: f64 = NaN;
export let forward: u32 = 0;
export let back: u32 = 0;
export let farBack: u32 = 0;
export let furthestBack: f64 = 0;

/** Where the tables are that JavaScript fills, and the columns that it reads. */
let texts: u32 = 0;
let pairs: u32 = 0;
let markers: u32 = 0;
let starts: u32 = 0;
let ends: u32 = 0;
let times: u32 = 0;
let flagsAt: u32 = 0;
let rowLines: u32 = 0;
let moments: u32 = 0;
let momentCounts: u32 = 0;
let isJson: bool = false;
let hasContinuations: bool = true;

/** The quiet record that is open: its first line, and the addresses of its text. */
let isOpen: bool = false;
let openLine: u32 = 0;
let openStart: u32 = 0;
let openEnd: u32 = 0;

/** Address of the chunk. */
let base: u32 = 0;
/** Whether the last line's start is open: the format has to read it. */
let isDoubtful: bool = false;

/** Which buckets' pairs can start at a byte; kept here, because locals hold no vectors across calls. */
let firstByLow: v128 = i8x16.splat(0);
let firstByHigh: v128 = i8x16.splat(0);
let secondByLow: v128 = i8x16.splat(0);
let secondByHigh: v128 = i8x16.splat(0);
/** The buckets of the 32 bytes at hand, to take single ones out of. */
const bucketsAt: u32 = <u32>memory.data(32, 16);
/** Start and count of the moments at hand, 16 bytes each. */
const slotsAt: u32 = <u32>memory.data(1024, 16);
/** The slot of the last time, and the start of its second. */
let slot: u32 = slotsAt;
let slotStart: f64 = NaN;

/** The address from which the module uses no memory of its own. */
export function getHeapBase(): u32 {
  return <u32>__heap_base;
}

/**
 * Tells where everything lies. `texts`: 32 bytes each: length, anchor, text; sorted by bucket. `pairs`: four tables of
 * 16 bytes that tell which buckets' pairs have a first, or second, byte with these low, or high, four bits, one bit a
 * bucket; then, 16 bits each, at which text each of the eight buckets starts, and where the last one ends. `markers`:
 * 32 bits each: the texts that make it up, and a zero behind the last one; none at all marks every line.
 */
export function layOut(
  textsAt: u32,
  pairsAt: u32,
  markersAt: u32,
  startsAt: u32,
  endsAt: u32,
  timesAt: u32,
  flagBytesAt: u32,
  linesAt: u32,
  momentsAt: u32,
  momentCountsAt: u32,
  isJsonFormat: bool,
  continuesLines: bool,
): void {
  texts = textsAt;
  pairs = pairsAt;
  markers = markersAt;
  starts = startsAt;
  ends = endsAt;
  times = timesAt;
  flagsAt = flagBytesAt;
  rowLines = linesAt;
  moments = momentsAt;
  momentCounts = momentCountsAt;
  isJson = isJsonFormat;
  hasContinuations = continuesLines;
}

/** Scans the complete lines of a chunk from `offset` on. Sixty-four bytes behind the chunk have to be readable. */
export function scan(bytes: u32, offset: u32, length: u32): void {
  firstByLow = v128.load(pairs);
  firstByHigh = v128.load(pairs + 16);
  secondByLow = v128.load(pairs + 32);
  secondByHigh = v128.load(pairs + 48);
  const limit = bytes + length;
  base = bytes;
  lines = blank = records = continuations = brokenCharacters = rowCount = momentCount = 0;
  isFull = false;
  let wide = i8x16.splat(0);
  let lineStart = bytes + offset;
  let heldTexts: u32 = 0;
  for (let block = lineStart; block < limit; block += 32) {
    const here = v128.load(block);
    const behind = v128.load(block, 16);
    const buckets = findBuckets(here, v128.load(block, 1));
    const bucketsBehind = findBuckets(behind, v128.load(block, 17));
    wide = v128.or(wide, v128.or(here, behind));
    if (!v128.any_true(v128.or(buckets, bucketsBehind))) continue;
    const zero = i8x16.splat(0);
    let hits =
      (i8x16.bitmask(i8x16.ne(buckets, zero)) & 0xffff) | (i8x16.bitmask(i8x16.ne(bucketsBehind, zero)) << 16);
    const bytesLeft = limit - block;
    if (bytesLeft < 32) hits &= (1 << bytesLeft) - 1;
    v128.store(bucketsAt, buckets);
    v128.store(bucketsAt, bucketsBehind, 16);
    while (hits !== 0) {
      const place = ctz(hits);
      const at = block + place;
      hits &= hits - 1;
      const bits = <u32>load<u8>(bucketsAt + place);
      if (bits !== LINE_FEED_BUCKET) {
        heldTexts |= findTextsAt(bits, at, lineStart);
        continue;
      }
      // Bytes before and behind the line may be among them: then it is looked at for nothing.
      takeLine(lineStart, at, heldTexts, i8x16.bitmask(wide) !== 0);
      lineStart = at + 1;
      heldTexts = 0;
      wide = v128.or(here, behind);
      // A line takes two rows at most, and the open record one more; every moment at hand will take one.
      if (rowCount > MAX_ROWS - 3 || momentCount > MAX_MOMENTS - MOMENT_SLOTS - 1) {
        isFull = true;
        finish(lineStart);
        return;
      }
    }
  }
  finish(lineStart);
}

/** For each byte, the bits of the buckets whose pairs can start there. */
// @ts-ignore: decorator
@inline
function findBuckets(here: v128, next: v128): v128 {
  const lowBits = i8x16.splat(0x0f);
  return v128.and(
    v128.and(
      i8x16.swizzle(firstByLow, v128.and(here, lowBits)),
      i8x16.swizzle(firstByHigh, i8x16.shr_u(here, 4)),
    ),
    v128.and(
      i8x16.swizzle(secondByLow, v128.and(next, lowBits)),
      i8x16.swizzle(secondByHigh, i8x16.shr_u(next, 4)),
    ),
  );
}

function finish(lineStart: u32): void {
  handOverOpen();
  for (let at = slotsAt; at < slotsAt + (MOMENT_SLOTS << 4); at += 16) writeMoment(at);
  consumed = lineStart - base;
}

function takeLine(start: u32, end: u32, heldTexts: u32, hasWideBytes: bool): void {
  const line = lines;
  lines += 1;
  const isCut = end - start > MAX_LINE_BYTES;
  if (hasWideBytes) brokenCharacters += countBroken(start, isCut ? start + MAX_LINE_BYTES : end, !isCut);
  if (isBlank(start, end)) {
    blank += 1;
    return;
  }
  isDoubtful = false;
  let time = isJson ? findTimeInJson(start, end) : findTimeAtLineStart(start, end);
  // A line that is cut has lost the end that its time was read from, where that is the place.
  if (isDoubtful || (isCut && isJson)) time = NaN;
  const flags: u8 = (isMarked(heldTexts) ? LINE_MARKED : 0) | (isDoubtful ? LINE_DOUBTFUL : 0);
  if (!isNaN(time)) {
    tally(time);
    isOpen = flags === 0 && !isCut;
    if (!isOpen) {
      addRow(start, end, time, flags, line);
      return;
    }
    records += 1;
    openLine = line;
    openStart = start;
    openEnd = end;
  } else if (flags === 0 && !isCut && isOpen && hasContinuations && isText(start, end)) {
    continuations += 1;
    if (end - openStart <= MAX_RECORD_BYTES) openEnd = end;
  } else {
    handOverOpen();
    addRow(start, end, NaN, flags, line);
  }
}

function handOverOpen(): void {
  if (isOpen) addRow(openStart, openEnd, NaN, RECORD_OPEN, openLine);
  isOpen = false;
}

function addRow(start: u32, end: u32, time: f64, flags: u8, line: u32): void {
  store<u32>(starts + (rowCount << 2), start - base);
  store<u32>(ends + (rowCount << 2), end - base);
  store<f64>(times + (rowCount << 3), time);
  store<u8>(flagsAt + rowCount, flags);
  store<u32>(rowLines + (rowCount << 2), line);
  rowCount += 1;
}

// -- moments; see momentTally.ts ----------------------------------------------------------------------------------

function tally(time: f64): void {
  if (time > last) {
    forward += 1;
    if (time > latest) latest = time;
  } else if (time < last) {
    stepBack(last - time);
    if (time < earliest) earliest = time;
  } else if (isNaN(last)) first = earliest = latest = time;
  last = time;
  if (!(time >= slotStart && time < slotStart + 1000)) {
    const second = floor(time / 1000);
    slot = slotsAt + ((<u32>(<i64>second) & (MOMENT_SLOTS - 1)) << 4);
    slotStart = second * 1000;
    if (load<f64>(slot) !== slotStart) {
      writeMoment(slot);
      store<f64>(slot, slotStart);
    }
  }
  store<u32>(slot, load<u32>(slot, 8) + 1, 8);
}

function stepBack(by: f64): void {
  back += 1;
  if (by > TOLERATED_BACK_MS) farBack += 1;
  if (by > furthestBack) furthestBack = by;
}

function writeMoment(at: u32): void {
  const count = load<u32>(at, 8);
  if (count === 0) return;
  store<f64>(moments + (momentCount << 3), load<f64>(at));
  store<u32>(momentCounts + (momentCount << 2), count);
  momentCount += 1;
  store<u32>(at, 0, 8);
}

// -- markers ------------------------------------------------------------------------------------------------------

/** Of the texts in `buckets`, one bit each, the bits of those whose anchor stands at `at`. */
function findTextsAt(buckets: u32, at: u32, lineStart: u32): u32 {
  let held: u32 = 0;
  for (let rest = buckets; rest !== 0; rest &= rest - 1) {
    const bounds = pairs + 64 + (ctz(rest) << 1);
    const last = <u32>load<u16>(bounds, 2);
    for (let number = <u32>load<u16>(bounds); number < last; number += 1) {
      const text = texts + (number << 5);
      const length = <u32>load<u8>(text);
      const start = at - <u32>load<u8>(text, 1);
      if (start < lineStart) continue;
      let i: u32 = 0;
      while (i < length && load<u8>(start + i) === load<u8>(text + i, 2)) i += 1;
      if (i === length) held |= 1 << number;
    }
  }
  return held;
}

function isMarked(heldTexts: u32): bool {
  let marker = load<u32>(markers);
  if (marker === 0) return true;
  if (heldTexts === 0) return false;
  for (let at = markers; marker !== 0; marker = load<u32>(at)) {
    if ((heldTexts & marker) === marker) return true;
    at += 4;
  }
  return false;
}

// -- kinds of lines -----------------------------------------------------------------------------------------------

function isBlank(start: u32, end: u32): bool {
  for (let at = start; at < end; at += 1) {
    if (load<u8>(at) > BLANK) return false;
  }
  return true;
}

/** Control characters that no text has. The bytes behind the line's end are looked at, but do not count. */
function isText(start: u32, end: u32): bool {
  for (let at = start; at < end; at += 16) {
    const bytes = v128.load(at);
    const low = i8x16.lt_u(bytes, i8x16.splat(0x07));
    const middle = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x0e)), i8x16.splat(0x1b - 0x0e));
    let controls = i8x16.bitmask(v128.or(low, middle));
    if (end - at < 16) controls &= (1 << (end - at)) - 1;
    if (controls !== 0) return false;
  }
  return true;
}

// -- times; see lineTime.ts ---------------------------------------------------------------------------------------

function doubtful(): f64 {
  isDoubtful = true;
  return NaN;
}

function findTimeAtLineStart(start: u32, end: u32): f64 {
  const at = skipBlanksAndColours(start, end);
  if (at >= end) return NaN;
  const first = load<u8>(at);
  if (!isDigit(first)) return first === OPEN_BRACKET ? doubtful() : NaN;
  if (end - at < SECONDS_LENGTH) return NaN;
  if (!readTimestamp(at, end) || readEnd >= end || load<u8>(at + DATE_LENGTH) !== CAPITAL_T) return doubtful();
  return hasPlainOrigin(readEnd, end) || hasOrigin(readEnd, end) ? readTime : doubtful();
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
