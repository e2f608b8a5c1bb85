/** Threads of the command line: a path goes in, what reads it comes out, with the help of other threads. */
import { closeSync, openSync, readSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { MessageChannel, Worker, workerData, type MessagePort } from 'node:worker_threads';
import { expose, wrap, type Endpoint } from 'comlink';
import { createHelper, planReading, type FileOpener, type Helper } from '../analysis/worker/helpers.ts';
import type { ReadingCatalog } from '../analysis/ingest/ingest.ts';
import type { IngestFileOptions } from '../analysis/ingest/ingestFile.ts';
import { PIECE_BYTES } from '../core/bytes/readableFile.ts';
import { type ReadableFile } from '../core/bytes/readableFile.ts';
import { readFileChunks } from './inputs.ts';

/** A file as every thread opens it. */
interface FilePath {
  readonly path: string;
  readonly size: number;
}

const PIECES_PER_TURN = 16;

export interface ReadingThreads extends Pick<IngestFileOptions, 'blocks' | 'unpackApart'> {
  close(): void;
}

/** `program` serves the threads that help, which start when they are needed; `close` ends them. */
export function openReadingThreads(
  file: FilePath,
  zone: string | undefined,
  catalog: ReadingCatalog,
  program: string,
): ReadingThreads {
  const files = createFileOpener();
  const workers: Worker[] = [];
  const { size } = file;
  return {
    ...planReading(catalog, files, {
      file,
      size,
      zone,
      processors: availableParallelism(),
      startHelper: () => {
        const { port1, port2 } = new MessageChannel();
        const worker = new Worker(fileURLToPath(program), { workerData: port2, transferList: [port2] });
        worker.unref();
        workers.push(worker);
        return Promise.resolve(wrap<Helper<FilePath>>(toEndpoint(port1)));
      },
    }),
    close() {
      files.close();
      for (const worker of workers) void worker.terminate();
    },
  };
}

/** In a thread that helps: does what it is told, until it is ended. */
export function serveThread(catalog: ReadingCatalog): void {
  expose(createHelper(catalog, createFileOpener()), toEndpoint(workerData as MessagePort));
}

/** Node's ports are what Comlink wants, but for the types of what they can transfer. */
function toEndpoint(port: MessagePort): Endpoint {
  return port as unknown as Endpoint;
}

/** Opens each file once. */
function createFileOpener(): FileOpener<FilePath> & { close(): void } {
  const files = new Map<string, ReturnType<typeof openReadableFile>>();
  return {
    toReadable({ path, size }) {
      const file = files.get(path) ?? openReadableFile(path, size);
      files.set(path, file);
      return file;
    },
    readChunks: ({ path, size }) => readFileChunks(path, size),
    close() {
      for (const file of files.values()) file.close();
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
