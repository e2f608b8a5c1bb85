/**
 * Searching texts: how to read a text and what matches go in; the places of matching lines, or the records that hold
 * one, come out in the text's order, as they are found. A text is never in memory as a whole.
 */
import { at } from '../table/eventTable.ts';
import type { ReadSlice } from '../bytes/growingFile.ts';
import { countLineFeeds } from './lineFeeds.ts';
import type { LineMatcher } from './lineMatcher.ts';
import { createLineRuns, type LineRun } from './lineRuns.ts';
import type { ByteOffset } from '../units.ts';

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

/** What whoever searches hears. */
interface SearchEvents<Found> {
  /** Matching is over until the next part of the text is there; and goes on. */
  readonly onWait: (isWaiting: boolean) => void;
  readonly onFound: (found: Found) => void;
}

export interface LineSearch extends SearchEvents<FoundLine | undefined> {
  /** Its `onLine` counts from the line that the last `onRun` gave. */
  readonly matcher: LineMatcher;
  /** Bytes given to the matcher at a time. */
  readonly runBytes: number;
  /** Told the number of the line that the next run starts with. */
  readonly onRun: (lineNumber: number) => void;
  /** Places that are not wanted any more are `undefined`, and lines are not counted for them. */
  readonly wantsPlaces: () => boolean;
}

/** An expression is tried on so many bytes at a time; a text is looked for in all that was read at once. */
const MAX_DECODED_BYTES = 1 << 18;

export function getRunBytes(kind: 'text' | 'regex'): number {
  return kind === 'text' ? Infinity : MAX_DECODED_BYTES;
}

/** All lines of a text. Gives how many bytes of it are done. */
export async function* searchLines(text: SearchedText, search: LineSearch): AsyncGenerator<ByteOffset> {
  const { matcher, runBytes, onRun, onFound, wantsPlaces } = search;
  const runs = createLineRuns(matcher.overlap);
  let lineNumber = 1;

  function searchRun({ bytes, from, end, base }: LineRun): ByteOffset {
    let counted = from;
    onRun(lineNumber);
    matcher.match(bytes, from, end, (start, lineEnd) => {
      if (!wantsPlaces()) {
        onFound(undefined);
        return;
      }
      lineNumber += countLineFeeds(bytes, counted, start);
      counted = start;
      onFound({ start: base + start, end: base + lineEnd, lineNumber });
    });
    if (wantsPlaces()) lineNumber += countLineFeeds(bytes, counted, end);
    return base + end;
  }

  for await (const chunk of readSlices(text, search.onWait)) {
    for (const run of runs.push(chunk)) for (const part of splitRun(run, runBytes)) yield searchRun(part);
  }
  for (const run of runs.finish()) for (const part of splitRun(run, runBytes)) yield searchRun(part);
}

const SLICE_BYTES = 8 << 20;

/** The next slice is being read while the present one is searched. */
async function* readSlices(
  { size, readSlice }: SearchedText,
  onWait: (isWaiting: boolean) => void,
): AsyncGenerator<Uint8Array> {
  const read = (start: ByteOffset): Promise<ArrayBuffer> | undefined =>
    start < size ? readAhead(readSlice, start, Math.min(size, start + SLICE_BYTES)) : undefined;
  let next = read(0);
  for (let start = SLICE_BYTES; next !== undefined; start += SLICE_BYTES) {
    onWait(true);
    const present = await next;
    onWait(false);
    next = read(start);
    yield new Uint8Array(present);
  }
}

function readAhead(readSlice: ReadSlice, start: ByteOffset, end: ByteOffset): Promise<ArrayBuffer> {
  const slice = readSlice(start, end);
  // A failure of the read ahead is reported when its turn comes; until then it must not count as unhandled.
  slice.catch(() => undefined);
  return slice;
}

const LINE_FEED = 0x0a;

/** Cuts behind line feeds; a longer line stays whole. */
function* splitRun(run: LineRun, maxBytes: number): Generator<LineRun> {
  for (let from = run.from; from < run.end;) {
    const wanted = Math.min(run.end, from + maxBytes);
    const lineFeed = wanted === run.end ? -1 : run.bytes.subarray(0, run.end).indexOf(LINE_FEED, wanted - 1);
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

export interface RecordSearch extends SearchEvents<number> {
  readonly matcher: LineMatcher;
  /** Told the index of each record before it is searched. */
  readonly onRecord: (index: number) => void;
}

/** Records closer than this are read at once: asking costs more than the bytes between them. */
const NEAR_BYTES = 1 << 16;
const MAX_READ_BYTES = 8 << 20;

/**
 * Only what stands in records; the bytes between them are read where they are few, and not searched. Finds indices of
 * records, and gives how many records are done.
 */
export async function* searchRecords(
  { readSlice }: Pick<SearchedText, 'readSlice'>,
  { starts, lengths }: SearchedRecords,
  { matcher, onWait, onRecord, onFound }: RecordSearch,
): AsyncGenerator<number> {
  const groups = groupRecords({ starts, lengths });
  const readNext = (): { group: RecordGroup; slice: Promise<ArrayBuffer> } | undefined => {
    const group = groups.next().value;
    return group && { group, slice: readAhead(readSlice, group.start, group.end) };
  };
  let next = readNext();
  while (next !== undefined) {
    const { group, slice } = next;
    onWait(true);
    const bytes = new Uint8Array(await slice);
    onWait(false);
    next = readNext();
    for (let index = group.first; index < group.last; index += 1) {
      onRecord(index);
      const from = at(starts, index) - group.start;
      const end = Math.min(bytes.length, from + at(lengths, index));
      matcher.match(
        bytes,
        from,
        end,
        () => {
          onFound(index);
        },
        true,
      );
    }
    yield group.last;
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
