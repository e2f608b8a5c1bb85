/**
 * Records of a part of a file: bytes from one place to another go in; what its whole records say, and where each stands,
 * comes out. They are read as the file itself was, but every one of them: a reading of millions looks only at those that
 * can be events.
 */
import type { LogFormat, LogRecord } from '../../core/format/logFormat.ts';
import { createFileReader } from '../../core/records/fileReader.ts';
import { createRecordSink, type RecordSink } from '../../core/records/recordSink.ts';
import { createPlainScanner } from '../../core/scan/plainScanner.ts';
import type { NewEvent } from '../../core/table/eventTableBuilder.ts';
import type { ByteOffset } from '../../core/units.ts';
import type { SourceText } from './tools.ts';

export interface PlacedRecord {
  /** Its time is in UTC. */
  readonly record: LogRecord;
  readonly start: ByteOffset;
  readonly end: ByteOffset;
  /** Lines from the start of the part to the record's first one. */
  readonly linesBefore: number;
}

/** The head of a table is in its first bytes. */
const HEAD_BYTES = 1 << 12;
const LINE_FEED = 0x0a;

/** Nothing where the file cannot be read, or is of no known layout. */
export async function readPlacedRecords(
  { size, readSlice, formatId, zone }: SourceText,
  formats: readonly LogFormat[],
  from: ByteOffset,
  to: ByteOffset,
): Promise<readonly PlacedRecord[]> {
  const wholeFormats = toReadWhole(formats);
  const format = wholeFormats.find(({ id }) => id === formatId);
  const [start, end] = [Math.max(0, from), Math.min(size, to)];
  // A part of a page holds no whole one.
  const isCutPage = format?.framing === 'jsonPages' && (start > 0 || end < size);
  if (format === undefined || isCutPage || start >= end) return [];
  const slice = await readSlice(start, end).catch(() => undefined);
  if (slice === undefined) return [];
  const bytes = toWholeLines(new Uint8Array(slice), start === 0, end === size);
  const head =
    format.framing === 'csv' && start > 0 ? await readHead(readSlice, size, format) : new Uint8Array(0);
  const found: PlacedRecord[] = [];
  const reader = createFileReader({
    ...{ format, formats: wholeFormats, proven: [format] },
    sink: collectRecords(zone, ({ time: _local, ...record }, event) => {
      const { time, recordStart, recordLength } = event;
      if (recordStart < start) return;
      // Of a part, the days of times of day are not known.
      const isKnown = time !== undefined && (record.clock === undefined || start === 0);
      found.push({
        record: { ...record, ...(isKnown && { time }) },
        ...{ start: recordStart, end: recordStart + recordLength },
        linesBefore: event.lineNumber - 1 - (head.length > 0 ? 1 : 0),
      });
    }),
    ...{ blankLinesBefore: bytes.linesBefore, firstByte: start + bytes.before - head.length },
    createScanner: createPlainScanner,
  });
  if (head.length > 0) reader.push(head);
  reader.push(bytes.lines);
  reader.finish();
  return found;
}

/** Every line becomes text, not only those that can be events. */
function toReadWhole(formats: readonly LogFormat[]): readonly LogFormat[] {
  const known = READ_WHOLE.get(formats);
  if (known !== undefined) return known;
  const whole = formats.map(({ readWrittenError: _quick, ...format }): LogFormat => ({
    ...format,
    markers: [],
  }));
  READ_WHOLE.set(formats, whole);
  return whole;
}

const READ_WHOLE = new WeakMap<readonly LogFormat[], readonly LogFormat[]>();

/** The first line is cut, unless it stands at the start of the file; so is the last one, unless at its end. */
function toWholeLines(
  bytes: Uint8Array,
  isFirst: boolean,
  isLast: boolean,
): { readonly lines: Uint8Array; readonly before: number; readonly linesBefore: number } {
  const first = isFirst ? 0 : bytes.indexOf(LINE_FEED) + 1;
  const last = isLast ? bytes.length : bytes.lastIndexOf(LINE_FEED) + 1;
  const before = isFirst || first > 0 ? first : bytes.length;
  return { lines: bytes.subarray(before, Math.max(before, last)), before, linesBefore: isFirst ? 0 : 1 };
}

/** Every record is taken as if it were an event, which has a time in UTC and a place; its code is its index. */
function collectRecords(
  zone: string | undefined,
  take: (record: LogRecord, event: NewEvent) => void,
): RecordSink {
  const records: LogRecord[] = [];
  return createRecordSink({
    codes: {
      findErrors: (record) => ({ code: String(records.push(record) - 1), cause: undefined, how: 'written' }),
    },
    ...{ source: 0, zone },
    events: {
      add(event) {
        const record = records[Number(event.code)];
        if (record !== undefined) take(record, event);
      },
    },
    counter: { add: () => undefined, addScan: () => undefined },
  });
}

/** With its line feed. */
async function readHead(
  readSlice: SourceText['readSlice'],
  size: number,
  format: LogFormat,
): Promise<Uint8Array> {
  const bytes = await readSlice(0, Math.min(size, HEAD_BYTES)).catch(() => undefined);
  const rows = bytes === undefined ? [] : new TextDecoder().decode(bytes).split('\n').slice(0, 3);
  const head = rows.find((row) => format.isHead?.(row) === true);
  return new TextEncoder().encode(head === undefined ? '' : `${head}\n`);
}
