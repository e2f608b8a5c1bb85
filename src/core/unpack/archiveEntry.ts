/** What archives of several files give, one after another; each is to be read before the next is asked for. */
import { ContainerError } from './containerFailure.ts';
import type { ByteOffset } from '../units.ts';

/** A file of an archive that is passed over. */
export interface SkippedEntry {
  readonly name: string;
  /** Completes "NAME REASON". */
  readonly reason: string;
}

export type ArchiveEntry =
  | {
      readonly kind: 'file';
      /** As the archive has it: a label to show, never a path. */
      readonly name: string;
      /** Bytes it takes in the archive, packed where the archive packs; undefined where only its end tells. */
      readonly bytes: ByteOffset | undefined;
      /** Throws a ContainerError where it breaks off. */
      readonly chunks: AsyncGenerator<Uint8Array>;
    }
  | (SkippedEntry & { readonly kind: 'skipped' });

/**
 * Reads what nobody took of a file, so that the next can be found. Where the file breaks off, nothing can be
 * found behind it, or the next one can. Throws where it would unpack to too much.
 */
export async function drain(chunks: AsyncIterator<Uint8Array>): Promise<void> {
  try {
    while ((await chunks.next()).done !== true);
  } catch (error) {
    if (!(error instanceof ContainerError) || error.failure.kind === 'tooLarge') throw error;
  }
}
