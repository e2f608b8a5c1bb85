/** Reading a large file in blocks on the command line: a path goes in, readers come out, one in each thread. */
import { closeSync, openSync, readSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { MessageChannel, Worker, workerData, type MessagePort } from 'node:worker_threads';
import type { BlockOutcome, ReadBlock } from '../analysis/ingestBlocks.ts';
import type { ReadingCatalog } from '../analysis/ingest.ts';
import type { BlockTeam } from '../analysis/ingestFile.ts';
import { createBlockRequests } from '../analysis/readBlock.ts';
import { PIECE_BYTES, type BlockRange, type ReadableFile } from '../core/blocks.ts';

/** What another thread is told to read. */
interface BlockMessage {
  readonly path: string;
  readonly size: number;
  readonly formatId: string;
  readonly zone: string | undefined;
  readonly range: BlockRange;
}

/** More threads than this wait for the disk. */
const MAX_READERS = 4;
/** A smaller file is read before another thread has started. */
const MIN_BYTES_FOR_HELPERS = 1 << 25;
const PIECES_PER_TURN = 16;

export interface OpenTeam {
  readonly team: BlockTeam;
  close(): void;
}

/** Starts the threads that help, in which `program` serves them; `close` ends them. */
export function openBlockTeam(
  path: string,
  size: number,
  zone: string | undefined,
  catalog: ReadingCatalog,
  program: string,
): OpenTeam {
  const file = openReadableFile(path, size);
  const readRequested = createBlockRequests(catalog);
  const helperCount = size < MIN_BYTES_FOR_HELPERS ? 0 : Math.min(MAX_READERS, availableParallelism()) - 1;
  const helpers = Array.from({ length: helperCount }, () => startHelper(program));
  return {
    team: {
      file,
      createReaders: (formatId) => [
        (range) => readRequested({ file, formatId, zone }, range),
        ...helpers.map(async ({ ready, ask }): Promise<ReadBlock> => {
          await ready;
          return (range) => ask({ path, size, formatId, zone, range });
        }),
      ],
    },
    close() {
      file.close();
      for (const { worker } of helpers) void worker.terminate();
    },
  };
}

/** In a thread that helps: reads what it is told, until it is ended. */
export function serveBlocks(catalog: ReadingCatalog): void {
  const port = workerData as MessagePort;
  const readRequested = createBlockRequests(catalog);
  const files = new Map<string, ReadableFile>();
  port.on('message', ({ path, size, formatId, zone, range }: BlockMessage) => {
    const file = files.get(path) ?? openReadableFile(path, size);
    files.set(path, file);
    void readRequested({ file, formatId, zone }, range).then((outcome) => {
      port.postMessage(outcome);
    });
  });
  port.postMessage('ready');
}

/** A thread reads one block at a time, so answers come in the order of the questions. */
function startHelper(program: string): {
  worker: Worker;
  ready: Promise<void>;
  ask: (message: BlockMessage) => Promise<BlockOutcome>;
} {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(fileURLToPath(program), { workerData: port2, transferList: [port2] });
  worker.unref();
  const lost = new Promise<never>((_, reject) => {
    worker.on('error', reject);
  });
  lost.catch(() => undefined); // told to whoever asks
  return {
    worker,
    ready: new Promise((resolve) => {
      port1.once('message', resolve);
    }),
    ask(message) {
      const answer = new Promise<BlockOutcome>((resolve) => {
        port1.once('message', resolve);
      });
      port1.postMessage(message);
      return Promise.race([answer, lost]);
    },
  };
}

/** Pieces are read straight into the memory that they are scanned in. */
function openReadableFile(path: string, size: number): ReadableFile & { close(): void } {
  const descriptor = openSync(path, 'r');
  function readInto(bytes: Uint8Array, start: number): void {
    for (let length = 0; length < bytes.length;) {
      const read = readSync(descriptor, bytes, length, bytes.length - length, start + length);
      if (read === 0) throw new DOMException('the file became shorter', 'NotReadableError');
      length += read;
    }
  }
  return {
    size,
    read(start, end) {
      const bytes = new Uint8Array(end - start);
      readInto(bytes, start);
      return Promise.resolve(bytes);
    },
    async *readPieces(start, end, room = new Uint8Array(PIECE_BYTES)) {
      let piecesRead = 0;
      for (let at = start; at < end; at += room.length) {
        // What other threads have read arrives through the event loop.
        if (piecesRead % PIECES_PER_TURN === 0) await setImmediate();
        piecesRead += 1;
        const piece = room.subarray(0, Math.min(room.length, end - at));
        readInto(piece, at);
        yield piece;
      }
    },
    close() {
      closeSync(descriptor);
    },
  };
}
