/**
 * CSV rows: bytes go in; every row comes out as a frame, with the table's head before it. A quoted cell may hold line
 * ends; a quote only counts at the start of a cell, so a quote inside one does not swallow the rest of the file.
 */
import { DELIMITERS, findDelimiter, readSeparatorLine } from './csv.ts';
import { createFrameCollector, MAX_FRAME_BYTES, type FrameReader, type FrameReaderParts } from './frames.ts';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BLANK = 0x20;
const QUOTE = 0x22;

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
    collector.close(at, head === undefined ? 'unread' : 'record', head);
  }

  function endLine(at: number): void {
    if (collector.isOpen && (!isQuoted || collector.getLength(at) > MAX_FRAME_BYTES)) {
      if (isQuoted) collector.close(at, 'unread');
      else closeRow(at);
      isQuoted = false;
    }
    collector.endLine();
    isAtCellStart = !isQuoted;
    isLineEmpty = true;
  }

  return {
    totals: collector.totals,
    unreadExamples: collector.unreadExamples,
    push(chunk) {
      collector.startChunk(chunk);
      for (let at = 0; at < chunk.length; at += 1) {
        const byte = chunk[at] ?? 0;
        if (byte === LINE_FEED) {
          endLine(at);
          continue;
        }
        isLineEmpty = false;
        if (!collector.isOpen && (byte > BLANK || (head !== undefined && delimiters.includes(byte))))
          collector.open(at);
        if (byte === QUOTE) {
          // A doubled quote closes and opens again.
          if (isQuoted || isAtCellStart) {
            isAtCellStart = isQuoted;
            isQuoted = !isQuoted;
          }
        } else if (!isQuoted && byte !== CARRIAGE_RETURN) isAtCellStart = delimiters.includes(byte);
      }
      collector.endChunk();
    },
    finish() {
      if (collector.isOpen) closeRow(0);
      if (!isLineEmpty) collector.endLine();
      collector.finish();
    },
  };
}
