/**
 * A file of the browser, to be read at any place: ranges go in, their bytes come out. Streams are the fastest way to
 * read, because their bytes come in the same memory again and again. But a stream does not notice that the file changes
 * while it is read; a slice does. So every stream is followed by a slice of what it gave last, and slices serve where
 * streams fail.
 */
import type { ByteChunks } from './byteReader.ts';
import { CHUNK_BYTES, readInPieces } from './bytes.ts';
import { isSame, WITNESS_BYTES, type ReadSlice } from './growingFile.ts';
import type { ByteOffset } from '../units.ts';

/** `readSlice` reads slices of the file, perhaps more patiently than the file itself. */
export function createReadableFile(file: Blob, readSlice: ReadSlice): ReadableFile {
  return {
    size: file.size,
    read: async (start, end) => new Uint8Array(await readSlice(start, end)),
    async *readPieces(start, end) {
      let at = start;
      let tail = new Uint8Array(0);
      for await (const piece of streamPieces(file, start, end)) {
        at += piece.length;
        tail = piece.slice(-WITNESS_BYTES);
        yield piece;
      }
      if (tail.length > 0 && !isSame(tail, new Uint8Array(await readSlice(at - tail.length, at))))
        throw new DOMException('The file changed while it was read.', 'NotReadableError');
      if (at < end) yield* readInPieces(at, end, readSlice, CHUNK_BYTES, CHUNK_BYTES);
    },
  };
}

/** Ends before `end` where the browser has no such streams, or will not read the file so. */
async function* streamPieces(file: Blob, start: ByteOffset, end: ByteOffset): AsyncGenerator<Uint8Array> {
  let reader: ReadableStreamBYOBReader | undefined;
  try {
    reader = file.slice(start, end).stream().getReader({ mode: 'byob' });
    READING.add(reader);
    let memory = new ArrayBuffer(PIECE_BYTES);
    for (;;) {
      const { value, done } = await reader.read(new Uint8Array(memory));
      if (done) return;
      yield value;
      memory = value.buffer;
    }
  } catch {
    // The slices that go on from here tell why, if they cannot be read either.
  } finally {
    if (reader !== undefined) READING.delete(reader);
  }
}

/**
 * Streams that are being read. Chromium 156 takes one for garbage that only waits for its own next bytes: then they
 * never come.
 */
const READING = new Set<ReadableStreamBYOBReader>();

/** A file whose bytes can be read at any place. Rejects, and throws, as reading the file does. */
export interface ReadableFile {
  readonly size: ByteOffset;
  readonly read: ReadBytes;
  /** All bytes of a range in order. Pieces may come in `room`, and are gone when the next one is asked for. */
  readPieces(start: ByteOffset, end: ByteOffset, room: Uint8Array | undefined): ByteChunks;
}

/** Fits into a processor's cache, where it is scanned right after it was read. */
export const PIECE_BYTES = 1 << 18;

/** Reads a piece of a file. Rejects as reading the file does. */
export type ReadBytes = (start: ByteOffset, end: ByteOffset) => Promise<Uint8Array>;
