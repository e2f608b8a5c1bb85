/**
 * Records and events: the scans of one file's lines go in; the events of its records and what was read of the file
 * come out. Only the rows of a scan are looked at, and only marked and doubtful ones become text.
 */
import { createClosedRecords } from './closedRecords.ts';
import {
  createLineTotals,
  MAX_EXAMPLE_BYTES,
  MAX_UNREAD_EXAMPLES,
  type LineAccount,
  type UnreadLine,
} from './lineAccount.ts';
import type { ScannedLines } from '../scan/lines.ts';
import type { LogFormat, LogRecord } from '../format/logFormat.ts';
import type { RecordPlace, RecordSink } from './recordSink.ts';
import {
  LINE_DOUBTFUL,
  LINE_MARKED,
  MAX_LINE_BYTES,
  MAX_RECORD_BYTES,
  RECORD_OPEN,
  type Scan,
} from '../scan/scan.ts';
import { isText } from '../scan/plainScanner.ts';
import { createTornRecords, isRestOfTorn, type PlacedRecord } from './tornRecords.ts';
import type { ByteOffset, EpochMs } from '../units.ts';

const NO_BYTES = new Uint8Array(0);

/** The record whose lines are being read. One object serves all records: there are millions. */
interface OpenRecord extends RecordPlace {
  isOpen: boolean;
  /** Whether it can become an event. */
  isMarked: boolean;
  /** Text of its lines that lay in earlier pieces of memory. */
  earlierText: string;
  /** As the scan read it, and has counted it; `NaN` where its text has to tell. */
  time: EpochMs;
  /** Whether its time has been counted when its first line was found. */
  isTimed: boolean;
  /** Whether its first line is a proxy's error without a message, in a layout that prints that behind it. */
  isMessageDue: boolean;
  /** What its first line was read as, where nothing has continued it since. */
  read: readonly LogRecord[] | undefined;
  /** Where its lines lie in the present piece; both 0 while none does. */
  pieceStart: number;
  pieceEnd: number;
}

export interface RecordReader extends LineAccount {
  /** Whether half of a record waits for the other one; known when what was pushed is settled. */
  readonly isPending: boolean;
  /** A record starts behind what was pushed: the open one is complete. */
  settle(): void;
  push(lines: ScannedLines): void;
  finish(): void;
}

export interface RecordReaderParts {
  readonly format: LogFormat;
  readonly sink: RecordSink;
  /** Blank lines at the start of the file that were not pushed. */
  readonly blankLinesBefore: number;
}

export function createRecordReader(parts: RecordReaderParts): RecordReader {
  const { format, sink, blankLinesBefore } = parts;
  const decoder = new TextDecoder();
  const totals = createLineTotals(blankLinesBefore);
  const unreadExamples: UnreadLine[] = [];
  const torn = createTornRecords();
  const open: OpenRecord = {
    isOpen: false,
    start: 0,
    end: 0,
    lineNumber: 0,
    isMarked: false,
    earlierText: '',
    time: Number.NaN,
    isTimed: false,
    isMessageDue: false,
    read: undefined,
    pieceStart: 0,
    pieceEnd: 0,
  };
  /** In their order; they are read before anything that looks at what was read before. */
  const closed = createClosedRecords(format);

  /** Takes the records of a text; the first one has been counted already, when its line was found. */
  function addRecords(records: readonly LogRecord[], place: RecordPlace, isTimed: boolean): void {
    if (records.length === 0) return;
    let isFirst = true;
    for (const record of records) {
      if (record.isDetached === true) {
        addLeftover(torn.hold({ record, place }));
        continue;
      }
      if (!isFirst) countRecord(sink.toTime(record));
      else if (!isTimed) sink.count(sink.toTime(record));
      isFirst = false;
      const whole = torn.complete(record, place);
      if (whole === undefined) sink.add(record, place);
      else sink.add(whole.record, whole.place);
    }
    // A line that only holds a detached message has been counted as a record, but is only half of one.
    if (isFirst) totals.records -= 1;
  }

  /** The rest of its record never came: the error counts, without time or machine. */
  function addLeftover(leftover: PlacedRecord | undefined): void {
    if (leftover === undefined) return;
    totals.records += 1;
    sink.add(leftover.record, leftover.place);
  }

  function countRecord(time: EpochMs | undefined): void {
    totals.records += 1;
    sink.count(time);
  }

  function closeRecord(bytes: Uint8Array): void {
    if (open.isOpen && open.isMarked) {
      const { start, end, lineNumber, time, isTimed, earlierText, read, pieceStart, pieceEnd } = open;
      const place = { start, end, lineNumber };
      closed.add({ place, time, isTimed, earlierText, read }, bytes, pieceStart, pieceEnd);
    }
    open.isOpen = false;
  }

  function readClosed(): void {
    for (const record of closed.take()) {
      if (record.error !== undefined) sink.addWritten(record.error, record.time, record.place);
      else addRecords(record.records, record.place, record.isTimed);
    }
  }

  function openRecord(base: ByteOffset, start: number, end: number, lineNumber: number): void {
    open.isOpen = true;
    open.isMarked = false;
    open.time = Number.NaN;
    open.isTimed = true;
    open.isMessageDue = false;
    open.read = undefined;
    open.start = base + start;
    open.end = base + end;
    open.lineNumber = lineNumber;
    open.earlierText = '';
    open.pieceStart = start;
    open.pieceEnd = end;
  }

  function continueRecord(base: ByteOffset, start: number, end: number, isMarked: boolean): void {
    totals.continuations += 1;
    if (base + end - open.start > MAX_RECORD_BYTES) return;
    open.end = base + end;
    if (open.pieceEnd === 0) open.pieceStart = start;
    open.pieceEnd = end;
    open.isMarked ||= isMarked;
    open.read = undefined;
  }

  function addUnread(bytes: Uint8Array, start: number, end: number, lineNumber: number): void {
    totals.unread += 1;
    if (unreadExamples.length >= MAX_UNREAD_EXAMPLES) return;
    const text = decoder.decode(bytes.subarray(start, Math.min(end, start + MAX_EXAMPLE_BYTES)));
    unreadExamples.push({ lineNumber, text });
  }

  /** Whether a line without a time at the usual place starts a record; then it is counted, and open. */
  function readDoubtful(
    bytes: Uint8Array,
    base: ByteOffset,
    start: number,
    end: number,
    lineNumber: number,
  ): boolean {
    const records = format.readRecords(decoder.decode(bytes.subarray(start, end)));
    if (records.length === 0) return false;
    readClosed();
    let isMessageDue = false;
    if (format.timePlace === 'none') {
      isMessageDue = !torn.isWaiting && records.every(isRestOfTorn);
      const isMessage = records.every((record) => record.isDetached === true);
      if (isMessage && open.isOpen && open.isMessageDue) return false;
    }
    closeRecord(bytes);
    readClosed();
    openRecord(base, start, end, lineNumber);
    open.read = records;
    totals.recordLines += 1;
    const time = sink.toTime(records.find((record) => record.isDetached !== true));
    countRecord(time);
    open.isTimed = time !== undefined;
    open.isMessageDue = isMessageDue;
    return true;
  }

  function takeLine(
    bytes: Uint8Array,
    base: ByteOffset,
    start: number,
    fullEnd: number,
    time: EpochMs,
    flags: number,
    lineNumber: number,
  ): void {
    const end = Math.min(fullEnd, start + MAX_LINE_BYTES);
    if (end < fullEnd) totals.cut += 1;
    const isMarked = (flags & LINE_MARKED) !== 0;
    if (!Number.isNaN(time)) {
      // Its time has been counted by the scan.
      closeRecord(bytes);
      openRecord(base, start, end, lineNumber);
      open.isMarked = isMarked;
      open.time = time;
      totals.recordLines += 1;
      totals.records += 1;
    } else if (
      (isMarked || (flags & LINE_DOUBTFUL) !== 0) &&
      readDoubtful(bytes, base, start, end, lineNumber)
    ) {
      open.isMarked = isMarked;
    } else if (open.isOpen && format.framing !== 'wholeLine' && isText(bytes, start, end)) {
      continueRecord(base, start, end, isMarked);
    } else {
      addUnread(bytes, start, end, lineNumber);
      // The record may go on behind the damage, which is no part of its text.
      keepOpenText(bytes);
    }
  }

  function takeRows(bytes: Uint8Array, base: ByteOffset, scan: Scan): void {
    const { start: starts, end: ends, time: times, flags: rowFlags, line: lines } = scan;
    for (let row = 0; row < scan.rowCount; row += 1) {
      const start = starts[row] ?? 0;
      const end = ends[row] ?? 0;
      const flags = rowFlags[row] ?? 0;
      const lineNumber = totals.lines + (lines[row] ?? 0) + 1;
      if ((flags & RECORD_OPEN) === 0)
        takeLine(bytes, base, start, end, times[row] ?? Number.NaN, flags, lineNumber);
      else {
        closeRecord(bytes);
        openRecord(base, start, end, lineNumber);
      }
    }
  }

  return {
    totals,
    unreadExamples,
    get isPending() {
      return torn.isWaiting;
    },
    settle() {
      closeRecord(NO_BYTES);
      readClosed();
    },
    push({ bytes, scan, base }) {
      takeRows(bytes, base, scan);
      totals.lines += scan.lines;
      totals.blank += scan.blank;
      totals.records += scan.records;
      totals.recordLines += scan.records;
      totals.continuations += scan.continuations;
      totals.brokenCharacters += scan.brokenCharacters;
      readClosed();
      keepOpenText(bytes);
    },
    finish() {
      closeRecord(NO_BYTES);
      readClosed();
      while (torn.isWaiting) addLeftover(torn.giveUp());
      sink.finish();
    },
  };

  /** Copies what the open record has in this piece of memory, which is gone with the next push. */
  function keepOpenText(bytes: Uint8Array): void {
    if (!open.isOpen || open.pieceEnd === 0) return;
    const text = decoder.decode(bytes.subarray(open.pieceStart, open.pieceEnd));
    open.earlierText += text === '' ? '' : `${text}\n`;
    open.pieceStart = 0;
    open.pieceEnd = 0;
  }
}
