/**
 * CSV rows: bytes go in; every row comes out as a frame, with the table's head before it. A quoted cell may hold line
 * ends; a quote only counts at the start of a cell. A quote that opens there by mistake would take rows with it, up to
 * the next one or to the end of the file: where it holds whole rows, and does not close as a cell does, or not within
 * half of the most that a row can be, its own line is given up and those behind it are read.
 */
import { DELIMITERS, findDelimiter, readRow, readSeparatorLine } from '../format/csv.ts';
import { createFrameCollector, MAX_FRAME_BYTES } from './frames.ts';
import type { LogFormat } from '../format/logFormat.ts';
import type { Left, SectionParts, SectionReader } from './section.ts';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BLANK = 0x20;
const QUOTE = 0x22;
/** Lines of a quoted cell that are looked at for rows. */
const MAX_LINES_TRIED = 50;
/** In one file. Reading again what a quote holds takes as long as reading it, so a file cannot ask for it for ever. */
const MAX_STRAY_QUOTES = 64;
const NO_BYTES = new Uint8Array(0);

/** Whether a line is the head of a table. */
export function isHead(formats: readonly LogFormat[], line: string): boolean {
  return formats.some((format) => format.isHead?.(line.trimEnd()) === true);
}

export function createCsvSection(parts: SectionParts): SectionReader {
  const formats = parts.formats.filter(({ framing }) => framing === 'csv');
  const collector = createFrameCollector(formats, parts);
  /** The head row with its line end; undefined before it was found. */
  let head = parts.table.head;
  /** Until the head tells which, any of the three can separate cells. */
  let delimiters =
    head === undefined
      ? DELIMITERS.map((delimiter) => delimiter.charCodeAt(0))
      : [findDelimiter(head).charCodeAt(0)];
  let isQuoted = false;
  let isAtCellStart = true;
  let isLineEmpty = true;
  /** Line ends in the quoted cell that is open, or has just closed. */
  let linesInQuotes = 0;
  /** Whether the byte before closed a quoted cell. */
  let hasClosed = false;
  let strayQuotes = 0;
  /** Whether the open row was looked at for rows in it; and whether there are some that will not be read. */
  let isTried = false;
  let isGivenUp = false;

  /** False where the row is another section's. */
  function closeRow(at: number): boolean {
    if (head === undefined || collector.getLength(at) <= head.length + 2) {
      const text = collector.getText(at).trimEnd();
      const separator = readSeparatorLine(text);
      const startsTable = isHead(formats, text);
      if (startsTable) {
        head = `${text}\n`;
        parts.table.head = head;
        delimiters = [findDelimiter(text).charCodeAt(0)];
      }
      if (startsTable || separator !== undefined) {
        collector.close(at, 'layout');
        return true;
      }
    }
    if (!isGivenUp && collector.isStray(at, head) && isForeign(collector.getText(at))) return false;
    collector.close(at, head === undefined || isGivenUp ? 'unread' : 'record', head);
    return true;
  }

  /** Whether a row that is none starts an object, which may take several lines, or is a record of another layout. */
  function isForeign(row: string): boolean {
    return /^\s*[{[](?:\s*$|\s*[{"])/.test(row) || parts.layouts.find(row) !== undefined;
  }

  /** False where the line is another section's. */
  function endLine(at: number): boolean {
    if (collector.isOpen && (!isQuoted || collector.getLength(at) > MAX_FRAME_BYTES)) {
      if (isQuoted) collector.close(at, 'unread');
      else if (!closeRow(at)) return false;
      isQuoted = false;
    }
    if (isQuoted) linesInQuotes += 1;
    hasClosed = false;
    collector.endLine();
    isAtCellStart = !isQuoted;
    isLineEmpty = true;
    return true;
  }

  /** Whether the byte stands where none does in a cell that is meant to be quoted. */
  function isSuspicious(byte: number, at: number): boolean {
    if (byte === LINE_FEED) return isQuoted && collector.getLength(at) > MAX_FRAME_BYTES / 2;
    // A quote says that the cell goes on.
    return hasClosed && byte !== CARRIAGE_RETURN && byte !== QUOTE && !delimiters.includes(byte);
  }

  /** Whether the cell that is open, or has just closed, holds whole rows; a row is looked at once. */
  function isStray(at: number): boolean {
    if (linesInQuotes === 0 || head === undefined || isTried) return false;
    // Of a longer one, not all is kept.
    if (!collector.isOpen || collector.getLength(at) > MAX_FRAME_BYTES) return false;
    isTried = true;
    const columns = countCells(head);
    const [, ...lines] = collector.getText(at).split('\n', MAX_LINES_TRIED + 1);
    return lines.some(
      (line) =>
        countCells(line) === columns &&
        formats.some((format) =>
          format.readRecords(`${head ?? ''}${line}`).some(({ time }) => time !== undefined),
        ),
    );
  }

  function countCells(row: string): number {
    return readRow(row, 0, findDelimiter(head ?? '')).cells.length;
  }

  /** Whether what stands behind the first line of the open row is to be read once more. */
  function mustReadAgain(at: number): boolean {
    if (!isStray(at)) return false;
    isGivenUp = strayQuotes >= MAX_STRAY_QUOTES;
    return !isGivenUp;
  }

  /** Reads what stands behind the first line of the open row once more. */
  function readAgain(at: number, rest: Uint8Array): Uint8Array | undefined {
    strayQuotes += 1;
    isQuoted = hasClosed = false;
    isAtCellStart = isLineEmpty = true;
    linesInQuotes = 0;
    const left = walk(collector.giveUpFirstLine(at));
    if (left !== undefined) return concatenate(left, rest);
    collector.endChunk();
    return undefined;
  }

  /** What it leaves to another section. */
  function walk(chunk: Uint8Array): Uint8Array | undefined {
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (isSuspicious(byte, at) && mustReadAgain(at)) {
        const rest = chunk.subarray(at);
        const left = readAgain(at, rest);
        if (left !== undefined) return left;
        collector.resume(rest);
        return walk(rest);
      }
      if (byte === LINE_FEED) {
        if (!endLine(at)) return collector.leave();
        continue;
      }
      isLineEmpty = false;
      if (!collector.isOpen && (byte > BLANK || (head !== undefined && delimiters.includes(byte)))) {
        collector.open(at);
        isTried = isGivenUp = false;
      }
      if (byte !== QUOTE) {
        hasClosed = false;
        if (!isQuoted && byte !== CARRIAGE_RETURN) isAtCellStart = delimiters.includes(byte);
      } else if (isQuoted || isAtCellStart) {
        // A doubled quote closes and opens again.
        if (!isQuoted && !hasClosed) linesInQuotes = 0;
        hasClosed = isAtCellStart = isQuoted;
        isQuoted = !isQuoted;
      }
    }
    return undefined;
  }

  function toLeft(bytes: Uint8Array | undefined): Left | undefined {
    return bytes && { bytes, next: 'lines' };
  }

  return {
    push(chunk) {
      collector.startChunk(chunk);
      const left = walk(chunk);
      if (left === undefined) collector.endChunk();
      return toLeft(left);
    },
    settle() {
      if (collector.isOpen) collector.close(0, 'unread');
      isQuoted = false;
    },
    finish() {
      while (isQuoted && mustReadAgain(0)) {
        const left = readAgain(0, NO_BYTES);
        if (left !== undefined) return toLeft(left);
      }
      if (collector.isOpen && !closeRow(0)) return toLeft(collector.leave());
      if (!isLineEmpty) collector.endLine();
      collector.finish();
      return undefined;
    },
  };
}

function concatenate(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
