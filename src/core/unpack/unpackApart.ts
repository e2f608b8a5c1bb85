/**
 * Unpacking in a thread of its own: there, a packed stream goes in and batches come out; here, batches go in and the
 * same bytes, notes and failures come out as if they had been unpacked here.
 */
import { ByteReader, type ByteChunks } from '../bytes/byteReader.ts';
import { addFailurePlace, ContainerError, type ContainerFailure } from './containerFailure.ts';
import type { UnpackNotes } from './sourceNotes.ts';
import type { ByteOffset } from '../units.ts';

/** Streams of one text, or of a tar archive. */
export type StreamKind = 'gzip' | 'zstd';

/** The next bytes of the text, and what is known by then. It can cross threads; its bytes are its own. */
export interface UnpackedBatch extends UnpackNotes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Packed bytes taken so far. */
  readonly position: ByteOffset;
  /** Packed bytes that came so far, taken or not. */
  readonly arrived: ByteOffset;
  /** Only in the last batch: why there are no more bytes. */
  readonly ending?: { readonly failure: ContainerFailure | undefined };
}

/** Rejects as reading the packed stream does; then no more batches come. */
export type TakeBatch = () => Promise<UnpackedBatch>;

/** Starts to unpack the file that is being read, from its first byte, in another thread. */
export type UnpackApart = (kind: StreamKind) => TakeBatch;

/** Large enough that handing over costs little, small enough that both threads have something to do. */
const BATCH_BYTES = 1 << 20;

/** Unpacks a stream; the decompressors are loaded when one is needed. Throws a ContainerError. */
export async function unpackStream(
  kind: StreamKind,
  reader: ByteReader,
  notes: UnpackNotes,
): Promise<AsyncGenerator<Uint8Array>> {
  return kind === 'gzip'
    ? (await import('./gzip.ts')).gunzip(reader, notes)
    : (await import('./zstd.ts')).unzstd(reader, notes);
}

/** The thread that unpacks: each call unpacks one batch more. */
export function createBatches(kind: StreamKind, packed: ByteChunks): TakeBatch {
  const reader = new ByteReader(packed);
  const notes: UnpackNotes = { checksumErrors: 0, uncheckedFrames: 0, hasTrailingBytes: false };
  let unpacked: AsyncGenerator<Uint8Array> | undefined;
  /** What did not fit into the last batch. */
  let rest: Uint8Array = new Uint8Array(0);
  /** What broke the packed stream; the bytes before it are handed over first. */
  let broken: { readonly error: unknown } | undefined;

  return async () => {
    if (broken !== undefined) throw broken.error;
    const bytes = new Uint8Array(BATCH_BYTES);
    let length = 0;
    let ending: UnpackedBatch['ending'];
    try {
      unpacked ??= await unpackStream(kind, reader, notes);
      while (length < bytes.length && ending === undefined) {
        const part = rest.subarray(0, bytes.length - length);
        bytes.set(part, length);
        length += part.length;
        rest = rest.subarray(part.length);
        if (rest.length > 0) continue;
        const step = await unpacked.next();
        if (step.done === true) ending = { failure: undefined };
        else rest = step.value;
      }
    } catch (error) {
      const placed = addFailurePlace(error, reader);
      if (placed instanceof ContainerError) ending = { failure: placed.failure };
      else broken = { error };
    }
    const { position, arrived } = reader;
    return {
      bytes: bytes.subarray(0, length),
      position,
      arrived,
      ...notes,
      ...(ending && { ending }),
    };
  };
}

/** The thread that reads: the packed file as far as it is known here. */
export class UnpackedFile {
  readonly #take: TakeBatch;
  position: ByteOffset = 0;
  arrived: ByteOffset = 0;

  constructor(take: TakeBatch) {
    this.#take = take;
  }

  /** The unpacked bytes, once. The next batch is being unpacked while the present one is used. Throws as `unpackStream` does. */
  async *chunks(notes: UnpackNotes): AsyncGenerator<Uint8Array> {
    for (let next = this.#take(); ;) {
      const batch = await next;
      this.position = batch.position;
      this.arrived = batch.arrived;
      notes.checksumErrors = batch.checksumErrors;
      notes.uncheckedFrames = batch.uncheckedFrames;
      notes.hasTrailingBytes = batch.hasTrailingBytes;
      const { bytes, ending } = batch;
      if (ending === undefined) {
        next = this.#take();
        // A failure is thrown when its turn comes; until then it must not count as unhandled.
        next.catch(() => undefined);
      }
      if (bytes.length > 0) yield bytes;
      if (ending?.failure !== undefined) throw new ContainerError(ending.failure);
      if (ending !== undefined) return;
    }
  }
}
