/** Text that does not stand in the file as it is, kept as Blobs, from which texts of lines are read later. */
import type { ByteChunks } from '../../core/bytes/byteReader.ts';
import type { SourceNotes } from '../../core/unpack/sourceNotes.ts';

export interface DecodedText {
  /** The same chunks. */
  readonly chunks: ByteChunks;
  /** What went through since the last time; undefined where the file itself can be read instead. */
  take(): Blob | undefined;
}

/** More than this between two updates becomes a Blob at once, which browsers can put on disk. */
const MAX_HELD_BYTES = 8 << 20;

export function createDecodedText(chunks: ByteChunks, notes: SourceNotes): DecodedText {
  let parts: (Blob | Uint8Array<ArrayBuffer>)[] = [];
  let heldBytes = 0;

  async function* passOn(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      if (!notes.isVerbatim) {
        // Chunks are never written to again, so they need no copy until they become a Blob.
        parts.push(chunk as Uint8Array<ArrayBuffer>);
        heldBytes += chunk.length;
        if (heldBytes > MAX_HELD_BYTES) {
          parts = [new Blob(parts)];
          heldBytes = 0;
        }
      }
      yield chunk;
    }
  }

  return {
    chunks: passOn(),
    take() {
      if (notes.isVerbatim) return undefined;
      const blob = new Blob(parts);
      parts = [];
      heldBytes = 0;
      return blob;
    },
  };
}
