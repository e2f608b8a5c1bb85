/**
 * The way of records into a table: records and their places go in, in the order of the file; events and counts
 * of records come out. Records with only a clock time wait until the end, when their dates can be known.
 */
import { placeClockTimes, type ClockTime } from '../time/clockTimes.ts';
import type { CodeReader } from '../format/errorCode.ts';
import { HOW_INFERRED, HOW_UNCLASSIFIED, HOW_WRITTEN } from '../table/eventTable.ts';
import { type EventTableBuilder, type NewEvent } from '../table/eventTableBuilder.ts';
import type { LifecycleNews, ReadLifecycle } from '../table/lifecycle.ts';
import { removeColours } from '../format/colours.ts';
import type { LogRecord } from '../format/logFormat.ts';
import type { RecordCounter } from '../table/recordCounts.ts';
import type { Scan, Scanner } from '../scan/scan.ts';
import { parseTimestamp } from '../time/timestamp.ts';
import type { TimeNotes } from './sourceReport.ts';
import { createZoneReader, UTC } from '../time/timeZones.ts';
import type { ByteOffset, EpochMs } from '../units.ts';
import type { WrittenError } from '../format/writtenError.ts';

/** Where a record lies in its file. */
export interface RecordPlace {
  start: ByteOffset;
  end: ByteOffset;
  /** 1-based. */
  lineNumber: number;
}

export interface RecordSinkParts {
  readonly codes: CodeReader;
  /** Index of the file, for its events. */
  readonly source: number;
  readonly events: Pick<EventTableBuilder, 'add'>;
  /** Takes what `readLifecycle` finds; without it, nothing is looked for. */
  readonly lifecycle?: Pick<EventTableBuilder, 'add'>;
  readonly readLifecycle?: ReadLifecycle | undefined;
  readonly counter: Pick<RecordCounter, 'add' | 'addScan'>;
  /** Zone of the times that the layout prints without one; UTC where nobody said. Throws for an unknown one. */
  readonly zone?: string | undefined;
}

export interface RecordSink {
  readonly timeNotes: Readonly<TimeNotes>;
  /** The time of a record, in UTC; undefined where it has none, or none yet. */
  toTime(record: LogRecord | undefined): EpochMs | undefined;
  /** Counts a record that has a time; `add` does not. */
  count(time: EpochMs | undefined): void;
  /** Counts the records whose times a scan has read. */
  countScan(scanner: Pick<Scanner, 'order'>, scan: Scan): void;
  /** Takes a record that may be an event, or has a clock time. */
  add(record: LogRecord, place: RecordPlace): void;
  /** Takes an event whose text nobody had to read. */
  addWritten(error: WrittenError, time: EpochMs, place: RecordPlace): void;
  finish(): void;
}

/** What a record says, and the table that it belongs to. */
interface Found {
  readonly table: Pick<EventTableBuilder, 'add'>;
  readonly event: NewEvent;
}

/** More clock times than anybody copies off a page are placed before the end, so that memory stays flat. */
const MAX_WAITING = 1 << 17;
const MAX_WRAPPED_LINES = 4;
/** The first line that Firecracker prints: a full time in UTC, and an id. */
const FIRECRACKER = /^\s*(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z?) \[[0-9A-Z]{26}:main\] /;

export function createRecordSink(parts: RecordSinkParts): RecordSink {
  const { codes, source, events, lifecycle, counter } = parts;
  const toUtc = createZoneReader(parts.zone ?? UTC);
  const timeNotes: TimeNotes = { isClockOnly: false, isZoneless: false };
  let waiting: (ClockTime & { readonly found: Found | undefined })[] = [];
  /** The last record that was placed, which dates what follows. */
  let placedBefore: ClockTime | undefined;

  function toTime(record: LogRecord | undefined): EpochMs | undefined {
    if (record?.time === undefined || record.isZoneless !== true) return record?.time;
    timeNotes.isZoneless = true;
    return toUtc(record.time);
  }

  function find(coloured: LogRecord, place: RecordPlace): Found | undefined {
    const message = removeColours(coloured.message);
    const record = message === coloured.message ? coloured : { ...coloured, message };
    const errors = codes.findErrors(record);
    if (errors !== undefined) {
      const { code, cause } = errors;
      const how =
        errors.how === 'written' ? HOW_WRITTEN : errors.how === 'inferred' ? HOW_INFERRED : HOW_UNCLASSIFIED;
      return { table: events, event: toEvent(record, place, { code, cause, how }) };
    }
    const news = lifecycle && findLifecycle(record);
    if (lifecycle === undefined || news === undefined) return undefined;
    const { kind: code, detail: cause } = news;
    return { table: lifecycle, event: toEvent(record, place, { code, cause, how: HOW_WRITTEN }) };
  }

  /** A message that was broken at a column says the same with its lines put together. */
  function findLifecycle(record: LogRecord): LifecycleNews | undefined {
    const { message } = record;
    const found = parts.readLifecycle?.(record);
    if (found !== undefined || !message.includes('\n')) return found;
    const lines = message.split('\n', MAX_WRAPPED_LINES).map((line) => line.replace(/\r$/, ''));
    return parts.readLifecycle?.({ ...record, message: lines.join('') });
  }

  function toEvent(
    record: LogRecord,
    place: RecordPlace,
    // Field by field: a spread costs more, and there are millions.
    { code, cause, how }: Pick<NewEvent, 'code' | 'cause' | 'how'>,
  ): NewEvent {
    return {
      time: toTime(record),
      code,
      cause,
      how,
      app: record.app,
      machine: record.machine,
      region: record.region,
      source,
      recordStart: place.start,
      recordLength: place.end - place.start,
      lineNumber: place.lineNumber,
    };
  }

  function placeWaiting(): void {
    const { times, isDated } = placeClockTimes(
      placedBefore === undefined ? waiting : [placedBefore, ...waiting],
    );
    if (!isDated && waiting.length > 0) timeNotes.isClockOnly = true;
    const placed = placedBefore === undefined ? times : times.slice(1);
    placed.forEach((time, i) => {
      counter.add(time);
      const found = waiting[i]?.found;
      if (found !== undefined) found.table.add({ ...found.event, time });
    });
    const last = waiting.at(-1);
    if (last !== undefined) placedBefore = { clock: last.clock, anchor: placed.at(-1) };
    waiting = [];
  }

  return {
    timeNotes,
    toTime,
    count(time) {
      if (time !== undefined) counter.add(time);
    },
    countScan(scanner, scan) {
      counter.addScan(scanner, scan);
    },
    add(record, place) {
      const found = find(record, place);
      if (record.clock === undefined) {
        if (found !== undefined) found.table.add(found.event);
        return;
      }
      waiting.push({ clock: record.clock, anchor: findAnchor(record.message), found });
      if (waiting.length >= MAX_WAITING) placeWaiting();
    },
    addWritten({ code, cause, app, machine, region }, time, { start, end, lineNumber }) {
      const recordLength = end - start;
      const how = HOW_WRITTEN;
      events.add({
        time,
        code,
        cause,
        how,
        app,
        machine,
        region,
        source,
        recordStart: start,
        recordLength,
        lineNumber,
      });
    },
    finish: placeWaiting,
  };
}

function findAnchor(message: string): EpochMs | undefined {
  const text = FIRECRACKER.exec(message)?.[1];
  return text === undefined ? undefined : parseTimestamp(text);
}
