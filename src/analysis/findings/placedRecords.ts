/**
 * Records of a part of a file: bytes from one place to another go in; what their whole records say, and where each stands,
 * comes out. No record that reaches across an end of the part is among them.
 */
import type { LogFormat, LogRecord } from '../../core/format/logFormat.ts';
import type { ByteOffset } from '../../core/units.ts';
import type { SourceText } from './tools.ts';

export interface PlacedRecord {
  readonly record: LogRecord;
  readonly start: ByteOffset;
  readonly end: ByteOffset;
  /** Lines from the start of the part to the record's first one. */
  readonly linesBefore: number;
}

/** The head of a table is in its first bytes. */
const HEAD_BYTES = 1 << 12;

/** Nothing where the file cannot be read, or is of no known layout. */
export async function readPlacedRecords(
  { size, readSlice, formatId }: SourceText,
  formats: readonly LogFormat[],
  from: ByteOffset,
  to: ByteOffset,
): Promise<readonly PlacedRecord[]> {
  const format = formats.find(({ id }) => id === formatId);
  const [start, end] = [Math.max(0, from), Math.min(size, to)];
  if (format === undefined || format.framing === 'jsonPages' || start >= end) return [];
  const bytes = await readSlice(start, end).catch(() => undefined);
  if (bytes === undefined) return [];
  const head = format.framing === 'csv' ? await readHead(readSlice, size, format) : undefined;
  const lines = toLines(new Uint8Array(bytes), start, end === size);
  // The first line is cut, unless it stands at the start of the file or of a line.
  return frame(lines.slice(start === 0 ? 0 : 1), format, head);
}

interface Line {
  readonly text: string;
  readonly start: ByteOffset;
  readonly end: ByteOffset;
  readonly index: number;
}

const LINE_FEED = 0x0a;

function toLines(bytes: Uint8Array, start: ByteOffset, isLast: boolean): readonly Line[] {
  const decoder = new TextDecoder();
  const lines: Line[] = [];
  let from = 0;
  for (let at = bytes.indexOf(LINE_FEED); from < bytes.length; at = bytes.indexOf(LINE_FEED, from)) {
    const to = at === -1 ? bytes.length : at;
    if (at === -1 && !isLast) break;
    lines.push({
      text: decoder.decode(bytes.subarray(from, to)),
      start: start + from,
      end: start + to,
      index: lines.length,
    });
    from = to + 1;
  }
  return lines;
}

function frame(lines: readonly Line[], format: LogFormat, head: string | undefined): readonly PlacedRecord[] {
  const records: PlacedRecord[] = [];
  const read = (own: readonly Line[], text = own.map((line) => line.text).join('\n')): boolean => {
    const [first] = own;
    const last = own.at(-1);
    if (first === undefined || last === undefined || text.trim() === '') return false;
    const found = format.readRecords(text);
    for (const record of found)
      records.push({ record, start: first.start, end: last.end, linesBefore: first.index });
    return found.length > 0;
  };
  let open: Line[] = [];
  for (const [i, line] of lines.entries()) {
    switch (format.framing) {
      case 'block':
        // A time, and its message on the line behind it.
        read(lines.slice(i, i + 2));
        break;
      case 'csv':
        if (head !== undefined) read([line], `${head}\n${line.text}`);
        break;
      case 'jsonValues':
        open = line.text.startsWith('{') ? [line] : [...open, line];
        if (line.text.startsWith('}') || line.text.trimEnd().endsWith('}')) read(open);
        if (line.text.startsWith('}') || open.length > MAX_VALUE_LINES) open = [];
        break;
      default:
        read([line]);
    }
  }
  return records;
}

/** Of one JSON value. */
const MAX_VALUE_LINES = 200;

async function readHead(
  readSlice: SourceText['readSlice'],
  size: number,
  format: LogFormat,
): Promise<string | undefined> {
  const bytes = await readSlice(0, Math.min(size, HEAD_BYTES)).catch(() => undefined);
  const rows = bytes === undefined ? [] : new TextDecoder().decode(bytes).split('\n').slice(0, 3);
  return rows.find((row) => format.isHead?.(row) === true);
}
