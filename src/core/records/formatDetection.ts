/**
 * Recognising a layout: a sample of a file's text goes in, the format that reads most of it comes out.
 * Nothing is decided by a file's name, and no format goes before another by being listed first.
 */
import { removeColours } from '../format/colours.ts';
import type { LogFormat, LogRecord } from '../format/logFormat.ts';
import { createLineAccount } from './lineAccount.ts';
import { createLineLayouts, isOfLines, type LineLayouts } from './lineLayouts.ts';
import { createProbe, mayStartSection } from './sectionStarts.ts';

/** How much of a sample a format reads. */
export interface Detection {
  readonly format: LogFormat;
  /** Share of the sample's non-blank lines that the format reads, 0 to 1. */
  readonly share: number;
}

const SAMPLE_LINES = 200;
/** So much of a sample is looked at where its lines are long. */
const SAMPLE_CHARACTERS = 1 << 16;
/** Longer lines are not broken in the middle of what makes them records. */
const MAX_WRAPPED = 400;

/**
 * The format that reads the most lines of a sample, or undefined where none reads any.
 * Formats that also read another's samples are the more general ones and lose a tie.
 */
export function detectFormat(sample: string, formats: readonly LogFormat[]): Detection | undefined {
  const all = toLines(sample);
  const [lines, others] = [all.slice(0, SAMPLE_LINES), all.slice(SAMPLE_LINES)];
  // Marks are looked for only where most lines say nothing without: that takes longer than all else.
  const plain = findBest(lines, others, formats, false);
  return plain !== undefined && plain.share >= 0.5 ? plain : findBest(lines, others, formats, true);
}

function findBest(
  lines: readonly string[],
  others: readonly string[],
  formats: readonly LogFormat[],
  hasMarks: boolean,
): Detection | undefined {
  let best: Detection | undefined;
  for (const format of orderBySpecificity(formats)) {
    const share = measureShare(lines, format, others, hasMarks);
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
      .filter((sample) => readsSample(format, sample)).length;
  const order = formats
    .map((format) => ({ format, reads: foreignSamplesRead(format) }))
    .sort((a, b) => a.reads - b.reads)
    .map(({ format }) => format);
  specificityOrders.set(formats, order);
  return order;
}

/** Whether a format reads any line of a sample: as `measureShare` does, but every file waits for it. */
function readsSample(format: LogFormat, sample: string): boolean {
  const lines = sample.split('\n');
  if (format.framing === 'block') return measureShare(lines, format) > 0;
  if (!isOfLines(format)) return mayStartSection([format], lines[0] ?? '') && measureShare(lines, format) > 0;
  const records = lines.flatMap((line) => format.readRecords(removeColours(line)));
  return (
    records.length > 0 &&
    (format.isEvidence === undefined ||
      records.some((record) => format.isEvidence?.(record) === true) ||
      lines.some((line) => format.isEvidenceLine?.(line) === true))
  );
}

/** It is the same for every file, and takes longer than a file's own sample. */
const specificityOrders = new WeakMap<readonly LogFormat[], readonly LogFormat[]>();

/**
 * Those of the formats that other programs write too, and of which a sample shows that Fly's records are in it. What
 * others are in a file shows when their own first lines say so.
 */
export function findProvenFormats(sample: string, formats: readonly LogFormat[]): readonly LogFormat[] {
  const lines = toLines(sample);
  return formats.filter((format) => format.isEvidence !== undefined && measureShare(lines, format) > 0);
}

function toLines(sample: string): readonly string[] {
  return sample
    .slice(0, SAMPLE_CHARACTERS)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
}

/**
 * Share of non-blank lines that a format reads; nothing where the layout is not only Fly's and no record is, neither
 * in these lines nor in those behind them: an app that is well can print for long before Fly says anything.
 */
function measureShare(
  lines: readonly string[],
  format: LogFormat,
  others: readonly string[] = [],
  hasMarks = false,
): number {
  let hasEvidence = format.isEvidence === undefined;
  const note = (records: readonly LogRecord[]): readonly LogRecord[] => {
    hasEvidence ||= records.some((record) => format.isEvidence?.(record) === true);
    return records;
  };
  const watched: LogFormat = { ...format, readRecords: (text) => note(format.readRecords(text)) };
  const layouts = createLineLayouts([watched], new Set([watched]), hasMarks);
  const read = isOfLines(format) ? countLinesRead(lines, layouts) : countLinesInFrames(lines, watched);
  if (read === 0) return 0;
  hasEvidence ||= lines.some((line) => format.isEvidenceLine?.(line) === true);
  if (!hasEvidence) countLinesRead(others, layouts);
  return hasEvidence ? read / Math.max(1, lines.length) : 0;
}

/**
 * Lines that start a record. What follows a record is its continuation whatever it says, so it proves nothing,
 * except where the layout always puts the message there. Half a record is half a line, and so is each of two lines
 * that are a record together.
 */
function countLinesRead(lines: readonly string[], layouts: LineLayouts): number {
  let count = 0;
  let isMessageDue = false;
  lines.forEach((line, i) => {
    const next = lines[i + 1] ?? '';
    const reading = layouts.find(line);
    if (reading !== undefined) {
      const isHalf =
        reading.records.every(isDetached) &&
        layouts.find(`${line}\n${next}`)?.records.every(isDetached) === true;
      count += isHalf ? 0.5 : 1;
      isMessageDue = reading.layout.format.framing === 'block';
      if (isMessageDue) layouts.find(`${line}\n${next}`);
    } else if (isMessageDue) {
      count += 1;
      isMessageDue = false;
    } else if (i + 1 < lines.length && line.length < MAX_WRAPPED && layouts.find(next) === undefined) {
      if (layouts.find(line + next) ?? layouts.find(`${line} ${next.trimStart()}`)) count += 1;
    }
  });
  return count;
}

function isDetached(record: LogRecord): boolean {
  return record.isDetached === true;
}

/** Lines that are read when the sample is read as a whole. */
function countLinesInFrames(lines: readonly string[], format: LogFormat): number {
  const count = countLinesInFramesOf(lines, format, format.framing);
  // What stands in a page may be of another layout: then the page as a whole tells.
  return count === 0 && format.framing === 'jsonPages'
    ? countLinesInFramesOf(lines, format, 'jsonValues')
    : count;
}

function countLinesInFramesOf(
  lines: readonly string[],
  format: LogFormat,
  framing: LogFormat['framing'],
): number {
  const account = createLineAccount(0);
  const reader = createProbe([format], account, framing);
  // Not to its end: the sample may stop inside a record, which is then neither read nor unread.
  reader?.push(new TextEncoder().encode(`${lines.join('\n')}\n`));
  const { records, recordLines, continuations } = account.totals;
  // A line that holds several records and the start of another has not ended either.
  return records === 0 ? 0 : Math.max(1, recordLines + continuations);
}
