/**
 * Reading a file that is still written to, such as `fly logs > app.log`. Browsers refuse to read what has changed
 * since the file was handed out; where it has only grown, the same bytes are there in the file as it is now.
 */
import type { ByteOffset } from './units.ts';

/** A file on disk: what it is now. */
interface LatestFile {
  getFile(): Promise<Blob>;
}

export type ReadSlice = (start: ByteOffset, end: ByteOffset) => Promise<ArrayBuffer>;

/** Bytes that were read before and must not have changed: several lines. */
export const WITNESS_BYTES = 1 << 12;
/** Each has to fall between two writes, and takes milliseconds. */
const MAX_TRIES = 20;

/**
 * Reads slices of a file; with `latest`, also of one that has grown since. Rejects as the browser does where it was
 * written to otherwise, or where nobody can say what it is now.
 */
export function createSliceReader(file: Blob, latest?: LatestFile): ReadSlice {
  if (latest === undefined) return (start, end) => file.slice(start, end).arrayBuffer();
  let present = file;
  let witness: { readonly start: ByteOffset; readonly bytes: Uint8Array } | undefined;

  async function hasOnlyGrown(grown: Blob): Promise<boolean> {
    if (grown.size < present.size) return false;
    if (witness === undefined) return true;
    const { start, bytes } = witness;
    const same = new Uint8Array(await grown.slice(start, start + bytes.length).arrayBuffer());
    return same.length === bytes.length && bytes.every((byte, i) => byte === same[i]);
  }

  return async (start, end) => {
    for (let tries = 1; ; tries += 1) {
      try {
        const slice = await present.slice(start, end).arrayBuffer();
        const witnessStart = Math.max(0, slice.byteLength - WITNESS_BYTES);
        // A copy: the slice will be handed to somebody else.
        witness = { start: start + witnessStart, bytes: new Uint8Array(slice.slice(witnessStart)) };
        return slice;
      } catch (error) {
        if (tries === MAX_TRIES || !isChanged(error)) throw error;
        const grown = await latest.getFile();
        const isGrown = await hasOnlyGrown(grown).catch((reason: unknown) => {
          // It was written to once more: the next try will see.
          if (isChanged(reason)) return undefined;
          throw reason;
        });
        if (isGrown === false) throw error;
        if (isGrown === true) present = grown;
      }
    }
  };
}

function isChanged(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotReadableError';
}
