/** What the command line reads: a path goes in; files, or the bytes of standard input, come out. */
import { closeSync, openSync, readSync } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ByteSource } from '../analysis/ingest/ingest.ts';
import type { OpenFailure } from '../analysis/api/openFailure.ts';
import type { Sliceable } from '../core/bytes/sameContent.ts';

const CHUNK_BYTES = 8 << 20;

export interface Input {
  readonly path: string;
  /** The file's own name, or its path in the folder that was named. */
  readonly name: string;
  /** Undefined for streams. */
  readonly file: Sliceable | undefined;
}

export interface Inputs {
  readonly inputs: readonly Input[];
  readonly failure?: OpenFailure;
}

/** The files that a path names: itself, or all in a folder, in the order of their paths. */
export async function findInputs(path: string): Promise<Inputs> {
  if (path === '-') return { inputs: [{ path, name: 'standard input', file: undefined }] };
  try {
    const stats = await stat(path);
    if (!stats.isDirectory())
      return {
        inputs: [{ path, name: basename(path), file: stats.isFile() ? toFile(path, stats.size) : undefined }],
      };
    return await findFiles(path);
  } catch (error) {
    return { inputs: [], failure: toOpenFailure(error) };
  }
}

/** Hidden and empty files are left out: nobody meant them. */
async function findFiles(folder: string): Promise<Inputs> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  const inputs: Input[] = [];
  for (const path of paths) {
    const name = join(basename(folder), path.slice(join(folder, '/').length));
    const { size } = await stat(path);
    if (size > 0 && !name.split('/').some((part) => part.startsWith('.') && part !== '.' && part !== '..'))
      inputs.push({ path, name, file: toFile(path, size) });
  }
  if (inputs.length > 0) return { inputs };
  return { inputs, failure: { kind: 'folder', leftOut: paths.length } };
}

/** The bytes of an input, or why there are none. */
export async function openInput({ path, name }: Input): Promise<ByteSource | OpenFailure> {
  if (path === '-') return { name, size: undefined, chunks: readStandardInput() };
  try {
    const handle = await open(path);
    const stats = await handle.stat();
    // A pipe has no size and no places to read at.
    if (!stats.isFile()) return { name, size: undefined, chunks: handle.createReadStream() };
    await handle.close();
    return { name, size: stats.size, chunks: readFileChunks(path, stats.size) };
  } catch (error) {
    return toOpenFailure(error);
  }
}

function toFile(path: string, size: number): Sliceable {
  return {
    size,
    slice: (start, end) => ({
      // A few kilobytes are here sooner than another thread could be asked for them.
      arrayBuffer: () =>
        new Promise((resolve) => {
          const file = openSync(path, 'r');
          try {
            const bytes = new Uint8Array(end - start);
            resolve(bytes.buffer.slice(0, readSync(file, bytes, 0, bytes.length, start)));
          } finally {
            closeSync(file);
          }
        }),
    }),
  };
}

/** The next chunk is being read while the present one is used. What is appended after the start is left for later. */
export async function* readFileChunks(path: string, size: number): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  async function read(position: number): Promise<Uint8Array> {
    const chunk = new Uint8Array(Math.min(CHUNK_BYTES, size - position));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, position);
    return chunk.subarray(0, bytesRead);
  }
  try {
    let position = 0;
    let next = size > 0 ? read(0) : undefined;
    while (next !== undefined) {
      const chunk = await next;
      if (chunk.length === 0) throw new Error('the file became shorter');
      position += chunk.length;
      next = position < size ? read(position) : undefined;
      next?.catch(() => undefined); // reported when its turn comes
      yield chunk;
    }
  } catch (error) {
    throw new DOMException(String(error), 'NotReadableError');
  } finally {
    await file.close();
  }
}

async function* readStandardInput(): AsyncGenerator<Uint8Array> {
  for await (const chunk of process.stdin) yield chunk as Uint8Array;
}

function toOpenFailure(error: unknown): OpenFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (code === 'ENOENT') return { kind: 'vanished' };
  return { kind: 'unreadable', reason: code };
}
