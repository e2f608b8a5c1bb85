/**
 * Threads that help to read a large file: what a thread that helps offers, and how the one that reads makes use of
 * it. The file goes between them as whatever both can open: a File in the page, a path on the command line.
 */
import { transfer } from 'comlink';
import type { BlockRange } from '../../core/records/blocks.ts';
import type { ReadableFile } from '../../core/bytes/readableFile.ts';
import type { ByteChunks } from '../../core/bytes/byteReader.ts';
import {
  createBatches,
  type StreamKind,
  type TakeBatch,
  type UnpackedBatch,
} from '../../core/unpack/unpackApart.ts';
import type { ReadingCatalog } from '../ingest/ingest.ts';
import { createReadBlock, type BlockOutcome, type ReadBlock } from '../ingest/ingestBlocks.ts';
import type { IngestFileOptions } from '../ingest/ingestFile.ts';
import { findTransferables } from './transferables.ts';

/** A block to read, and all that another thread needs to know to read it. */
interface BlockRequest<Shared> {
  readonly file: Shared;
  readonly formatId: string;
  readonly zone: string | undefined;
  readonly range: BlockRange;
}

/** What reading a file threw: of a DOMException, Comlink would leave an Error. */
interface ReadError {
  readonly errorName: string;
}

/** A thread that helps. */
export interface Helper<Shared> {
  /** Answers as soon as the thread has started. */
  getReady(): Promise<void>;
  readBlock(request: BlockRequest<Shared>): Promise<BlockOutcome>;
  /** Starts to unpack a file; `takeBatch` gives it piece by piece. */
  startUnpacking(kind: StreamKind, file: Shared): Promise<void>;
  takeBatch(): Promise<UnpackedBatch | ReadError>;
}

/** How this thread opens a file that it was told of. */
export interface FileOpener<Shared> {
  toReadable(file: Shared): ReadableFile;
  readChunks(file: Shared): ByteChunks;
}

/** More threads than this wait for the disk. */
const MAX_READERS = 4;
/** A smaller file is read before another thread could help. */
const MIN_BYTES_FOR_READERS = 1 << 25;
/** The same for packed files, of which a byte takes many times as long. */
const MIN_BYTES_FOR_UNPACKING = 1 << 21;

/** The thread that helps. */
export function createHelper<Shared>(catalog: ReadingCatalog, opener: FileOpener<Shared>): Helper<Shared> {
  const readRequested = createReadBlock(catalog);
  let takeUnpacked: TakeBatch | undefined;
  return {
    getReady: () => Promise.resolve(),
    async readBlock({ file, range, ...request }) {
      const outcome = await readRequested({ ...request, file: opener.toReadable(file) }, range);
      return outcome.block === undefined ? outcome : transfer(outcome, findTransferables(outcome.block));
    },
    startUnpacking(kind, file) {
      takeUnpacked = createBatches(kind, opener.readChunks(file));
      return Promise.resolve();
    },
    async takeBatch() {
      if (takeUnpacked === undefined) throw new Error('Nothing is being unpacked.');
      try {
        const batch = await takeUnpacked();
        return transfer(batch, [batch.bytes.buffer]);
      } catch (error) {
        if (error instanceof DOMException) return { errorName: error.name };
        throw error;
      }
    },
  };
}

export interface HelpedReading<Shared> {
  readonly file: Shared;
  readonly size: number;
  readonly zone: string | undefined;
  /** Processors: more threads only take turns, and memory. */
  readonly processors: number;
  /** Undefined where there are no other threads. */
  readonly startHelper: (() => Promise<Helper<Shared>>) | undefined;
  /** Comes when reading may take all processors. */
  readonly mayTakeAll?: () => Promise<unknown>;
}

/** The thread that reads: helpers are started when the file turns out to be one that they can help with. */
export function planReading<Shared>(
  catalog: ReadingCatalog,
  opener: FileOpener<Shared>,
  { file, size, zone, processors, startHelper, mayTakeAll = () => Promise.resolve() }: HelpedReading<Shared>,
): Pick<IngestFileOptions, 'blocks' | 'unpackApart'> {
  const readRequested = createReadBlock(catalog);
  const readable = opener.toReadable(file);

  function startReaders(start: () => Promise<Helper<Shared>>, formatId: string): Promise<ReadBlock>[] {
    const count = size < MIN_BYTES_FOR_READERS ? 0 : Math.min(MAX_READERS, processors) - 1;
    return Array.from({ length: count }, async (): Promise<ReadBlock> => {
      await mayTakeAll();
      const helper = await start();
      await helper.getReady();
      return (range) => helper.readBlock({ file, formatId, zone, range });
    });
  }

  function unpackApart(start: () => Promise<Helper<Shared>>, kind: StreamKind): TakeBatch {
    const started = start().then(async (helper) => {
      await helper.startUnpacking(kind, file);
      return helper;
    });
    started.catch(() => undefined); // told to whoever takes a batch
    return async () => {
      const batch = await (await started).takeBatch();
      if ('errorName' in batch) throw new DOMException('', batch.errorName);
      return batch;
    };
  }

  return {
    blocks: {
      file: readable,
      createReaders: (formatId) => [
        (range) => readRequested({ file: readable, formatId, zone }, range),
        ...(startHelper ? startReaders(startHelper, formatId) : []),
      ],
    },
    unpackApart:
      startHelper === undefined || processors < 2 || size < MIN_BYTES_FOR_UNPACKING
        ? undefined
        : (kind) => unpackApart(startHelper, kind),
  };
}
