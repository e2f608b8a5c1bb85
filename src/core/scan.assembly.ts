/**
 * The scanner in AssemblyScript, which is compiled to WebAssembly with 16-byte vectors. It does what
 * scan.ts does, byte for byte; a differential test holds both to it. Keep the two alike.
 *
 * 1. JavaScript copies a chunk into the memory and calls `scan` with the addresses of everything.
 * 2. Sixteen bytes a step are compared with the line feed and with the rarest pair of bytes of each of the markers'
 *    texts: four look-ups by half a byte tell which of up to eight pairs a byte and the next one can be (the idea of
 *    Teddy in Hyperscan). There are false hits, and no missed ones.
 * 3. Only where one of them stands does anything happen: a text of a marker is verified, or a line is written down.
 */

import { SECONDS_LENGTH, isDigit, readEnd, readTime, readTimestamp } from './timestamp.assembly.ts';

const TAB: u8 = 0x09;
const LINE_FEED: u8 = 0x0a;
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

const LINE_MARKED: u8 = 1;
const LINE_BLANK: u8 = 2;
const LINE_DOUBTFUL: u8 = 4;

const DATE_LENGTH: u32 = 10;

/** `{"event":{"provider":"` and `"timestamp":`, as 8-byte words would be harder to read than a loop. */
const PROVIDER_KEY: StaticArray<u8> = [
  0x7b, 0x22, 0x65, 0x76, 0x65, 0x6e, 0x74, 0x22, 0x3a, 0x7b, 0x22, 0x70, 0x72, 0x6f, 0x76, 0x69, 0x64, 0x65, 0x72,
  0x22, 0x3a, 0x22,
];
const TIMESTAMP_KEY: StaticArray<u8> = [0x22, 0x74, 0x69, 0x6d, 0x65, 0x73, 0x74, 0x61, 0x6d, 0x70, 0x22, 0x3a];

/** Offset in the chunk behind the last complete line. */
export let consumed: u32 = 0;

/** The pair bits of the sixteen bytes at hand, to take single ones out of. */
const pairBitsAt: u32 = <u32>memory.data(16, 16);

/** Whether the last line's start is open: the format has to read it. */
let isDoubtful: bool = false;

/** The address from which the module uses no memory of its own. */
export function getHeapBase(): u32 {
  return <u32>__heap_base;
}

/**
 * Finds the complete lines of a chunk from `offset` on and returns how many, at most `maxLines`.
 * `texts` holds the markers' texts, 32 bytes each: length, anchor, text. `pairs` holds four tables of 16 bytes:
 * which texts' pairs have a first, or second, byte with these low, or high, four bits; one bit a text. `isMarkedByTexts` tells by the bits of the texts that a line holds whether it is marked.
 * Sixteen bytes behind the chunk have to be readable.
 */
export function scan(
  bytes: u32,
  offset: u32,
  length: u32,
  texts: u32,
  pairs: u32,
  isMarkedByTexts: u32,
  starts: u32,
  ends: u32,
  times: u32,
  flags: u32,
  maxLines: u32,
  isJson: bool,
): u32 {
  const lineFeeds = i8x16.splat(LINE_FEED);
  const lowBits = i8x16.splat(0x0f);
  const firstByLow = v128.load(pairs);
  const firstByHigh = v128.load(pairs + 16);
  const secondByLow = v128.load(pairs + 32);
  const secondByHigh = v128.load(pairs + 48);
  const limit = bytes + length;
  let lineStart = bytes + offset;
  let count: u32 = 0;
  let heldTexts: u32 = 0;
  for (let block = lineStart; block < limit; block += 16) {
    const here = v128.load(block);
    const next = v128.load(block + 1);
    // For each byte, the bits of the texts whose pair can start there.
    const pairBits = v128.and(
      v128.and(
        i8x16.swizzle(firstByLow, v128.and(here, lowBits)),
        i8x16.swizzle(firstByHigh, i8x16.shr_u(here, 4)),
      ),
      v128.and(
        i8x16.swizzle(secondByLow, v128.and(next, lowBits)),
        i8x16.swizzle(secondByHigh, i8x16.shr_u(next, 4)),
      ),
    );
    const noPair = i8x16.eq(pairBits, i8x16.splat(0));
    let hits = i8x16.bitmask(v128.or(v128.not(noPair), i8x16.eq(here, lineFeeds)));
    if (hits === 0) continue;
    v128.store(pairBitsAt, pairBits);
    if (limit - block < 16) hits &= (1 << (limit - block)) - 1;
    while (hits !== 0) {
      const at = block + ctz(hits);
      hits &= hits - 1;
      if (load<u8>(at) !== LINE_FEED) {
        const candidates = <u32>load<u8>(pairBitsAt + (at - block)) & ~heldTexts;
        heldTexts |= findTextsAt(texts, candidates, at, lineStart);
        continue;
      }
      const isEmpty = isBlank(lineStart, at);
      isDoubtful = false;
      let time: f64 = NaN;
      if (!isEmpty) time = isJson ? findTimeInJson(lineStart, at) : findTimeAtLineStart(lineStart, at);
      store<u32>(starts + (count << 2), lineStart - bytes);
      store<u32>(ends + (count << 2), at - bytes);
      store<f64>(times + (count << 3), isDoubtful ? NaN : time);
      store<u8>(
        flags + count,
        load<u8>(isMarkedByTexts + heldTexts) * LINE_MARKED | (isEmpty ? LINE_BLANK : isDoubtful ? LINE_DOUBTFUL : 0),
      );
      count += 1;
      lineStart = at + 1;
      heldTexts = 0;
      if (count === maxLines) {
        consumed = lineStart - bytes;
        return count;
      }
    }
  }
  consumed = lineStart - bytes;
  return count;
}

/** Of the texts in `candidates`, one bit each, those whose anchor stands at `at`. */
function findTextsAt(texts: u32, candidates: u32, at: u32, lineStart: u32): u32 {
  let held: u32 = 0;
  for (let rest = candidates; rest !== 0; rest &= rest - 1) {
    const bit = ctz(rest);
    const text = texts + (bit << 5);
    const length = <u32>load<u8>(text);
    const start = at - <u32>load<u8>(text + 1);
    if (start < lineStart) continue;
    let i: u32 = 0;
    while (i < length && load<u8>(start + i) === load<u8>(text + 2 + i)) i += 1;
    if (i === length) held |= 1 << bit;
  }
  return held;
}

function isBlank(start: u32, end: u32): bool {
  for (let at = start; at < end; at += 1) {
    if (load<u8>(at) > BLANK) return false;
  }
  return true;
}

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
  const time = readTime;
  return hasOrigin(readEnd, end) ? time : doubtful();
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
  if (load<u8>(last) !== CLOSE_BRACE || last - start < 48 || !stands(PROVIDER_KEY, start)) return doubtful();
  const closing = last - 1;
  if (load<u8>(closing) !== QUOTE) return doubtful();
  let opening = closing - 1;
  while (opening > start && load<u8>(opening) !== QUOTE) opening -= 1;
  const key = opening - <u32>TIMESTAMP_KEY.length;
  if (key <= start || load<u8>(key - 1) === BACKSLASH || !stands(TIMESTAMP_KEY, key)) return doubtful();
  return readTimestamp(opening + 1, end) && readEnd === closing ? readTime : doubtful();
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
    else return at;
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

function isSmallLetter(byte: u8): bool {
  return byte >= 0x61 && byte <= 0x7a;
}

function isRegionCharacter(byte: u8): bool {
  return isSmallLetter(byte) || isDigit(byte) || byte === DASH;
}
