/**
 * CSV rows: bytes go in; every row comes out as a frame, with the table's head before it. A quoted cell may hold line
 * ends; a quote only counts at the start of a cell. A quote that opens there by mistake would take rows with it, up to
 * the next one or to the end of the file: where it holds whole rows, and does not close as a cell does, its own line is
 * given up and those behind it are read.
 */
import { DELIMITERS, findDelimiter, readSeparatorLine } from './csv.ts';
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

  /** What may stand behind a quoted cell; a quote says that it goes on. */
  function isBehindCell(byte: number): boolean {
    return byte <= BLANK || byte === QUOTE || delimiters.includes(byte);
  }

  /** Whether the cell that is open, or has just closed, began by mistake; a row is looked at once. */
  function isStray(at: number): boolean {
    if (linesInQuotes === 0 || head === undefined || isTried) return false;
    isTried = true;
    const [, ...lines] = collector.getText(at).split('\n', MAX_LINES_TRIED + 1);
    return lines.some((line) =>
      format.readRecords(`${head ?? ''}${line}`).some(({ time }) => time !== undefined),
    );
  }

  /** True where too many such rows were read again already: this one is not. */
  function giveUp(): boolean {
    isGivenUp = strayQuotes >= MAX_STRAY_QUOTES;
    return isGivenUp;
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
      if (byte === LINE_FEED) {
        endLine(at);
        continue;
      }
      if (hasClosed && !isBehindCell(byte) && isStray(at) && !giveUp()) {
        const rest = chunk.subarray(at);
        readAgain(at);
        collector.resume(rest);
        walk(rest);
        return;
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
      while (collector.isOpen && isQuoted && isStray(0) && !giveUp()) readAgain(0);
      if (collector.isOpen) closeRow(0);
      if (!isLineEmpty) collector.endLine();
      collector.finish();
    },
  };
}
