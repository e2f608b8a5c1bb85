/** The plain TypeScript scanner: the reference, and what serves where there is no WebAssembly. See scan.ts. */
import { createLineTimeReader } from './lineTime.ts';
import { indexMarkers, isMarked, type AnchoredText } from './markers.ts';
import { MomentTally } from './momentTally.ts';
import {
  LINE_DOUBTFUL,
  LINE_MARKED,
  MAX_LINE_BYTES,
  MAX_MOMENTS,
  MAX_RECORD_BYTES,
  MAX_ROWS,
  MOMENT_SLOTS,
  RECORD_OPEN,
  type Scan,
  type ScannedFormat,
  type Scanner,
} from './scan.ts';
import { Utf8Checker } from './utf8Checker.ts';

const LINE_FEED = 0x0a;
const BLANK = 0x20;

/** What the scan does at a byte: nothing, end the line, or look for a marker's text. */
const PLAIN = 0;
const LINE_END = 1;
const ANCHOR = 2;

/** The counts of a scan that has found nothing yet. */
const NO_LINES = { lines: 0, blank: 0, records: 0, continuations: 0, brokenCharacters: 0, rowCount: 0 };

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export function createPlainScanner(format: ScannedFormat): Scanner {
  const markers = indexMarkers(format.markers);
  const { kinds, isAnchorPair } = indexPairs(markers.texts);
  const findTime = createLineTimeReader(format.timePlace);
  const hasContinuations = format.framing !== 'wholeLine';
  const tally = new MomentTally(MOMENT_SLOTS, MAX_MOMENTS);
  const found: Writable<Scan> = {
    consumed: 0,
    isFull: false,
    ...NO_LINES,
    start: new Uint32Array(MAX_ROWS),
    end: new Uint32Array(MAX_ROWS),
    time: new Float64Array(MAX_ROWS),
    flags: new Uint8Array(MAX_ROWS),
    line: new Uint32Array(MAX_ROWS),
    momentCount: 0,
    moments: tally.starts,
    momentCounts: tally.counts,
  };
  /** The quiet record that is open: its first line, and where its text starts and ends. */
  const open = { is: false, line: 0, start: 0, end: 0 };

  function addRow(start: number, end: number, time: number, flags: number, line: number): void {
    const row = found.rowCount;
    found.start[row] = start;
    found.end[row] = end;
    found.time[row] = time;
    found.flags[row] = flags;
    found.line[row] = line;
    found.rowCount = row + 1;
  }

  function handOverOpen(): void {
    if (open.is) addRow(open.start, open.end, Number.NaN, RECORD_OPEN, open.line);
    open.is = false;
  }

  function takeLine(bytes: Uint8Array, start: number, end: number, heldTexts: number): void {
    const line = found.lines;
    found.lines += 1;
    found.brokenCharacters += countBroken(bytes, start, end);
    if (isBlank(bytes, start, end)) {
      found.blank += 1;
      return;
    }
    const isCut = end - start > MAX_LINE_BYTES;
    const read = findTime(bytes, start, end);
    // A line that is cut has lost the end that its time was read from, where that is the place.
    const time = read === undefined || (isCut && format.timePlace === 'jsonProperty') ? Number.NaN : read;
    const flags = (isMarked(markers, heldTexts) ? LINE_MARKED : 0) | (read === undefined ? LINE_DOUBTFUL : 0);
    if (!Number.isNaN(time)) {
      tally.add(time);
      open.is = flags === 0 && !isCut;
      if (!open.is) {
        addRow(start, end, time, flags, line);
        return;
      }
      found.records += 1;
      open.line = line;
      open.start = start;
      open.end = end;
    } else if (flags === 0 && !isCut && open.is && hasContinuations && isText(bytes, start, end)) {
      found.continuations += 1;
      if (end - open.start <= MAX_RECORD_BYTES) open.end = end;
    } else {
      handOverOpen();
      addRow(start, end, Number.NaN, flags, line);
    }
  }

  return {
    kind: 'plain',
    get order() {
      return tally.order;
    },
    goBackTo(order) {
      tally.goBackTo(order);
    },
    scan(bytes, offset) {
      Object.assign(found, NO_LINES);
      tally.startScan();
      let lineStart = offset;
      let heldTexts = 0;
      found.isFull = false;
      for (let at = offset; at < bytes.length; at += 1) {
        const byte = bytes[at] ?? 0;
        const kind = kinds[byte];
        if (kind === PLAIN) continue;
        if (kind === LINE_END) {
          takeLine(bytes, lineStart, at, heldTexts);
          lineStart = at + 1;
          heldTexts = 0;
          // A line takes two rows at most, and the open record one more; every moment at hand will take one.
          found.isFull = found.rowCount > MAX_ROWS - 3 || tally.count > MAX_MOMENTS - MOMENT_SLOTS - 1;
          if (found.isFull) break;
        } else if (isAnchorPair[(byte << 8) | (bytes[at + 1] ?? 0)] === 1) {
          heldTexts |= findTextsAt(markers.texts, bytes, at, lineStart);
        }
      }
      handOverOpen();
      tally.finishScan();
      found.momentCount = tally.count;
      found.consumed = lineStart;
      return found;
    },
  };
}

function indexPairs(texts: readonly AnchoredText[]): { kinds: Uint8Array; isAnchorPair: Uint8Array } {
  const kinds = new Uint8Array(256).fill(PLAIN);
  const isAnchorPair = new Uint8Array(1 << 16);
  kinds[LINE_FEED] = LINE_END;
  for (const { bytes, anchor } of texts) {
    const first = bytes[anchor] ?? 0;
    kinds[first] = ANCHOR;
    isAnchorPair[(first << 8) | (bytes[anchor + 1] ?? 0)] = 1;
  }
  return { kinds, isAnchorPair };
}

/** The bits of the texts whose anchor stands at `at`. */
function findTextsAt(
  texts: readonly AnchoredText[],
  bytes: Uint8Array,
  at: number,
  lineStart: number,
): number {
  let held = 0;
  for (const { bytes: wanted, anchor, bit } of texts) {
    const start = at - anchor;
    let i = start < lineStart ? wanted.length + 1 : 0;
    while (i < wanted.length && bytes[start + i] === wanted[i]) i += 1;
    if (i === wanted.length) held |= 1 << bit;
  }
  return held;
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    if ((bytes[at] ?? 0) > BLANK) return false;
  }
  return true;
}

/** Control characters that no text has: such a line is damaged, it does not continue a record. */
export function isText(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x07 || (byte > 0x0d && byte < 0x1b)) return false;
  }
  return true;
}

/** A line feed breaks every character off, so lines can be checked one by one. */
function countBroken(bytes: Uint8Array, start: number, end: number): number {
  const checker = new Utf8Checker();
  const isCut = end - start > MAX_LINE_BYTES;
  checker.push(bytes.subarray(start, isCut ? start + MAX_LINE_BYTES : end));
  if (!isCut) checker.finish();
  return checker.brokenCount;
}
