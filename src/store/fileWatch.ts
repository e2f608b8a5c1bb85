/**
 * Files on disk that are still written to: files as they were read go in; those that have changed since come out.
 * Browsers tell nobody about it, so somebody has to ask.
 */
import type { FileId } from '../analysis/api/ids.ts';
import type { FileHandle } from '../analysis/api/ingestApi.ts';

export type { FileHandle };

/** A file and how it is read. */
export interface OpenedFile {
  readonly file: File;
  /** What people call it. */
  readonly name: string;
  /** Only a part of it was read. */
  readonly isBroken?: boolean;
  /** Undefined where the browser gives none: such a file cannot be seen to change. */
  readonly handle?: FileHandle | undefined;
  /** See ReadingOptions. */
  readonly zone?: string | undefined;
  readonly isText?: boolean | undefined;
}

/** As much of it as is needed to see a change. */
export interface WatchedFile extends Pick<OpenedFile, 'name' | 'handle'> {
  readonly file: Pick<File, 'size' | 'lastModified'>;
}

/** A file that is not any more what was read of it. */
export interface ChangedFile {
  readonly id: FileId;
  readonly name: string;
  /** The file as it is now. */
  readonly file: File;
  /** Bytes behind those that were read; undefined where it is not longer, so that it must be another one. */
  readonly grownBytes: number | undefined;
}

/** Never rejects: a file that is gone, or may not be read any more, has not changed. */
export async function findChangedFiles(
  files: Iterable<readonly [FileId, WatchedFile]>,
): Promise<readonly ChangedFile[]> {
  const changed: ChangedFile[] = [];
  for (const [id, { file: read, name, handle }] of files) {
    const file = await handle?.getFile().catch(() => undefined);
    if (file === undefined || (file.size === read.size && file.lastModified === read.lastModified)) continue;
    changed.push({ id, name, file, grownBytes: file.size > read.size ? file.size - read.size : undefined });
  }
  return changed;
}
