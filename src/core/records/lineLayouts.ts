/**
 * The layouts of lines: one line goes in; out comes which layout reads it, behind which mark, and what it says. Every
 * line is offered to every layout, the most special one first, because files hold several.
 */
import { removeColours } from '../format/colours.ts';
import type { LogFormat, LogRecord } from '../format/logFormat.ts';
import { findRecordStarts, skipSameMark } from './lineMarks.ts';

/** How the lines of a record are read: in a layout, behind what stands before its first line. */
export interface LineLayout {
  readonly format: LogFormat;
  /** Empty where the record starts with its line. */
  readonly mark: string;
  /** Whether its quotes and signs are written as HTML does. */
  readonly hasEntities: boolean;
}

export interface LineReading {
  readonly layout: LineLayout;
  readonly records: readonly LogRecord[];
  /** Whether only the wording says that it is a record: no time, no place and nobody who wrote it. */
  readonly isBare: boolean;
}

export interface LineLayouts {
  /** Of a line, or of the lines of one record, without their line ends; undefined where no layout reads it. */
  find(line: string): LineReading | undefined;
}

/** A longer line is no mail's or terminal's: marks are looked for in shorter ones. */
const MAX_MARKED_LENGTH = 1 << 14;
const ENTITY = /&(?:quot|lt|gt|amp|nbsp|#39);/g;
const TIME_IN_MARK = /\d\d:\d\d:\d\d/;
/** Where an entity stands for what makes a line a record. */
const IN_HTML = /^\s*&gt;|error\.message=&quot;/;
const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['&quot;', '"'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&amp;', '&'],
  ['&nbsp;', ' '],
  ['&#39;', "'"],
]);

/**
 * `formats` are ordered, the most special one first; those in `proven` are in the file, others that other programs
 * write too have to say themselves that they are Fly's. Without `hasMarks`, records start with their lines.
 */
export function createLineLayouts(
  formats: readonly LogFormat[],
  proven: Set<LogFormat>,
  hasMarks = true,
): LineLayouts {
  const inLines = formats.filter(isOfLines);

  function readAt(
    text: string,
    starts: readonly number[],
    hasEntities: boolean,
    isStamped: boolean,
  ): LineReading | undefined {
    let bare: LineReading | undefined;
    const choices = starts.map((start) => {
      const mark = text.slice(0, start);
      return { mark, rest: removeMark(mark, text) };
    });
    for (const format of inLines) {
      for (const { mark, rest } of choices) {
        const records = format.readRecords(rest);
        if (records.length === 0 || !isBelieved(format, records, proven)) continue;
        const isBare = records.every(isBareRecord);
        // A time before a record is a mark where the record has its own; else it is the record's.
        if (TIME_IN_MARK.test(mark) && !records.every(hasOwnTime)) continue;
        if (isStamped && (isBare || !records.every(isStampedRecord))) continue;
        const reading = { layout: { format, mark, hasEntities }, records, isBare };
        if (!isBare) return reading;
        bare ??= reading;
      }
    }
    return bare;
  }

  function findIn(text: string, hasEntities: boolean): LineReading | undefined {
    if (!hasMarks || text.length > MAX_MARKED_LENGTH) return readAt(text, [0], hasEntities, false);
    const { behindMarks, behindText } = findRecordStarts(text);
    return (
      readAt(text, behindMarks, hasEntities, false) ??
      (behindText.length === 0 ? undefined : readAt(text, behindText, hasEntities, true))
    );
  }

  return {
    find(line) {
      const text = removeColours(line);
      if (!IN_HTML.test(text)) return findIn(text, false);
      return findIn(undoEntities(text), true) ?? findIn(text, false);
    },
  };
}

export function isOfLines({ framing }: LogFormat): boolean {
  return framing === 'line' || framing === 'wholeLine' || framing === 'block';
}

/** What the text of a whole record says. */
export function readInLayout({ format, mark, hasEntities }: LineLayout, text: string): readonly LogRecord[] {
  const plain = removeColours(text);
  return format.readRecords(removeMark(mark, hasEntities ? undoEntities(plain) : plain));
}

function undoEntities(text: string): string {
  return text.replace(ENTITY, (entity) => CHARACTERS.get(entity) ?? entity);
}

/** The further lines of a record may have the same mark as the first one. */
function removeMark(mark: string, text: string): string {
  if (mark === '') return text;
  const [first = '', ...others] = text.slice(mark.length).split('\n');
  const lines = [closeQuote(mark, first), ...others.map((line) => line.slice(skipSameMark(mark, line)))];
  return lines.join('\n');
}

/** A backtick before a record stands behind it too, and so does the border of a table. */
function closeQuote(mark: string, line: string): string {
  if (mark.includes('`')) return line.replace(/`{1,3}[^\S\n]*$/, '');
  return /^\s*\|/.test(mark) ? line.replace(/\|[^\S\n]*$/, '') : line;
}

export function isBelieved(
  format: LogFormat,
  records: readonly LogRecord[],
  proven: Set<LogFormat>,
): boolean {
  if (format.isEvidence === undefined || proven.has(format)) return true;
  if (!records.some((record) => format.isEvidence?.(record) === true)) return false;
  proven.add(format);
  return true;
}

/** Nothing but the words says that it is a record. */
function isBareRecord({ time, clock, app, machine, region, isDetached, request }: LogRecord): boolean {
  const isPlaced = app !== undefined || machine !== undefined || region !== undefined;
  return (
    time === undefined && clock === undefined && !isPlaced && isDetached !== true && request === undefined
  );
}

function hasOwnTime({ time, clock, isDetached }: LogRecord): boolean {
  return time !== undefined || clock !== undefined || isDetached === true;
}

/** The whole of a header: who wrote it, when, and how grave it is. */
function isStampedRecord({ time, provider, level }: LogRecord): boolean {
  return time !== undefined && provider !== undefined && provider !== '' && level !== undefined;
}
