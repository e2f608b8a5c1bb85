/** Why files cannot be read: expected outcomes, as values that cross threads. Any other error is a bug, and thrown. */
import type { LookAlike } from '../../core/format/lookAlike.ts';
import type { SkippedEntry } from '../../core/unpack/archiveEntry.ts';
import { ContainerError, type ContainerFailure } from '../../core/unpack/containerFailure.ts';

/** Why a file, or the rest of it, could not be read. Expected outcomes, not bugs. */
export type OpenFailure =
  | { readonly kind: 'empty' }
  | { readonly kind: 'blank'; readonly lines: number }
  /** `leftOut` are the files in it that are hidden, empty or no files. */
  | { readonly kind: 'folder'; readonly leftOut: number }
  /** `looksLike` as in "this looks like a PNG picture". */
  | { readonly kind: 'notText'; readonly looksLike: string }
  /** An archive in which there is nothing to read. */
  | { readonly kind: 'noLogInside'; readonly contents: ArchiveContents }
  /** `firstLines` are the first ones that are not blank; `lookAlike` is what it is instead, where that is known. */
  | {
      readonly kind: 'unrecognised';
      readonly firstLines: readonly string[];
      readonly lookAlike?: LookAlike | undefined;
    }
  /** An analysis that Postflight saved, and that cannot be opened; `reason` completes "it REASON". */
  | { readonly kind: 'badAnalysis'; readonly reason: string }
  /** The file is gone; what was read before is kept. */
  | { readonly kind: 'vanished' }
  /** The file was written to while it was read; what was read before is kept. */
  | { readonly kind: 'changed' }
  /** `container` tells more where it is an archive that could not be read, or not to its end. */
  | { readonly kind: 'unreadable'; readonly reason: string; readonly container?: ContainerFailure }
  /** Reading stopped by a bug or by a lack of memory. */
  | { readonly kind: 'crashed'; readonly reason: string };

/** What is in an archive that holds no log. */
export type ArchiveContents =
  | { readonly kind: 'nothing' }
  /** One file; `looksLike` as in "it holds a PNG picture". */
  | { readonly kind: 'binary'; readonly looksLike: string }
  /** Files that are no logs, the first of them by name. */
  | { readonly kind: 'skipped'; readonly count: number; readonly named: readonly SkippedEntry[] }
  /** Something whose names are not to be shown. */
  | { readonly kind: 'masked' };

/** Expected failures as values; any other error is a bug, and thrown. */
export function toReadFailure(error: unknown): OpenFailure {
  if (error instanceof ContainerError) {
    return { kind: 'unreadable', reason: error.message, container: error.failure };
  }
  if (!(error instanceof DOMException)) throw error;
  if (error.name === 'NotFoundError') return { kind: 'vanished' };
  if (error.name === 'NotReadableError') return { kind: 'changed' };
  return { kind: 'unreadable', reason: error.name };
}
