/**
 * Reading a file that is still written to, such as `fly logs > app.log`. Browsers refuse to read what has changed
 * since the file was handed out; where it has only grown, the same bytes are there in the file as it is now.
 */
import type { ByteOffset } from '../units.ts';

/** A file on disk: what it is now. */
interface LatestFile {
  getFile(): Promise<Blob>;
}

export type ReadSlice = (start: ByteOffset, end: ByteOffset) => Promise<ArrayBuffer>;

/** Bytes of a file that were read before: where it has only grown, they are still the same. */
export interface Witness {
  readonly start: ByteOffset;
  readonly bytes: Uint8Array;
}

/** Several lines. */
export const WITNESS_BYTES = 1 << 12;
/** Each has to fall between two writes, and takes milliseconds. */
const MAX_TRIES = 20;

/**
 * Reads slices of a file; with `latest`, also of one that has grown since. Rejects as the browser does where it was
 * written to otherwise, or where nobody can say what it is now. `known` is what somebody else read of the file;
 * without it, the first slice may come from whatever the file is by then.
 */
export function createSliceReader(file: Blob, latest?: LatestFile, known?: Witness): ReadSlice {
  if (latest === undefined) return (start, end) => file.slice(start, end).arrayBuffer();
  let present = file;
  let first = known;
  /** Where reading is now: a file may keep its start and be another one behind it. */
  let last: Witness | undefined;

  async function hasOnlyGrown(grown: Blob): Promise<boolean> {
    if (grown.size < present.size) return false;
    return (await isIn(grown, first)) && (await isIn(grown, last));
  }

  function remember(start: ByteOffset, slice: ArrayBuffer): void {
    const from = Math.max(0, slice.byteLength - WITNESS_BYTES);
    // A copy: the slice will be handed to somebody else.
    const witness = { start: start + from, bytes: new Uint8Array(slice.slice(from)) };
    first ??= witness;
    // A few bytes are the same in many files.
    if (last === undefined || witness.bytes.length >= last.bytes.length) last = witness;
  }

  return async (start, end) => {
    for (let tries = 1; ; tries += 1) {
      try {
        const slice = await present.slice(start, end).arrayBuffer();
        remember(start, slice);
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

/** The start of a file, by which other threads know it again. Undefined where it cannot be read. */
export async function takeWitness(readSlice: ReadSlice): Promise<Witness | undefined> {
  try {
    return { start: 0, bytes: new Uint8Array(await readSlice(0, WITNESS_BYTES)) };
  } catch {
    return undefined; // whoever reads on tells why
  }
}

async function isIn(file: Blob, witness: Witness | undefined): Promise<boolean> {
  if (witness === undefined) return true;
  const { start, bytes } = witness;
  return isSame(bytes, new Uint8Array(await file.slice(start, start + bytes.length).arrayBuffer()));
}

export function isSame(bytes: Uint8Array, others: Uint8Array): boolean {
  return bytes.length === others.length && bytes.every((byte, i) => byte === others[i]);
}

function isChanged(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotReadableError';
}
