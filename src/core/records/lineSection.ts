/**
 * Sections of lines: bytes go in; the records of their lines come out, up to a line that another section starts with.
 * In a `fast` section only the rows of a scan are looked at, and only marked and doubtful ones become text.
 */
import { removeColours } from '../format/colours.ts';
import type { LogFormat, Mutable } from '../format/logFormat.ts';
import { createLineReader, type ScannedLines } from '../scan/lines.ts';
import { LINE_DOUBTFUL, LINE_MARKED, MAX_LINE_BYTES, RECORD_OPEN, type Scanner } from '../scan/scan.ts';
import type { ByteOffset } from '../units.ts';
import { countLayoutLines } from './lineAccount.ts';
import type { LineReading } from './lineLayouts.ts';
import type { LineRecords } from './lineRecords.ts';
import type { PlacedLine } from './openRecord.ts';
import type { Left, SectionKind, SectionParts, SectionReader } from './section.ts';
import { findSectionStart, mayStartSection } from './sectionStarts.ts';

export interface LineSectionParts extends SectionParts {
  readonly records: LineRecords;
  readonly scanner: Scanner;
  /** The layout whose times the scanner reads; undefined where every line is text. */
  readonly fast: LogFormat | undefined;
}

/** So many records of a fast layout in turn, and it is read fast again. */
const FAST_AFTER = 64;
/** A time at a line's start that is no record's may be the first half of one. */
const CUT_HEADER = /^\W{0,8}\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;

/** What the scanner marks a line by, so that a scanner that marks every line reads the same. */
function hasMarker({ markers }: LogFormat, text: string): boolean {
  return markers.some((marker) => [marker].flat().every((part) => text.includes(part)));
}

export function createLineSection(parts: LineSectionParts): SectionReader {
  const { account, sink, records, scanner, fast, layouts, formats, firstByte } = parts;
  const decoder = new TextDecoder();
  const ownLayout = fast && { format: fast, mark: '', hasEntities: false };
  /** By the place of its line in the file: what a line was read as when it was looked at. */
  let readings = new Map<ByteOffset, LineReading | undefined>();
  /** One object serves all lines: there are millions. */
  const line: Mutable<PlacedLine> = { bytes: new Uint8Array(0), base: 0, start: 0, end: 0, lineNumber: 0 };
  let next: SectionKind | undefined;
  let noValuesBefore = parts.noValuesBefore;
  /** Records of this fast layout that were read in turn. */
  let streak: { readonly format: LogFormat; count: number } | undefined;

  function readOwn(text: string): LineReading | undefined {
    if (ownLayout === undefined) return undefined;
    const own = ownLayout.format.readRecords(removeColours(text));
    return own.length === 0 ? undefined : { layout: ownLayout, records: own, isBare: false };
  }

  function countStreak({ layout, records: read }: LineReading): void {
    const isFast = layout.mark === '' && layout.format.timePlace !== 'none' && read[0]?.time !== undefined;
    if (!isFast) streak = undefined;
    else if (streak?.format === layout.format) streak.count += 1;
    else streak = { format: layout.format, count: 1 };
  }

  /** Whether objects or a table start with this line; undefined where more bytes have to be seen. */
  function startsSection(text: string, bytes: Uint8Array, start: number, place: ByteOffset): boolean {
    if (place < noValuesBefore || !mayStartSection(formats, text)) return false;
    const found = findSectionStart(parts, bytes.subarray(start), false);
    if (found === 'open') next = undefined;
    else if (found.kind === undefined) noValuesBefore = place + found.length;
    else next = found.kind;
    return found === 'open' || found.kind !== undefined;
  }

  /** Whether a line is a row of the table that stands before it. */
  function isTableRow(text: string): boolean {
    const { head } = parts.table;
    if (head === undefined) return false;
    return formats.some(
      (format) =>
        format.framing === 'csv' && format.readRecords(head + text).some(({ time }) => time !== undefined),
    );
  }

  /** Reads the lines that have to be, until one is another section's. */
  function findStop({ bytes, scan, base }: ScannedLines): number | undefined {
    readings = new Map();
    for (let row = 0; row < scan.rowCount; row += 1) {
      const flags = scan.flags[row] ?? 0;
      if ((flags & RECORD_OPEN) !== 0 || !Number.isNaN(scan.time[row] ?? 0) || flags === 0) continue;
      const start = scan.start[row] ?? 0;
      const fullEnd = scan.end[row] ?? 0;
      const place = base + start;
      if (fast === undefined && streak !== undefined && streak.count >= FAST_AFTER) {
        next = { fast: streak.format };
        return start;
      }
      const text = decoder.decode(bytes.subarray(start, Math.min(fullEnd, start + MAX_LINE_BYTES)));
      const isCut = fullEnd - start > MAX_LINE_BYTES;
      let reading = readOwn(text);
      if (reading === undefined && fast !== undefined) {
        const isSure = (flags & LINE_DOUBTFUL) !== 0 || hasMarker(fast, text);
        if (!isSure || !isOther(text, bytes, start, place, isCut)) continue;
        return start;
      }
      reading ??= layouts.find(text);
      // By wording alone, or behind a mark, what is read may be a part of the objects that start here.
      const isCertain = reading !== undefined && !reading.isBare && reading.layout.mark === '';
      if (!isCertain && startsSection(text, bytes, start, place)) return start;
      if (reading !== undefined) countStreak(reading);
      else {
        if (!isCut && isTableRow(text)) {
          next = 'csv';
          return start;
        }
        streak = undefined;
      }
      readings.set(place, reading);
    }
    return undefined;
  }

  /** Whether a line that is not of the fast layout has to be looked at in the light of all. */
  function isOther(
    text: string,
    bytes: Uint8Array,
    start: number,
    place: ByteOffset,
    isCut: boolean,
  ): boolean {
    if (startsSection(text, bytes, start, place)) return true;
    if (isCut) return false;
    next = 'lines';
    return CUT_HEADER.test(text) || layouts.find(text) !== undefined;
  }

  function take({ bytes, scan, base }: ScannedLines): void {
    const { totals } = account;
    sink.countScan(scanner, scan);
    let timed = scan.records;
    for (let row = 0; row < scan.rowCount; row += 1) {
      const flags = scan.flags[row] ?? 0;
      const start = scan.start[row] ?? 0;
      const fullEnd = scan.end[row] ?? 0;
      const time = scan.time[row] ?? Number.NaN;
      const end = Math.min(fullEnd, start + MAX_LINE_BYTES);
      line.bytes = bytes;
      line.base = base;
      line.start = start;
      line.end = end;
      line.lineNumber = totals.lines + (scan.line[row] ?? 0) + 1;
      if ((flags & RECORD_OPEN) !== 0) {
        line.end = fullEnd;
        if (ownLayout !== undefined) records.takeQuiet(line, ownLayout);
        continue;
      }
      if (end < fullEnd) totals.cut += 1;
      const isMarked = (flags & LINE_MARKED) !== 0;
      if (!Number.isNaN(time) && ownLayout !== undefined) {
        records.takeTimed(line, ownLayout, time, isMarked);
        timed += 1;
        continue;
      }
      const mayBeRecord = isMarked || (flags & LINE_DOUBTFUL) !== 0;
      const reading = mayBeRecord ? readings.get(base + start) : undefined;
      if (reading !== undefined) records.takeRead(line, reading, isMarked);
      else records.takeOther(line, isMarked, fast === undefined);
    }
    if (fast !== undefined) countLayoutLines(account.layouts, fast, timed);
    totals.lines += scan.lines;
    totals.blank += scan.blank;
    totals.records += scan.records;
    totals.recordLines += scan.records;
    totals.continuations += scan.continuations;
    totals.brokenCharacters += scan.brokenCharacters;
    records.endPiece(bytes);
  }

  const lines = createLineReader(scanner, { findStop, take }, firstByte);

  function toLeft(bytes: Uint8Array | undefined): Left | undefined {
    return bytes && { bytes, next };
  }

  return {
    push: (bytes) => toLeft(lines.push(bytes)),
    settle() {
      records.settle();
    },
    finish: () => toLeft(lines.finish()),
  };
}
