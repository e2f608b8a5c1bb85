/**
 * Searching texts: how to read a text and what matches go in; places of matching lines, or the records that hold one,
 * come out step by step, in the text's order. A text is never in memory as a whole.
 */
import { at } from './eventTable.ts';
import type { ReadSlice } from './growingFile.ts';
import { countLineFeeds } from './lineFeeds.ts';
import type { LineMatcher } from './lineMatcher.ts';
import { createLineRuns, type LineRun } from './lineRuns.ts';
import type { ByteOffset } from './units.ts';

/** A text as it was read: its bytes are those that lines and records were counted in. */
export interface SearchedText {
  readonly size: number;
  readonly readSlice: ReadSlice;
}

export interface FoundLine {
  readonly start: ByteOffset;
  readonly end: ByteOffset;
  /** 1-based. */
  readonly lineNumber: number;
}

export interface LineStep {
  /** Of the text. */
  readonly bytesDone: ByteOffset;
  readonly found: readonly FoundLine[];
  /** All matching lines of the step; more than were found where places are not wanted any more. */
  readonly count: number;
}

/** An expression is tried on so many bytes at a time; a text is looked for in all that was read at once. */
const MAX_DECODED_BYTES = 1 << 18;

export interface LineSearch {
  readonly matcher: LineMatcher;
  /** Bytes given to the matcher at a time. */
  readonly runBytes: number;
  /** How many more places are wanted: behind the last one, lines need not be counted. */
  readonly getRoom: () => number;
  /** Told before each run, so that whoever waits knows where in the text it is. */
  readonly onRun: (lineNumber: number) => void;
}

export function getRunBytes(kind: 'text' | 'regex'): number {
  return kind === 'text' ? Infinity : MAX_DECODED_BYTES;
}

/** All lines of a text. */
export async function* searchLines(
  { size, readSlice }: SearchedText,
  { matcher, runBytes, getRoom, onRun }: LineSearch,
): AsyncGenerator<LineStep> {
  const runs = createLineRuns(matcher.overlap);
  let lineNumber = 1;
  let bytesDone = 0;

  function searchRun(run: LineRun): LineStep {
    const found: FoundLine[] = [];
    const room = getRoom();
    let count = 0;
    let counted = run.from;
    onRun(lineNumber);
    matcher.match(run.bytes, run.from, run.end, (start, end) => {
      count += 1;
      if (count > room) return;
      lineNumber += countLineFeeds(run.bytes, counted, start);
      counted = start;
      found.push({ start: run.base + start, end: run.base + end, lineNumber });
    });
    if (room > 0) lineNumber += countLineFeeds(run.bytes, counted, run.end);
    bytesDone = run.base + run.end;
    return { bytesDone, found, count };
  }

  for await (const chunk of readSlices({ size, readSlice })) {
    for (const run of runs.push(chunk)) for (const part of splitRun(run, runBytes)) yield searchRun(part);
  }
  for (const run of runs.finish()) for (const part of splitRun(run, runBytes)) yield searchRun(part);
}

const SLICE_BYTES = 8 << 20;

/** The next slice is being read while the present one is searched. */
async function* readSlices({ size, readSlice }: SearchedText): AsyncGenerator<Uint8Array> {
  const read = (start: ByteOffset): Promise<ArrayBuffer> | undefined => {
    if (start >= size) return undefined;
    const slice = readSlice(start, Math.min(size, start + SLICE_BYTES));
    // A failure of the read ahead is reported when its turn comes; until then it must not count as unhandled.
    slice.catch(() => undefined);
    return slice;
  };
  let next = read(0);
  for (let start = SLICE_BYTES; next !== undefined; start += SLICE_BYTES) {
    const present = await next;
    next = read(start);
    yield new Uint8Array(present);
  }
}

const LINE_FEED = 0x0a;

/** Cuts behind line feeds; a longer line stays whole. */
function* splitRun(run: LineRun, maxBytes: number): Generator<LineRun> {
  for (let from = run.from; from < run.end;) {
    const wanted = Math.min(run.end, from + maxBytes);
    const lineFeed = wanted === run.end ? -1 : run.bytes.subarray(0, run.end).indexOf(LINE_FEED, wanted);
    const end = lineFeed === -1 ? run.end : lineFeed + 1;
    yield { ...run, from, end };
    from = end;
  }
}

/** Records of a text by their places, in the text's order. */
export interface SearchedRecords {
  readonly starts: Float64Array;
  readonly lengths: Uint32Array;
}

export interface RecordStep {
  readonly recordsDone: number;
  /** Indices of the records that match. */
  readonly found: readonly number[];
}

/** Records closer than this are read at once: asking costs more than the bytes between them. */
const NEAR_BYTES = 1 << 16;
const MAX_READ_BYTES = 8 << 20;

export interface RecordSearch {
  readonly matcher: LineMatcher;
  /** Told before each record. */
  readonly onRecord: (index: number) => void;
}

/** Only what stands in records: the lines between them are read where they are few, and not searched. */
export async function* searchRecords(
  { readSlice }: Pick<SearchedText, 'readSlice'>,
  records: SearchedRecords,
  { matcher, onRecord }: RecordSearch,
): AsyncGenerator<RecordStep> {
  const groups = groupRecords(records);
  const readNext = (): { group: RecordGroup; slice: Promise<ArrayBuffer> } | undefined => {
    const group = groups.next().value;
    if (group === undefined) return undefined;
    const slice = readSlice(group.start, group.end);
    slice.catch(() => undefined); // reported when its turn comes
    return { group, slice };
  };
  let next = readNext();
  while (next !== undefined) {
    const { group, slice } = next;
    const bytes = new Uint8Array(await slice);
    next = readNext();
    const found: number[] = [];
    for (let index = group.first; index < group.last; index += 1) {
      onRecord(index);
      const from = at(records.starts, index) - group.start;
      const end = Math.min(bytes.length, from + at(records.lengths, index));
      matcher.match(bytes, from, end, () => found.push(index), true);
    }
    yield { recordsDone: group.last, found };
  }
}

interface RecordGroup {
  /** The records `first` to `last - 1`. */
  readonly first: number;
  readonly last: number;
  readonly start: ByteOffset;
  readonly end: ByteOffset;
}

function* groupRecords({ starts, lengths }: SearchedRecords): Generator<RecordGroup, undefined> {
  for (let first = 0; first < starts.length;) {
    const start = at(starts, first);
    let end = start + at(lengths, first);
    let last = first + 1;
    for (; last < starts.length; last += 1) {
      const recordStart = at(starts, last);
      const recordEnd = Math.max(end, recordStart + at(lengths, last));
      if (recordStart - end > NEAR_BYTES || recordEnd - start > MAX_READ_BYTES) break;
      end = recordEnd;
    }
    yield { first, last, start, end };
    first = last;
  }
  return undefined;
}
