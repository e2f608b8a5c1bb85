/**
 * Records in lines: the lines of a file that somebody has to look at go in, with what each of them was read as; each
 * becomes a record, continues the one before it, or is unread. Complete records go to the sink.
 */
import type { LogRecord } from '../format/logFormat.ts';
import { isText } from '../scan/plainScanner.ts';
import type { EpochMs } from '../units.ts';
import { createClosedRecords } from './closedRecords.ts';
import { countLayoutLines, MAX_EXAMPLE_BYTES, MAX_UNREAD_EXAMPLES, type OpenAccount } from './lineAccount.ts';
import type { LineLayout, LineLayouts, LineReading } from './lineLayouts.ts';
import { OpenRecord, type PlacedLine } from './openRecord.ts';
import type { RecordPlace, RecordSink } from './recordSink.ts';
import { isRestOfTorn, type PlacedRecord, type TornRecords } from './tornRecords.ts';
import { createWrappedLines } from './wrappedLines.ts';

/** Where `finish` and `settle` close a record, no memory is left. */
const NO_BYTES = new Uint8Array(0);
/** What stands between records in notes, tickets and terminals, and is no part of them. */
const ASIDE =
  /^\s*(?:`{3}|~{3}|(?:\S{1,80} ?)?[$%] ?(?:fly|flyctl|cat|tail|grep|jq) |Waiting for logs\.\.\.)/;
const SHORT_BYTES = 200;

export interface LineRecords {
  /** Whether half of a record waits for the other one; known when what was taken is settled. */
  readonly isPending: boolean;
  /** A record whose time the scan has counted; `isMarked` where it can become an event. */
  takeTimed(line: PlacedLine, layout: LineLayout, time: EpochMs, isMarked: boolean): void;
  /** The record without events that a scan has counted with its lines; lines behind it may continue it. */
  takeQuiet(line: PlacedLine, layout: LineLayout): void;
  /** A line that a layout reads; `isMarked` where it can be an event. */
  takeRead(line: PlacedLine, reading: LineReading, isMarked: boolean): void;
  /** A line that no layout reads; `isMarked` where it can make an event of the record that it continues. */
  takeOther(line: PlacedLine, isMarked: boolean, mayBeWrapped: boolean): void;
  /** The memory of the lines is gone after this. */
  endPiece(bytes: Uint8Array): void;
  /** The open record is complete. */
  settle(): void;
  finish(): void;
}

export function createLineRecords(
  sink: RecordSink,
  { totals, unreadExamples, layouts }: OpenAccount,
  lineLayouts: LineLayouts,
  torn: TornRecords,
): LineRecords {
  const decoder = new TextDecoder();
  const open = new OpenRecord();
  /** In their order; they are read before anything that looks at what was read before. */
  const closed = createClosedRecords(lineLayouts);
  const wrapped = createWrappedLines(lineLayouts);

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

  function readClosed(): void {
    for (const record of closed.take()) {
      if (record.error !== undefined) sink.addWritten(record.error, record.time, record.place);
      else addRecords(record.records, record.place, record.isTimed);
    }
  }

  function addUnread(text: string, lineNumber: number): void {
    totals.unread += 1;
    if (unreadExamples.length < MAX_UNREAD_EXAMPLES) unreadExamples.push({ lineNumber, text });
  }

  function decode({ bytes, start, end }: PlacedLine, most = Infinity): string {
    return decoder.decode(bytes.subarray(start, Math.min(end, start + most)));
  }

  function takesContinuations(): boolean {
    return open.isOpen && open.layout?.format.framing !== 'wholeLine';
  }

  /** Whether a line that only its words make a record belongs to the one before it: what that says is not at its end. */
  function isDue({ bytes, start }: PlacedLine): boolean {
    if (!takesContinuations() || open.layout?.format.repeatsLog === true) return false;
    const tail = open.readTail(bytes);
    if (/\blast error:?\s*$/.test(tail)) return true;
    // Of messages alone, one that was cut behind its colon and the next one are two.
    if (!open.isBare && /:\s*$/.test(tail)) return true;
    if (open.hasOnlyHeader(tail)) return true;
    return !open.isBare && (bytes[start] ?? 0) <= 0x20 && open.layout?.mark === '';
  }

  /** The lines that waited for one that makes a record of them are what each is by itself. */
  function giveUpWrapped(bytes: Uint8Array): void {
    if (wrapped.held.length === 0) return;
    open.keepText(bytes);
    for (const { text, end, lineNumber } of wrapped.take()) {
      if (takesContinuations()) {
        totals.continuations += 1;
        open.continueWithText(text, end, true);
      } else addUnread(text, lineNumber);
    }
  }

  function openRead(line: PlacedLine, { layout, records, isBare }: LineReading, isMarked: boolean): void {
    readClosed();
    const isMessageDue = layout.format.timePlace === 'none' && !torn.isWaiting && records.every(isRestOfTorn);
    open.close(line.bytes, closed);
    readClosed();
    open.open(line, layout);
    open.isMarked = isMarked;
    open.isBare = isBare;
    open.isMessageDue = isMessageDue;
    open.first = records;
    totals.recordLines += 1;
    countLayoutLines(layouts, layout.format, 1);
    const time = sink.toTime(records.find((record) => record.isDetached !== true));
    countRecord(time);
    open.isTimed = time !== undefined;
  }

  return {
    get isPending() {
      return torn.isWaiting;
    },
    takeTimed(line, layout, time, isMarked) {
      giveUpWrapped(line.bytes);
      open.close(line.bytes, closed);
      open.open(line, layout);
      open.isMarked = isMarked;
      open.time = time;
      totals.recordLines += 1;
      totals.records += 1;
    },
    takeQuiet(line, layout) {
      giveUpWrapped(line.bytes);
      open.close(line.bytes, closed);
      open.open(line, layout);
    },
    takeRead(line, reading, isMarked) {
      const joined = reading.isBare && wrapped.held.length > 0 ? wrapped.join(decode(line)) : undefined;
      if (joined !== undefined) {
        openWrapped(line, joined);
        return;
      }
      giveUpWrapped(line.bytes);
      const isMessage = reading.records.every((record) => record.isDetached === true);
      if ((isMessage && open.isOpen && open.isMessageDue) || (reading.isBare && isDue(line))) {
        totals.continuations += 1;
        open.continue(line, true);
      } else openRead(line, reading, isMarked);
    },
    takeOther(line, isMarked, mayBeWrapped) {
      if (mayBeWrapped && line.end - line.start <= SHORT_BYTES) {
        const text = decode(line);
        const joined = wrapped.held.length > 0 ? wrapped.join(text) : undefined;
        if (joined !== undefined) {
          openWrapped(line, joined);
          return;
        }
        const place = {
          start: line.base + line.start,
          end: line.base + line.end,
          lineNumber: line.lineNumber,
        };
        if (
          isText(line.bytes, line.start, line.end) &&
          wrapped.hold({ text, ...place }, takesContinuations())
        )
          return;
      }
      giveUpWrapped(line.bytes);
      if (!isText(line.bytes, line.start, line.end) || !takesContinuations()) {
        addUnread(decode(line, MAX_EXAMPLE_BYTES), line.lineNumber);
        // The record may go on behind the damage, which is no part of its text.
        open.keepText(line.bytes);
      } else if (line.end - line.start <= SHORT_BYTES && ASIDE.test(decode(line))) {
        addUnread(decode(line, MAX_EXAMPLE_BYTES), line.lineNumber);
        open.close(line.bytes, closed);
      } else {
        totals.continuations += 1;
        open.continue(line, isMarked);
      }
    },
    endPiece(bytes) {
      readClosed();
      open.keepText(bytes);
    },
    settle() {
      giveUpWrapped(NO_BYTES);
      open.close(NO_BYTES, closed);
      readClosed();
    },
    finish() {
      this.settle();
      while (torn.isWaiting) addLeftover(torn.giveUp());
    },
  };

  /** The lines that waited and this one are a record together. */
  function openWrapped(
    line: PlacedLine,
    { reading, before }: { readonly reading: LineReading; readonly before: string },
  ): void {
    const held = wrapped.take();
    openRead(line, reading, true);
    const [first] = held;
    if (first !== undefined) open.startBefore(first, before);
    totals.continuations += held.length;
  }
}
