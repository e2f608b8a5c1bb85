/**
 * Bytes: a file goes in; its bytes come out in order, chunk by chunk, and what its first bytes look like.
 * Always by `slice`: a stream does not notice that the file changed while it was read, a slice fails.
 */
import { createSliceReader, type ReadSlice } from './growingFile.ts';
import type { ByteOffset } from '../units.ts';

/** Large enough that asking costs little, small enough that two in flight stay small. */
export const CHUNK_BYTES = 8 << 20;
/** The first chunk is small, so that there is something to show at once; each next one is twice as large. */
const FIRST_CHUNK_BYTES = 1 << 20;

const PIECE_BYTES = 1 << 20;

/**
 * The chunks of a file. The next one is being read while the present one is used. Rejects where a read fails;
 * `readSlice` can be a more patient way to read.
 */
export async function* readChunks(
  blob: Blob,
  readSlice: ReadSlice = createSliceReader(blob),
): AsyncGenerator<Uint8Array> {
  yield* readInPieces(0, blob.size, readSlice, FIRST_CHUNK_BYTES, CHUNK_BYTES);
}

/** Slices, each twice as large as the one before, come in pieces that fit into a processor's cache. */
export async function* readInPieces(
  from: ByteOffset,
  end: ByteOffset,
  readSlice: ReadSlice,
  firstBytes: number,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let start = from;
  let sliceBytes = firstBytes;
  function read(): Promise<ArrayBuffer> | undefined {
    if (start >= end) return undefined;
    const slice = readSlice(start, Math.min(end, start + sliceBytes));
    // A failure of the read ahead is reported when its turn comes; until then it must not count as unhandled.
    slice.catch(() => undefined);
    start += sliceBytes;
    sliceBytes = Math.min(maxBytes, sliceBytes * 2);
    return slice;
  }
  let next = read();
  while (next !== undefined) {
    const present = new Uint8Array(await next);
    next = read();
    // With a pause for the event loop between pieces: the bytes of the next slice arrive through it.
    for (let piece = 0; piece < present.length; piece += PIECE_BYTES) {
      if (piece > 0) await pause();
      yield present.subarray(piece, piece + PIECE_BYTES);
    }
  }
}

/** Lets the event loop run other tasks once; not a timer, which would wait for milliseconds. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** The UTF-8 byte order mark, which some editors and shells write, is not part of the first line. */
export function getByteOrderMarkLength(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/** What macOS puts beside every file into the archives it makes. */
export const RESOURCE_FORK = 'a macOS resource fork';

/** First bytes that tell what a file is; names as in "This looks like …". */
const SIGNATURES: readonly (readonly [name: string, ...bytes: number[]])[] = [
  ['a gzip archive', 0x1f, 0x8b],
  ['a zstd archive', 0x28, 0xb5, 0x2f, 0xfd],
  ['a zip archive', 0x50, 0x4b, 0x03, 0x04],
  ['an xz archive', 0xfd, 0x37, 0x7a, 0x58, 0x5a],
  ['a bzip2 archive', 0x42, 0x5a, 0x68],
  ['a PNG picture', 0x89, 0x50, 0x4e, 0x47],
  ['a JPEG picture', 0xff, 0xd8, 0xff],
  ['a GIF picture', 0x47, 0x49, 0x46, 0x38],
  ['a WebP picture or RIFF file', 0x52, 0x49, 0x46, 0x46],
  ['a PDF document', 0x25, 0x50, 0x44, 0x46],
  ['a Linux program', 0x7f, 0x45, 0x4c, 0x46],
  ['a Windows program', 0x4d, 0x5a, 0x90],
  ['a macOS program', 0xcf, 0xfa, 0xed, 0xfe],
  [RESOURCE_FORK, 0x00, 0x05, 0x16, 0x07],
  ['UTF-16 text', 0xff, 0xfe],
  ['UTF-16 text', 0xfe, 0xff],
];

/** What a file that is not plain text looks like; undefined for text. */
export function findBinaryKind(head: Uint8Array): string | undefined {
  for (const [name, ...signature] of SIGNATURES) {
    if (signature.every((byte, i) => head[i] === byte)) return name;
  }
  let nulCount = 0;
  for (const byte of head) if (byte === 0) nulCount += 1;
  // Text may hold a stray NUL; programs, pictures and UTF-16 hold many.
  return nulCount > head.length / 100 ? 'a binary file' : undefined;
}
