/** Texts of records: places in files go in, the text at each comes out. The files are read again, only there. */
import { at } from '../../core/table/eventTable.ts';
import type { ReadSlice, Witness } from '../../core/bytes/growingFile.ts';
import type { ByteOffset } from '../../core/units.ts';
import type { ContextLine } from '../api/api.ts';
import type { FileHandle } from '../api/ingestApi.ts';

/** A text that can be read again; one object stands for one text. */
export interface StoredText {
  readonly readSlice: ReadSlice;
  /** What `readSlice` reads, for other threads to make their own. */
  readonly blob: Blob;
  readonly handle: FileHandle | undefined;
  /** Of a file with a handle, for them too. */
  readonly witness?: Promise<Witness | undefined> | undefined;
  /** Whether there is nothing to read: the file was read on an earlier visit and is not at hand. */
  readonly isMissing?: boolean;
}

/** All that reading a record again takes. */
export type ReadableText = Pick<StoredText, 'readSlice'>;

export interface StoredRecord {
  readonly text: ReadableText;
  readonly start: ByteOffset;
  readonly end: ByteOffset;
}

/** A record is shown up to this length; a longer one says that it is cut. */
const MAX_SHOWN_BYTES = 1 << 14;
/** Records closer than this are read at once: asking costs more than the bytes between them. */
const NEAR_BYTES = 1 << 16;
/** How much of the file is read before and behind a record to show its neighbours. */
const CONTEXT_BYTES = 1 << 13;
const CONTEXT_LINES = 5;

/** The texts in the order of the places; undefined where the file is gone or has changed since it was read. */
export async function readRecordTexts(places: readonly StoredRecord[]): Promise<(string | undefined)[]> {
  const texts = new Array<string | undefined>(places.length).fill(undefined);
  const order = places
    .map((_, index) => index)
    .filter((index) => at(places, index).end > at(places, index).start)
    .sort((a, b) => at(places, a).start - at(places, b).start);
  const stored = new Set(places.map(({ text }) => text));
  await Promise.all(
    [...stored].flatMap((text) =>
      groupNear(
        order
          .filter((index) => at(places, index).text === text)
          // A place may have a number of its own.
          .map((index) => ({ ...at(places, index), index })),
      ).map(async (group) => {
        const groupStart = Math.min(...group.map(({ start }) => start));
        const bytes = await readBytes(text, groupStart, Math.max(...group.map(getShownEnd)));
        if (bytes === undefined) return;
        for (const place of group) {
          const shown = decode(bytes.subarray(place.start - groupStart, getShownEnd(place) - groupStart));
          const length = place.end - place.start;
          texts[place.index] = length > MAX_SHOWN_BYTES ? `${shown} … (cut; ${String(length)} bytes)` : shown;
        }
      }),
    ),
  );
  return texts;
}

/** The record's lines with up to CONTEXT_LINES lines before and behind them; `lineNumber` is its first line's. */
export async function readRecordContext(
  { text, start, end }: StoredRecord,
  lineNumber: number,
): Promise<readonly ContextLine[] | undefined> {
  const from = Math.max(0, start - CONTEXT_BYTES);
  const shownEnd = getShownEnd({ start, end });
  const [around, behindBytes] = await Promise.all([
    readBytes(text, from, shownEnd),
    readBytes(text, end, end + CONTEXT_BYTES),
  ]);
  if (around === undefined || behindBytes === undefined) return undefined;
  const hitLines = decode(around.subarray(start - from)).split('\n');
  // What is read before the record ends with a line feed, and starts anywhere in a line.
  const before = decode(around.subarray(0, start - from))
    .split('\n')
    .slice(0, -1)
    .slice(-CONTEXT_LINES);
  const behind = decode(behindBytes)
    .replace(/^\r?\n/, '')
    .split('\n')
    .slice(0, CONTEXT_LINES);
  if (behind.at(-1) === '') behind.pop();
  return [
    ...before.map((line, i) => ({ text: line, lineNumber: lineNumber - before.length + i, isHit: false })),
    ...hitLines.map((line, i) => ({ text: line, lineNumber: lineNumber + i, isHit: true })),
    ...behind.map((line, i) => ({ text: line, lineNumber: lineNumber + hitLines.length + i, isHit: false })),
  ];
}

/** Cuts places, ordered by their start, where the way to the next one is long. */
function groupNear<Place extends Pick<StoredRecord, 'start' | 'end'>>(places: readonly Place[]): Place[][] {
  const groups: Place[][] = [];
  for (const place of places) {
    const last = groups.at(-1);
    const previous = last?.at(-1);
    if (last !== undefined && previous !== undefined && place.start - getShownEnd(previous) < NEAR_BYTES)
      last.push(place);
    else groups.push([place]);
  }
  return groups;
}

function getShownEnd({ start, end }: Pick<StoredRecord, 'start' | 'end'>): ByteOffset {
  return Math.min(end, start + MAX_SHOWN_BYTES);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

async function readBytes(
  { readSlice }: ReadableText,
  start: ByteOffset,
  end: ByteOffset,
): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await readSlice(start, end));
  } catch {
    return undefined; // the line list says so in its place
  }
}
