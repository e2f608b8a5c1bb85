/**
 * What is kept of a file for the next visit: a file that was read to its end goes in, a value that storage takes
 * comes out; and such a value is checked before it is believed.
 */
import { checkTable } from '../../core/table/eventTable.ts';
import type { FileId } from '../api/ids.ts';
import type { RestoredFile } from '../api/keptLog.ts';
import type { CompleteFile, KeptFile, KeptText, Source } from '../files/source.ts';

/**
 * Another number wherever the shape of KeptFile changes, or of what is in it: what older versions kept is then
 * deleted. A test holds the shape to the number.
 */
export const SCHEMA_VERSION = 3;

/** More text than this of one file is not kept: it takes as long to write as to unpack again. */
const MAX_DECODED_BYTES = 64 << 20;

export function toKeptFile({ about, text, sources, removed }: CompleteFile, contentKey: string): KeptFile {
  const decodedBytes = sources.reduce((sum, { decoded }) => sum + countBytes(decoded), 0);
  const keepsDecoded = decodedBytes <= MAX_DECODED_BYTES;
  return {
    about: { ...about, contentKey },
    handle: text.handle,
    removed,
    texts: sources.map((source) => toKeptText(source, source.text !== text, keepsDecoded)),
  };
}

function toKeptText({ entry, read, decoded }: Source, isDecoded: boolean, keepsDecoded: boolean): KeptText {
  return {
    ...{ entry, isDecoded },
    read: read.toReadSource(),
    decoded: decoded.length > 0 && keepsDecoded ? new Blob(decoded) : undefined,
  };
}

function countBytes(parts: readonly Blob[]): number {
  return parts.reduce((sum, { size }) => sum + size, 0);
}

/** Tells two states of a file apart in which something else has to be kept. */
export function describeState({ about, text, sources }: CompleteFile): string {
  return [about.zone, about.isText, text.handle !== undefined, ...sources.map(({ entry }) => entry)].join();
}

/** The page's part of a kept file. */
export function toRestoredFile(id: FileId, { about, handle, texts }: KeptFile): RestoredFile {
  return {
    ...{ id, handle, name: about.name, contentKey: about.contentKey, zone: about.zone, isText: about.isText },
    file: { size: about.size, lastModified: about.lastModified },
    hasLines: texts.every(({ decoded }) => decoded !== undefined),
    canAttach: texts.every(({ isDecoded, decoded }) => !isDecoded || decoded !== undefined),
  };
}

/** Throws where a value is no file that can have been kept. */
export function checkKeptFile({ about, removed, texts }: KeptFile): void {
  if (typeof about.name !== 'string' || typeof about.contentKey !== 'string') throw new Error('No file');
  if (!removed.every(isEntry)) throw new Error('Removed texts have no numbers');
  for (const { entry, read } of texts) {
    const { report, recordCounts, table, lifecycle } = read;
    if (!isEntry(entry)) throw new Error('A text has no number in its file');
    if (report.state !== 'done') throw new Error('A text was not read to its end');
    if (recordCounts.starts.length !== recordCounts.counts.length) throw new Error('Counts do not match');
    checkTable(table);
    checkTable(lifecycle);
  }
}

function isEntry(entry: number): boolean {
  return Number.isSafeInteger(entry) && entry >= 0;
}
