/**
 * The scanner in AssemblyScript, which is compiled to WebAssembly with 16-byte vectors. It does what plainScanner.ts
 * does, byte for byte; a differential test holds both to it. Keep the two alike.
 *
 * 1. JavaScript puts a chunk into the memory and calls `scan` with its address; everything else has a fixed place,
 *    which `layOut` tells once.
 * 2. Thirty-two bytes a step are compared with the line feed and with the rarest pair of bytes of each of the
 *    markers' texts: four look-ups by half a byte tell which of eight buckets of pairs a byte and the next one can be
 *    of, one of them the line feed's (the idea of Teddy in Hyperscan). There are false hits, and no missed ones.
 * 3. Only where one of them stands does anything happen: a text of a marker is verified, or a line is taken: it is
 *    quiet and counted, or it becomes a row.
 */

import { isBlank, isText } from './lineKind.assembly.ts';
import { findLineTime, isDoubtful } from './lineTime.assembly.ts';
import {
  MOMENT_SLOTS,
  back,
  earliest,
  farBack,
  first,
  forward,
  furthestBack,
  last,
  latest,
  momentCount,
  placeMoments,
  startMoments,
  tally,
  writeMoments,
} from './momentTally.assembly.ts';
import { countBroken } from './utf8.assembly.ts';

/** The line feed has a bucket of its own, which no text's pair can share: it may stand before any byte. */
const LINE_FEED_BUCKET: u32 = 1 << 7;

const LINE_MARKED: u8 = 1;
const LINE_DOUBTFUL: u8 = 2;
const RECORD_OPEN: u8 = 4;

const MAX_LINE_BYTES: u32 = 1 << 20;
const MAX_RECORD_BYTES: u32 = 1 << 16;
const MAX_ROWS: u32 = 1 << 14;
const MAX_MOMENTS: u32 = 1 << 13;

export { back, earliest, farBack, first, forward, furthestBack, last, latest, momentCount };

/** What the last scan counted; see `Scan` in scan.ts. */
export let consumed: u32 = 0;
export let isFull: bool = false;
export let lines: u32 = 0;
export let blank: u32 = 0;
export let records: u32 = 0;
export let continuations: u32 = 0;
export let brokenCharacters: u32 = 0;
export let rowCount: u32 = 0;

/** Where the tables are that JavaScript fills, and the columns that it reads. */
let texts: u32 = 0;
let pairs: u32 = 0;
let markers: u32 = 0;
let starts: u32 = 0;
let ends: u32 = 0;
let times: u32 = 0;
let flagsAt: u32 = 0;
let rowLines: u32 = 0;
let isJson: bool = false;
let hasContinuations: bool = true;

/** The quiet record that is open: its first line, and the addresses of its text. */
let isOpen: bool = false;
let openLine: u32 = 0;
let openStart: u32 = 0;
let openEnd: u32 = 0;

/** Address of the chunk. */
let base: u32 = 0;

/** Which buckets' pairs can start at a byte; kept here, because locals hold no vectors across calls. */
let firstByLow: v128 = i8x16.splat(0);
let firstByHigh: v128 = i8x16.splat(0);
let secondByLow: v128 = i8x16.splat(0);
let secondByHigh: v128 = i8x16.splat(0);
/** The buckets of the 32 bytes at hand, to take single ones out of. */
const bucketsAt: u32 = <u32>memory.data(32, 16);

/** The address from which the module uses no memory of its own. */
export function getHeapBase(): u32 {
  return <u32>__heap_base;
}

/**
 * Tells where everything lies. `texts`: 32 bytes each: length, anchor, bit, text; sorted by bucket. `pairs`: four
 * tables of 16 bytes that tell which buckets' pairs have a first, or second, byte with these low, or high, four bits, one bit a
 * bucket; then, 16 bits each, at which text each of the seven buckets starts, and where the last one ends. `markers`:
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
  placeMoments(momentsAt, momentCountsAt);
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
  lines = blank = records = continuations = brokenCharacters = rowCount = 0;
  startMoments();
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
  writeMoments();
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
  let time = findLineTime(start, end, isJson);
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
      while (i < length && load<u8>(start + i) === load<u8>(text + i, 3)) i += 1;
      if (i === length) held |= 1 << <u32>load<u8>(text, 2);
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
