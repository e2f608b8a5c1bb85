/**
 * Text as UTF-8: bytes in UTF-8 or UTF-16 are taken from a reader, the same text as UTF-8 with line feeds
 * comes out. What is UTF-8 with line feeds already comes out as it is: its broken places are counted by those who
 * read it, those of UTF-16 here.
 */
import { ByteReader } from '../bytes/byteReader.ts';
import type { ByteOffset } from '../units.ts';
import type { SourceNotes, TextEncoding } from './sourceNotes.ts';

/** What encoding and line ends are known from. */
const SAMPLE_BYTES = 1 << 16;
/** Pairs of bytes that are looked at for the NULs of UTF-16. */
const SAMPLE_PAIRS = 1 << 11;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const TAB = 0x09;
const ESCAPE = 0x1b;

/** Sets the notes' `encoding` and `isVerbatim` before the first chunk. Stopping early leaves the reader open. */
export async function* decodeText(reader: ByteReader, notes: SourceNotes): AsyncGenerator<Uint8Array> {
  const sample = await reader.sample(SAMPLE_BYTES);
  notes.encoding = detectEncoding(sample);
  if (notes.encoding !== 'utf-8') {
    const decoded = new ByteReader(decodeUtf16(reader.chunks(), notes));
    const hasOnlyReturns = endsLinesWithReturns(await decoded.sample(SAMPLE_BYTES));
    yield* hasOnlyReturns ? toLineFeeds(decoded.chunks()) : decoded.chunks();
  } else if (endsLinesWithReturns(sample)) {
    yield* toLineFeeds(reader.chunks());
  } else {
    notes.isVerbatim = notes.isFile;
    yield* reader.chunks();
  }
}

/** By the byte order mark, else by the NULs that UTF-16 puts beside every ASCII character. */
export function detectEncoding(sample: Uint8Array): TextEncoding {
  const [first, second, third, fourth] = sample;
  // Two NULs more make it UTF-32, which is not read.
  if (first === 0xff && second === 0xfe && !(third === 0 && fourth === 0)) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const pairs = Math.min(SAMPLE_PAIRS, sample.length >> 1);
  let lowNuls = 0;
  let highNuls = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    if (sample[2 * pair] === 0) lowNuls += 1;
    if (sample[2 * pair + 1] === 0) highNuls += 1;
  }
  // Log lines in any language are ASCII for the most part, and none holds NULs beside that.
  if (highNuls > pairs / 2 && lowNuls < pairs / 20) return 'utf-16le';
  if (lowNuls > pairs / 2 && highNuls < pairs / 20) return 'utf-16be';
  return 'utf-8';
}

/** Whether lines end with CR alone, as old Mac programs wrote them. */
export function endsLinesWithReturns(sample: Uint8Array): boolean {
  const first = sample.indexOf(CARRIAGE_RETURN);
  // The last byte of the sample could be the first half of CR LF.
  const isFull = sample.length >= SAMPLE_BYTES;
  return first !== -1 && !(isFull && first === sample.length - 1) && !sample.includes(LINE_FEED);
}

/** CR becomes LF; CR LF stays as it is. */
async function* toLineFeeds(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let heldReturns = 0;
  for await (const chunk of chunks) {
    // A CR at the end of a chunk waits for what follows.
    const bytes = new Uint8Array(heldReturns + chunk.length);
    bytes.fill(CARRIAGE_RETURN, 0, heldReturns);
    bytes.set(chunk, heldReturns);
    heldReturns = bytes.at(-1) === CARRIAGE_RETURN ? 1 : 0;
    const end = bytes.length - heldReturns;
    for (
      let at = bytes.indexOf(CARRIAGE_RETURN);
      at !== -1 && at < end;
      at = bytes.indexOf(CARRIAGE_RETURN, at + 1)
    )
      if (bytes[at + 1] !== LINE_FEED) bytes[at] = LINE_FEED;
    if (end > 0) yield bytes.subarray(0, end);
  }
  if (heldReturns > 0) yield Uint8Array.of(LINE_FEED);
}

/** As UTF-8 too where lines in UTF-8 follow, as programs append them to what PowerShell wrote: to the end, as they are. */
async function* decodeUtf16(
  chunks: AsyncIterable<Uint8Array>,
  notes: SourceNotes,
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(notes.encoding, { ignoreBOM: true });
  const encoder = new TextEncoder();
  /** Bytes that wait for the rest of their character, or of a run of ASCII. */
  let rest: Uint8Array = new Uint8Array(0);
  let isStart = true;
  let isUtf8 = false;
  for await (const chunk of chunks) {
    if (isUtf8) {
      yield chunk;
      continue;
    }
    const bytes = new Uint8Array(rest.length + chunk.length);
    bytes.set(rest);
    bytes.set(chunk, rest.length);
    const run = findAsciiRun(bytes);
    isUtf8 = run.length >= UTF8_RUN;
    const end = isUtf8 ? run.start : Math.min(run.start, findCharacterEnd(bytes, notes));
    const text = decode(bytes.subarray(0, end));
    if (text !== '') yield encoder.encode(text);
    rest = bytes.slice(end);
    if (isUtf8) yield rest;
  }
  if (isUtf8) return;
  if (findAsciiRun(rest).length >= UTF8_RUN_AT_END) {
    yield rest;
    return;
  }
  const text = decode(rest);
  if (text !== '') yield encoder.encode(text);

  /** Whole characters only, so nothing is left in the decoder between calls. */
  function decode(bytes: Uint8Array): string {
    if (bytes.length === 0) return '';
    notes.brokenCharacters += countBrokenUnits(bytes, notes.encoding);
    const decoded = decoder.decode(bytes);
    const text = isStart && decoded.startsWith('\ufeff') ? decoded.slice(1) : decoded;
    isStart = false;
    return text;
  }
}

/** So many bytes of printable ASCII in a row are no UTF-16 in any language: half of them would be NULs, or beyond ASCII. */
const UTF8_RUN = 64;
const UTF8_RUN_AT_END = 16;
const UTF8_MARK = [0xef, 0xbb, 0xbf];

interface AsciiRun {
  /** At the start of a unit, or of a byte order mark. */
  readonly start: ByteOffset;
  readonly length: number;
}

/** The first run of ASCII that is long enough to be UTF-8, or what has begun of one at the end. */
function findAsciiRun(bytes: Uint8Array): AsciiRun {
  let start = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (!isAsciiText(bytes[at] ?? 0)) start = at + 1;
    else if (at - start >= UTF8_RUN) break;
  }
  const length = Math.min(bytes.length, start + UTF8_RUN + 1) - start;
  if (UTF8_MARK.every((byte, i) => bytes[start - UTF8_MARK.length + i] === byte))
    return { start: start - UTF8_MARK.length, length };
  // The last byte of a unit before it can be ASCII by itself.
  return { start: start + (start % 2), length: length - (start % 2) };
}

function isAsciiText(byte: number): boolean {
  return (
    (byte >= 0x20 && byte < 0x7f) ||
    byte === LINE_FEED ||
    byte === CARRIAGE_RETURN ||
    byte === TAB ||
    byte === ESCAPE
  );
}

/** The end of the last whole character: not within a unit, and not behind the first half of a pair. */
function findCharacterEnd(bytes: Uint8Array, { encoding }: SourceNotes): number {
  const end = bytes.length - (bytes.length % 2);
  return end >= 2 && isHighSurrogate(getUnit(bytes, end - 2, encoding)) ? end - 2 : end;
}

/** Halves of pairs that stand alone, and a last byte that is half a unit. */
function countBrokenUnits(bytes: Uint8Array, encoding: TextEncoding): number {
  let count = bytes.length % 2;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const unit = getUnit(bytes, at, encoding);
    if (!isSurrogate(unit)) continue;
    const isPair =
      isHighSurrogate(unit) &&
      at + 3 < bytes.length &&
      isSurrogate(getUnit(bytes, at + 2, encoding)) &&
      !isHighSurrogate(getUnit(bytes, at + 2, encoding));
    if (isPair) at += 2;
    else count += 1;
  }
  return count;
}

function getUnit(bytes: Uint8Array, at: number, encoding: TextEncoding): number {
  const [low, high] = encoding === 'utf-16le' ? [bytes[at], bytes[at + 1]] : [bytes[at + 1], bytes[at]];
  return (low ?? 0) | ((high ?? 0) << 8);
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xe000;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}
