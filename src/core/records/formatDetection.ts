/**
 * Recognising a layout: a sample of a file's text goes in, the format that reads most of it comes out.
 * Nothing is decided by a file's name, and no format goes before another by being listed first.
 */
import { createFormatReader } from './formatReader.ts';
import type { LogFormat, LogRecord } from '../format/logFormat.ts';

/** How much of a sample a format reads. */
export interface Detection {
  readonly format: LogFormat;
  /** Share of the sample's non-blank lines that the format reads, 0 to 1. */
  readonly share: number;
}

const SAMPLE_LINES = 200;
/** So much of a sample is looked at where its lines are long. */
const SAMPLE_CHARACTERS = 1 << 16;

/**
 * The format that reads the most lines of a sample, or undefined where none reads any.
 * Formats that also read another's samples are the more general ones and lose a tie.
 */
export function detectFormat(sample: string, formats: readonly LogFormat[]): Detection | undefined {
  const all = sample
    .slice(0, SAMPLE_CHARACTERS)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const [lines, others] = [all.slice(0, SAMPLE_LINES), all.slice(SAMPLE_LINES)];
  let best: Detection | undefined;
  for (const format of orderBySpecificity(formats)) {
    const share = measureShare(lines, format, others);
    if (share > 0 && (best === undefined || share > best.share)) best = { format, share };
    if (share === 1) break; // nothing reads more
  }
  return best;
}

/** Most specific first: the fewer of the other formats' samples a format reads, the earlier it is tried. */
export function orderBySpecificity(formats: readonly LogFormat[]): readonly LogFormat[] {
  const known = specificityOrders.get(formats);
  if (known !== undefined) return known;
  const foreignSamplesRead = (format: LogFormat): number =>
    formats
      .filter((other) => other !== format)
      .flatMap((other) => other.samples)
      .filter((sample) => measureShare(sample.split('\n'), format) > 0).length;
  const order = formats
    .map((format) => ({ format, reads: foreignSamplesRead(format) }))
    .sort((a, b) => a.reads - b.reads)
    .map(({ format }) => format);
  specificityOrders.set(formats, order);
  return order;
}

/** It is the same for every file, and takes longer than a file's own sample. */
const specificityOrders = new WeakMap<readonly LogFormat[], readonly LogFormat[]>();

/**
 * Share of non-blank lines that a format reads; nothing where the layout is not only Fly's and no record is, neither
 * in these lines nor in those behind them: an app that is well can print for long before Fly says anything.
 */
function measureShare(lines: readonly string[], format: LogFormat, others: readonly string[] = []): number {
  let hasEvidence = format.isEvidence === undefined;
  const note = (records: readonly LogRecord[]): readonly LogRecord[] => {
    hasEvidence ||= records.some((record) => format.isEvidence?.(record) === true);
    return records;
  };
  const watched: LogFormat = { ...format, readRecords: (text) => note(format.readRecords(text)) };
  const read =
    format.framing === 'line' || format.framing === 'wholeLine' || format.framing === 'block'
      ? countLinesRead(lines, watched)
      : countLinesInFrames(lines, watched);
  if (read === 0) return 0;
  hasEvidence ||= lines.some((line) => format.isEvidenceLine?.(line) === true);
  if (!hasEvidence) countLinesRead(others, watched);
  return hasEvidence ? read / Math.max(1, lines.length) : 0;
}

/**
 * Lines that start a record. What follows a record is its continuation whatever it says, so it proves nothing,
 * except where the layout always puts the message there. Half a record is half a line.
 */
function countLinesRead(lines: readonly string[], format: LogFormat): number {
  let count = 0;
  let isMessageDue = false;
  lines.forEach((line, i) => {
    const records = format.readRecords(line);
    if (records.length > 0) {
      const isHalf =
        records.every(isDetached) && format.readRecords(lines.slice(i, i + 2).join('\n')).every(isDetached);
      count += isHalf ? 0.5 : 1;
      isMessageDue = format.framing === 'block';
      if (isMessageDue) format.readRecords(lines.slice(i, i + 2).join('\n'));
    } else if (isMessageDue) {
      count += 1;
      isMessageDue = false;
    }
  });
  return count;
}

function isDetached(record: LogRecord): boolean {
  return record.isDetached === true;
}

/** Lines that are read when the sample is read as a whole. */
function countLinesInFrames(lines: readonly string[], format: LogFormat): number {
  const reader = createFormatReader({
    format,
    sink: {
      timeNotes: { isClockOnly: false, isZoneless: false },
      toTime: (record) => record?.time,
      count,
      countScan: count,
      add: count,
      addWritten: count,
      finish: count,
    },
    blankLinesBefore: 0,
    firstByte: 0,
    createScanner: () => {
      throw new Error('Framed layouts are not scanned for lines');
    },
  });
  reader.push(new TextEncoder().encode(`${lines.join('\n')}\n`));
  // Not to its end: the sample may stop inside a record, which is then neither read nor unread.
  const { records, recordLines, continuations } = reader.totals;
  // A line that holds several records and the start of another has not ended either.
  return records === 0 ? 0 : Math.max(1, recordLines + continuations);
}

function count(): void {
  // Only the lines are counted.
}
