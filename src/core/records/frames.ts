/**
 * Frames: the parts of a file that a framing cuts it into, one after another, go in; the account of its lines and
 * the records in the frames come out. Framings find the parts in the bytes (jsonFrames.ts, csvFrames.ts).
 */
import { removeColours } from '../format/colours.ts';
import { isBelieved } from './lineLayouts.ts';
import { countLayoutLines, MAX_EXAMPLE_BYTES, MAX_UNREAD_EXAMPLES } from './lineAccount.ts';
import type { SectionParts } from './section.ts';
import type { ByteOffset } from '../units.ts';
import type { LogFormat, LogRecord } from '../format/logFormat.ts';
import { Utf8Checker } from '../scan/utf8Checker.ts';

/** A longer value or row is given up; reading goes on with the next line. */
export const MAX_FRAME_BYTES = 1 << 20;

const LINE_FEED = 0x0a;

/** What became of a line; where several things stand on one, the greatest counts. */
const LINE_OF_BLANKS = 0;
/** Continues a record, or is what the layout puts around its records. */
const LINE_OF_LAYOUT = 1;
const LINE_UNREAD = 2;
const LINE_OF_RECORD = 3;

/** What a framing found: a record, text that the layout does not have, or what it puts around the records. */
type FrameKind = 'record' | 'unread' | 'layout';

/** What a framing tells while it walks over the bytes. */
export interface FrameCollector {
  /** Takes the next chunk; the bytes of an open frame are kept. */
  startChunk(chunk: Uint8Array): void;
  endChunk(): void;
  /** A frame starts at this offset of the chunk. */
  open(at: number): void;
  readonly isOpen: boolean;
  /** Place in the file of the open frame. */
  getStart(): ByteOffset;
  /** Bytes of the open frame up to this offset. */
  getLength(at: number): number;
  /** Text of the open frame up to this offset. */
  getText(at: number): string;
  /** The open frame ends before this offset; `head` stands before its text when it is read, and `tail` behind it. */
  close(at: number, kind: FrameKind, head?: string, tail?: string): void;
  /** Whether the open frame, up to this offset, starts its line, and is of no layout. */
  isStray(at: number, head?: string): boolean;
  /** Leaves the open frame, and all behind it, to another reader. */
  leave(): Uint8Array;
  /**
   * Gives the open frame up to this offset up: its first line is unread. The bytes behind that line, which come out,
   * are the chunk from now on; they have to be walked over anew.
   */
  giveUpFirstLine(at: number): Uint8Array;
  /** Goes on with bytes that were a part of a chunk before, behind those that were given back. */
  resume(chunk: Uint8Array): void;
  /** A line ends at this offset: at its line feed, or behind the last byte of the file. */
  endLine(): void;
  /** The file has ended. */
  finish(): void;
}

/** `formats` are tried one after another. */
export function createFrameCollector(formats: readonly LogFormat[], parts: SectionParts): FrameCollector {
  const { sink, account, proven } = parts;
  const { totals, unreadExamples, layouts } = account;
  const decoder = new TextDecoder();
  const checker = new Utf8Checker();
  const brokenBefore = totals.brokenCharacters;
  let chunk: Uint8Array = new Uint8Array(0);
  let chunkStart = parts.firstByte;
  /** What the present line is so far. */
  let lineKind = LINE_OF_BLANKS;
  let isOpen = false;
  let frameStart: ByteOffset = 0;
  let frameLine = 0;
  /** What the frame's first line was before the frame, once that line has ended. */
  let firstLineKind = LINE_OF_BLANKS;
  /** Lines that ended inside the frame; a blank one belongs to it like any other. */
  let endedLines = 0;
  /** The frame's bytes in earlier chunks, no more than the limit. */
  let kept: Uint8Array[] = [];
  let keptLength = 0;
  /** Where the frame goes on in the present chunk. */
  let from = 0;

  function countLine(kind: number, count = 1): void {
    if (kind === LINE_OF_BLANKS) totals.blank += count;
    else if (kind === LINE_OF_LAYOUT) totals.continuations += count;
    else if (kind === LINE_UNREAD) totals.unread += count;
    else totals.recordLines += count;
  }

  function getBytes(at: number): Uint8Array {
    const present = chunk.subarray(from, Math.max(from, at));
    if (kept.length === 0) return present;
    const bytes = new Uint8Array(keptLength + present.length);
    let offset = 0;
    for (const part of [...kept, present]) {
      bytes.set(part, offset);
      offset += part.length;
    }
    return bytes;
  }

  /** Takes the frame as records; false where the format cannot read it. */
  function addRecords(text: string, end: ByteOffset): boolean {
    const reading = find(text);
    if (reading === undefined) return false;
    countLayoutLines(layouts, reading.format, lineKind === LINE_OF_RECORD ? 0 : 1);
    for (const record of reading.records) {
      totals.records += 1;
      sink.count(sink.toTime(record));
      sink.add(record, { start: frameStart, end, lineNumber: frameLine });
    }
    return true;
  }

  function find(text: string): { format: LogFormat; records: readonly LogRecord[] } | undefined {
    const plain = removeColours(text);
    for (const format of formats) {
      const records = format.readRecords(plain);
      if (records.length > 0 && isBelieved(format, records, proven)) return { format, records };
    }
    return undefined;
  }

  function addExamples(bytes: Uint8Array): void {
    let lineNumber = frameLine;
    let start = 0;
    while (start < bytes.length && unreadExamples.length < MAX_UNREAD_EXAMPLES) {
      const lineFeed = bytes.indexOf(LINE_FEED, start);
      const end = lineFeed === -1 ? bytes.length : lineFeed;
      const text = decoder.decode(bytes.subarray(start, Math.min(end, start + MAX_EXAMPLE_BYTES)));
      if (text.trim() !== '') unreadExamples.push({ lineNumber, text: text.trimEnd() });
      start = end + 1;
      lineNumber += 1;
    }
  }

  return {
    get isOpen() {
      return isOpen;
    },
    startChunk(next) {
      checker.push(next);
      totals.brokenCharacters = brokenBefore + checker.brokenCount;
      chunk = next;
      from = 0;
    },
    endChunk() {
      if (isOpen) {
        // A frame over the limit is given up, so only its start matters.
        const part = chunk.subarray(from, from + MAX_FRAME_BYTES + 1 - keptLength);
        // A copy: the chunk will be gone. Not `slice`, which gives no copy of Node's own kind of bytes.
        if (part.length > 0) kept.push(new Uint8Array(part));
        keptLength += part.length;
      }
      chunkStart += chunk.length;
      chunk = new Uint8Array(0);
      from = 0;
    },
    open(at) {
      isOpen = true;
      frameStart = chunkStart + at;
      frameLine = totals.lines + 1;
      firstLineKind = LINE_OF_BLANKS;
      endedLines = 0;
      kept = [];
      keptLength = 0;
      from = at;
    },
    getStart: () => frameStart,
    getLength: (at) => chunkStart + at - frameStart,
    getText: (at) => decoder.decode(getBytes(at)),
    close(at, kind, head = '', tail = '') {
      const bytes = getBytes(at);
      const isRead = kind === 'record' && addRecords(head + decoder.decode(bytes) + tail, chunkStart + at);
      const isUnread = kind === 'unread' || (kind === 'record' && !isRead);
      if (isUnread) addExamples(bytes);
      const first = isRead ? LINE_OF_RECORD : isUnread ? LINE_UNREAD : LINE_OF_LAYOUT;
      const rest = isUnread ? LINE_UNREAD : LINE_OF_LAYOUT;
      if (endedLines > 0) {
        countLine(Math.max(firstLineKind, first));
        countLine(rest, endedLines - 1);
        lineKind = Math.max(lineKind, rest);
      } else {
        lineKind = Math.max(lineKind, first);
      }
      isOpen = false;
      kept = [];
      keptLength = 0;
    },
    isStray: (at, head = '') =>
      (endedLines === 0 ? lineKind : firstLineKind) === LINE_OF_BLANKS &&
      find(head + decoder.decode(getBytes(at))) === undefined,
    leave() {
      const left = getBytes(chunk.length);
      // The reader that they are left to counts their broken places again.
      const again = new Utf8Checker();
      again.push(left);
      totals.brokenCharacters -= again.brokenCount;
      totals.lines -= endedLines;
      isOpen = false;
      return left;
    },
    giveUpFirstLine(at) {
      const bytes = getBytes(at);
      const lineFeed = bytes.indexOf(LINE_FEED);
      const end = lineFeed === -1 ? bytes.length : lineFeed;
      addExamples(bytes.subarray(0, end));
      if (endedLines > 0) countLine(Math.max(firstLineKind, LINE_UNREAD));
      totals.lines -= Math.max(0, endedLines - 1);
      lineKind = endedLines > 0 ? LINE_OF_BLANKS : LINE_UNREAD;
      isOpen = false;
      kept = [];
      keptLength = 0;
      chunk = bytes.subarray(end + 1);
      chunkStart = frameStart + end + 1;
      from = 0;
      return chunk;
    },
    resume(next) {
      chunk = next;
      from = 0;
    },
    endLine() {
      totals.lines += 1;
      if (!isOpen) countLine(lineKind);
      else {
        if (endedLines === 0) firstLineKind = lineKind;
        endedLines += 1;
      }
      lineKind = LINE_OF_BLANKS;
    },
    finish() {
      checker.finish();
      totals.brokenCharacters = brokenBefore + checker.brokenCount;
    },
  };
}
