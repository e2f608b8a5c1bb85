/**
 * Scanning: bytes go in; where every line starts and ends, its time, and whether it can matter come out.
 * No strings are made here: that is what makes reading fast (ARCHITECTURE.md, "Two speeds").
 * This is the plain TypeScript scanner, the reference; wasmScanner.ts stands behind the same interface.
 */
import type { LogFormat, Marker, TimePlace } from './logFormat.ts';
import { readTimestamp, SECONDS_LENGTH } from './timestamp.ts';

/** The line holds one of the format's markers. */
export const LINE_MARKED = 1;
/** The line is empty or white space only. */
export const LINE_BLANK = 2;
/** The line may start a record, but not in the usual shape: the format has to read it to know. */
export const LINE_DOUBTFUL = 4;

/** Columns about consecutive lines; the arrays are longer than `count` and are reused by the next scan. */
export interface LineTable {
  /** Lines found. */
  count: number;
  /** Offset behind the last line's end: where the next scan has to start. */
  consumed: number;
  /** Offset of each line's first byte. */
  start: Uint32Array;
  /** Offset behind each line's last byte, its line feed not counted. */
  end: Uint32Array;
  /** EpochMs, or `NaN` where the line has no time at the format's usual place. */
  time: Float64Array;
  flags: Uint8Array;
}

export interface Scanner {
  /** Finds complete lines in `bytes` from `offset` on; at most MAX_LINES_PER_SCAN of them. */
  scan(bytes: Uint8Array, offset: number): LineTable;
}

/** Keeps the columns small however short the lines are. */
export const MAX_LINES_PER_SCAN = 1 << 16;

const LINE_FEED = 0x0a;
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
const SMALL_A = 0x61;
const SMALL_M = 0x6d;
const SMALL_Z = 0x7a;

/** What the scan does at a byte: nothing, end the line, or look for a marker. */
const PLAIN = 0;
const LINE_END = 1;
const ANCHOR = 2;

export function createScanner(format: Pick<LogFormat, 'markers' | 'timePlace'>): Scanner {
  const { kinds, isAnchorPair, texts, isMarkedByTexts } = indexMarkers(format.markers);
  kinds[LINE_FEED] = LINE_END;
  const findLineTime = createLineTimeReader(format.timePlace);
  const start = new Uint32Array(MAX_LINES_PER_SCAN);
  const end = new Uint32Array(MAX_LINES_PER_SCAN);
  const time = new Float64Array(MAX_LINES_PER_SCAN);
  const flags = new Uint8Array(MAX_LINES_PER_SCAN);
  const table: LineTable = { count: 0, consumed: 0, start, end, time, flags };

  return {
    scan(bytes, offset) {
      let count = 0;
      let lineStart = offset;
      let heldTexts = 0;
      for (let at = offset; at < bytes.length; at += 1) {
        const byte = bytes[at] ?? 0;
        const kind = kinds[byte];
        if (kind === PLAIN) continue;
        if (kind === LINE_END) {
          start[count] = lineStart;
          end[count] = at;
          const found = isBlank(bytes, lineStart, at) ? 'blank' : findLineTime(bytes, lineStart, at);
          time[count] = typeof found === 'number' ? found : Number.NaN;
          flags[count] =
            (isMarkedByTexts[heldTexts] === 1 ? LINE_MARKED : 0) |
            (found === 'blank' ? LINE_BLANK : found === undefined ? LINE_DOUBTFUL : 0);
          count += 1;
          lineStart = at + 1;
          heldTexts = 0;
          if (count === MAX_LINES_PER_SCAN) break;
        } else if (isAnchorPair[(byte << 8) | (bytes[at + 1] ?? 0)] === 1) {
          heldTexts |= findTextsAt(texts, bytes, at, lineStart);
        }
      }
      table.count = count;
      table.consumed = lineStart;
      return table;
    },
  };
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    if ((bytes[at] ?? 0) > BLANK) return false;
  }
  return true;
}

/** A text of a marker and the place of its rarest pair of bytes, which the scan looks for. */
export interface AnchoredText {
  readonly bytes: Uint8Array;
  readonly anchor: number;
}

/** Common bytes of logs, the commonest first; what is not here is rare. */
const COMMON_CHARACTERS = ' "etaoinsrhldc:umfpg0123456789.-[]{},wybv/=_k';
/** What a line holds of the texts is one bit each of a byte. */
export const MAX_MARKER_TEXTS = 8;

/** What a scan looks for: kinds of bytes, pairs of bytes that a text may stand around, and the texts. */
export interface MarkerIndex {
  /** By byte: PLAIN or ANCHOR. */
  readonly kinds: Uint8Array;
  /** By first byte × 256 + second byte: 1 for the pair at a text's anchor. */
  readonly isAnchorPair: Uint8Array;
  /** All texts of the markers; the first one is bit 0. */
  readonly texts: readonly AnchoredText[];
  /** By the bits of the texts that a line holds: 1 where they make up a marker. */
  readonly isMarkedByTexts: Uint8Array;
}

export function indexMarkers(markers: readonly Marker[]): MarkerIndex {
  const names = [...new Set(markers.flat())];
  if (names.length > MAX_MARKER_TEXTS)
    throw new RangeError('A format has more marker texts than a byte has bits');
  const needed = markers.map((marker) =>
    [marker].flat().reduce((bits, text) => bits | (1 << names.indexOf(text)), 0),
  );
  const kinds = new Uint8Array(256).fill(PLAIN);
  const isAnchorPair = new Uint8Array(1 << 16);
  const texts = names.map((name) => {
    const bytes = toBytes(name);
    const ranks = Array.from(name, toRarity);
    const pairRanks = ranks.slice(0, -1).map((rank, i) => rank + (ranks[i + 1] ?? 0));
    const anchor = pairRanks.indexOf(Math.max(...pairRanks));
    const first = bytes[anchor] ?? 0;
    kinds[first] = ANCHOR;
    isAnchorPair[(first << 8) | (bytes[anchor + 1] ?? 0)] = 1;
    return { bytes, anchor };
  });
  const isMarkedByTexts = Uint8Array.from({ length: 1 << MAX_MARKER_TEXTS }, (_, held) =>
    needed.length === 0 || needed.some((bits) => (held & bits) === bits) ? 1 : 0,
  );
  return { kinds, isAnchorPair, texts, isMarkedByTexts };
}

function toRarity(character: string): number {
  const rank = COMMON_CHARACTERS.indexOf(character);
  return rank === -1 ? COMMON_CHARACTERS.length : rank;
}

/** The bits of the texts whose anchor stands at `at`. */
function findTextsAt(
  texts: readonly AnchoredText[],
  bytes: Uint8Array,
  at: number,
  lineStart: number,
): number {
  let held = 0;
  for (let text = 0; text < texts.length; text += 1) {
    const { bytes: wanted, anchor } = texts[text] ?? NO_TEXT;
    const start = at - anchor;
    let i = start < lineStart ? wanted.length + 1 : 0;
    while (i < wanted.length && bytes[start + i] === wanted[i]) i += 1;
    if (i === wanted.length) held |= 1 << text;
  }
  return held;
}

const NO_TEXT: AnchoredText = { bytes: new Uint8Array(0), anchor: 0 };

/** The time of a line that is not blank, `NaN` where it surely starts no record, undefined where that is open. */
type LineTimeReader = (bytes: Uint8Array, start: number, end: number) => number | undefined;

function createLineTimeReader(place: TimePlace): LineTimeReader {
  if (place === 'none') return () => undefined;
  return place === 'lineStart' ? findTimeAtLineStart : findTimeInJson;
}

function findTimeAtLineStart(bytes: Uint8Array, start: number, end: number): number | undefined {
  const at = skipBlanksAndColours(bytes, start, end);
  const first = bytes[at] ?? 0;
  if (!isDigit(first)) {
    // What starts with a bracket may be a colour that lost its escape character.
    return first === OPEN_BRACKET ? undefined : Number.NaN;
  }
  if (end - at < SECONDS_LENGTH) return Number.NaN;
  const read = readTimestamp(bytes, at);
  if (read === undefined || read.end >= end || bytes[at + DATE_LENGTH] !== CAPITAL_T) return undefined;
  return hasOrigin(bytes, read.end, end) ? read.time : undefined;
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
  if (bytes[last] !== CLOSE_BRACE || !stands(PROVIDER_KEY, bytes, start)) return undefined;
  const closing = last - 1;
  if (bytes[closing] !== QUOTE) return undefined;
  const opening = bytes.lastIndexOf(QUOTE, closing - 1);
  const key = opening - TIMESTAMP_KEY.length;
  if (key <= start || bytes[key - 1] === BACKSLASH || !stands(TIMESTAMP_KEY, bytes, key)) return undefined;
  const read = readTimestamp(bytes, opening + 1);
  return read?.end === closing ? read.time : undefined;
}

const PROVIDER_KEY = toBytes('{"event":{"provider":"');
const TIMESTAMP_KEY = toBytes('"timestamp":');

/** Whether these bytes stand at an offset. */
function stands(wanted: Uint8Array, bytes: Uint8Array, offset: number): boolean {
  for (let i = 0; i < wanted.length; i += 1) {
    if (bytes[offset + i] !== wanted[i]) return false;
  }
  return true;
}

function toBytes(ascii: string): Uint8Array {
  return Uint8Array.from(ascii, (character) => character.charCodeAt(0));
}

function skipBlanksAndColours(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  for (;;) {
    const byte = bytes[at];
    if (byte === BLANK || byte === TAB || byte === CARRIAGE_RETURN) at += 1;
    else if (byte === ESCAPE) at = skipColour(bytes, at, end);
    else return at;
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

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isRegionCharacter(byte: number): boolean {
  return isSmallLetter(byte) || isDigit(byte) || byte === DASH;
}

function isSmallLetter(byte: number): boolean {
  return byte >= SMALL_A && byte <= SMALL_Z;
}
