/** Whether a file was read already: the file and those of its size go in, the one with its content comes out. */
import { readContentKey } from '../../core/bytes/contentKey.ts';
import { createSliceReader } from '../../core/bytes/growingFile.ts';
import { findSameContent } from '../../core/bytes/sameContent.ts';
import type { FileHandle, KnownFile, KnownKey } from '../api/ingestApi.ts';
import type { FileId } from '../api/ids.ts';

export async function findSameFile(
  file: File,
  others: readonly (KnownFile | KnownKey)[],
  handle?: FileHandle,
): Promise<FileId | undefined> {
  const atHand = others.flatMap((other) => ('contentKey' in other ? [] : [other]));
  const same = await findSameContent(file, atHand);
  if (same !== undefined) return same.id;
  const kept = others.filter((other) => 'contentKey' in other);
  if (kept.length === 0) return undefined;
  const key = await readContentKey(file.size, createSliceReader(file, handle)).catch(() => undefined);
  return kept.find(({ contentKey }) => contentKey === key)?.id;
}
