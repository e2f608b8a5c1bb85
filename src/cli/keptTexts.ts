/** Texts to read lines from once more: an input and what is decoded of it go in, the text of each source comes out. */
import type { SourceText } from '../analysis/findings/tools.ts';
import type { FileUpdate } from '../analysis/api/ingestApi.ts';
import type { ByteChunks } from '../core/bytes/byteReader.ts';
import type { Sliceable } from '../core/bytes/sameContent.ts';

/**
 * What is unpacked, decoded or comes through a pipe is kept in memory up to this many bytes. Of more, lines cannot be
 * shown, and findings say less.
 */
const MAX_KEPT_BYTES = 1 << 26;

export interface KeptTexts {
  /** The same chunks. */
  readonly chunks: ByteChunks;
  add(update: FileUpdate): void;
  /** The text of an entry, once all is read; undefined where it is too large, or not to be had. */
  get(entry: number, formatId: string | undefined, zone: string | undefined): SourceText | undefined;
}

/** `file` is the input itself, where it can be read at any place. */
export function keepTexts(chunks: ByteChunks, file: Sliceable | undefined): KeptTexts {
  const decoded = new Map<number, Blob[]>();
  let piped: Uint8Array<ArrayBuffer>[] = [];
  let keptBytes = 0;

  function hasRoom(bytes: number): boolean {
    keptBytes += bytes;
    if (keptBytes <= MAX_KEPT_BYTES) return true;
    decoded.clear();
    piped = [];
    return false;
  }

  async function* passOn(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      if (file === undefined && hasRoom(chunk.length)) piped.push(chunk as Uint8Array<ArrayBuffer>);
      yield chunk;
    }
  }

  return {
    chunks: file === undefined ? passOn() : chunks,
    add({ entry, update }) {
      if (update.decoded === undefined || !hasRoom(update.decoded.size)) return;
      decoded.set(entry, [...(decoded.get(entry) ?? []), update.decoded]);
    },
    get(entry, formatId, zone) {
      const blobs = decoded.get(entry);
      if (blobs !== undefined) return toText(new Blob(blobs), formatId, zone);
      if (keptBytes > MAX_KEPT_BYTES || entry !== 0) return undefined;
      return toText(file ?? new Blob(piped), formatId, zone);
    },
  };
}

function toText(text: Sliceable, formatId: string | undefined, zone: string | undefined): SourceText {
  return {
    size: text.size,
    ...{ formatId, zone },
    readSlice: (start, end) => text.slice(start, Math.min(end, text.size)).arrayBuffer(),
  };
}
