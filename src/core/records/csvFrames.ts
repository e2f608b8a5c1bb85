/**
 * CSV rows: bytes go in; every row comes out as a frame, with the table's head before it. A quoted cell may hold line
 * ends; a quote only counts at the start of a cell. A quote that opens there by mistake would take rows with it, up to
 * the next one or to the end of the file: where it holds whole rows, and does not close as a cell does, or not within
 * half of the most that a row can be, its own line is given up and those behind it are read.
 */
import { DELIMITERS, findDelimiter, readRow, readSeparatorLine } from '../format/csv.ts';
import { createFrameCollector, MAX_FRAME_BYTES, type FrameReader, type FrameReaderParts } from './frames.ts';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BLANK = 0x20;
const QUOTE = 0x22;
/** Lines of a quoted cell that are looked at for rows. */
const MAX_LINES_TRIED = 50;
/** In one file. Reading again what a quote holds takes as long as reading it, so a file cannot ask for it for ever. */
const MAX_STRAY_QUOTES = 64;

export function createCsvFrameReader(parts: FrameReaderParts): FrameReader {
  const collector = createFrameCollector(parts);
  const { format } = parts;
  /** The head row with its line end; undefined before it was found. */
  let head: string | undefined;
  /** Until the head tells which, any of the three can separate cells. */
  let delimiters = DELIMITERS.map((delimiter) => delimiter.charCodeAt(0));
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

  function closeRow(at: number): void {
    if (head === undefined || collector.getLength(at) <= head.length + 2) {
      const text = collector.getText(at).trimEnd();
      const separator = readSeparatorLine(text);
      const isHead = format.isHead?.(text) === true;
      if (isHead) {
        head = `${text}\n`;
        delimiters = [findDelimiter(text).charCodeAt(0)];
      }
      if (isHead || separator !== undefined) {
        collector.close(at, 'layout');
        return;
      }
    }
    collector.close(at, head === undefined || isGivenUp ? 'unread' : 'record', head);
  }

  function endLine(at: number): void {
    if (collector.isOpen && (!isQuoted || collector.getLength(at) > MAX_FRAME_BYTES)) {
      if (isQuoted) collector.close(at, 'unread');
      else closeRow(at);
      isQuoted = false;
    }
    if (isQuoted) linesInQuotes += 1;
    hasClosed = false;
    collector.endLine();
    isAtCellStart = !isQuoted;
    isLineEmpty = true;
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
        format.readRecords(`${head ?? ''}${line}`).some(({ time }) => time !== undefined),
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
  function readAgain(at: number): void {
    strayQuotes += 1;
    isQuoted = hasClosed = false;
    isAtCellStart = isLineEmpty = true;
    linesInQuotes = 0;
    walk(collector.giveUpFirstLine(at));
    collector.endChunk();
  }

  function walk(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (isSuspicious(byte, at) && mustReadAgain(at)) {
        const rest = chunk.subarray(at);
        readAgain(at);
        collector.resume(rest);
        walk(rest);
        return;
      }
      if (byte === LINE_FEED) {
        endLine(at);
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
  }

  return {
    totals: collector.totals,
    unreadExamples: collector.unreadExamples,
    push(chunk) {
      collector.startChunk(chunk);
      walk(chunk);
      collector.endChunk();
    },
    finish() {
      while (isQuoted && mustReadAgain(0)) readAgain(0);
      if (collector.isOpen) closeRow(0);
      if (!isLineEmpty) collector.endLine();
      collector.finish();
    },
  };
}
