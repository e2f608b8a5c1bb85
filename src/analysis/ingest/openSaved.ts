/** Saved analyses: the text of one goes in, updates of the files in it come out, as if they had been read now. */
import type { ByteReader } from '../../core/bytes/byteReader.ts';
import { readSavedAnalysis } from '../../core/report/readSavedAnalysis.ts';
import { isSavedAnalysis } from '../../core/report/savedAnalysis.ts';
import type { SourceNotes } from '../../core/unpack/sourceNotes.ts';
import type { FileUpdate } from '../api/ingestApi.ts';
import type { OpenFailure } from '../api/openFailure.ts';

/** What a saved analysis is known from. */
const SAMPLE_BYTES = 1 << 10;
/** Ten million events; a text that is twice as long would be longer than any that a browser takes. */
const MAX_BYTES = 300e6;

export async function startsAsSaved(text: ByteReader): Promise<boolean> {
  return isSavedStart(await text.sample(SAMPLE_BYTES));
}

export function isSavedStart(bytes: Uint8Array): boolean {
  return isSavedAnalysis(new TextDecoder().decode(bytes.subarray(0, SAMPLE_BYTES)));
}

/** Entries are numbered from `firstEntry` on; the only file of an analysis that is no part of an archive has none. */
export async function* openSaved(
  text: ByteReader,
  notes: SourceNotes,
  firstEntry: number,
): AsyncGenerator<FileUpdate, OpenFailure | undefined> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let bytes = 0;
  for await (const chunk of text.chunks()) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) return { kind: 'badAnalysis', reason: 'is too large to be opened' };
    parts.push(decoder.decode(chunk, { stream: true }));
  }
  const saved = readSavedAnalysis(parts.join('') + decoder.decode());
  if ('reason' in saved) return { kind: 'badAnalysis', reason: saved.reason };
  if (saved.length === 0) return { kind: 'badAnalysis', reason: 'holds no files' };
  const isOnly = saved.length === 1 && firstEntry === 0;
  for (const [i, { report, recordCounts, table, lifecycle }] of saved.entries()) {
    yield {
      entry: isOnly ? 0 : Math.max(1, firstEntry) + i,
      update: {
        report: { ...report, fileBytesRead: notes.fileBytesRead },
        events: table,
        lifecycle,
        recordCounts,
      },
    };
  }
  return undefined;
}
