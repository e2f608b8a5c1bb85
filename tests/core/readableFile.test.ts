/** Real files on disk: Node's Blobs of files refuse to read what has changed, as the browsers' do. */
import { appendFileSync, mkdtempSync, openAsBlob, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSliceReader } from '../../src/core/bytes/growingFile.ts';
import { createReadableFile } from '../../src/core/bytes/readableFile.ts';
import { Random } from '../support/logs/random.ts';

const SIZE = 3_000_000;
const random = new Random(7);
const BYTES = Uint8Array.from({ length: SIZE }, () => random.int(256));
let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'postflight-'));
  path = join(folder, 'app.log');
  writeFileSync(path, BYTES);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Copies the pieces: they may lie in the same memory. `onPiece` is called after each. */
async function readAll(
  file: Blob,
  start: number,
  end: number,
  { readSlice = createSliceReader(file), onPiece = (): void => undefined } = {},
): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of createReadableFile(file, readSlice).readPieces(start, end, undefined)) {
    all.push(Buffer.from(piece));
    onPiece();
  }
  return Buffer.concat(all);
}

it.each([
  [0, SIZE],
  [1, 2],
  [17, 1_234_567],
  [SIZE - 1, SIZE],
  [5, 5],
])('gives the bytes from %i to %i', async (start, end) => {
  expect((await readAll(await openAsBlob(path), start, end)).equals(BYTES.subarray(start, end))).toBe(true);
});

it('gives them by slices where the browser has no such streams', async () => {
  const blob = await openAsBlob(path);
  const plain = Object.assign(Object.create(blob) as Blob, {
    slice: () => ({ stream: () => new ReadableStream() }),
  });
  const readSlice = createSliceReader(blob);
  expect((await readAll(plain, 3, 2_500_000, { readSlice })).equals(BYTES.subarray(3, 2_500_000))).toBe(true);
});

it('rejects when the file was written to meanwhile, though the stream came to its end', async () => {
  const blob = await openAsBlob(path);
  let pieces = 0;
  const onPiece = (): void => {
    pieces += 1;
    if (pieces === 1) writeFileSync(path, BYTES.toReversed());
  };
  await expect(readAll(blob, 0, SIZE, { onPiece })).rejects.toMatchObject({ name: 'NotReadableError' });
});

it('rejects when another file with the same start took its place behind the stream', async () => {
  const blob = await openAsBlob(path);
  const readSlice = createSliceReader(blob, { getFile: () => openAsBlob(path) });
  await readSlice(0, 100);
  let pieces = 0;
  const onPiece = (): void => {
    pieces += 1;
    const other = Buffer.concat([BYTES.subarray(0, 100), BYTES.subarray(100).toReversed()]);
    if (pieces === 1) writeFileSync(path, other);
  };
  await expect(readAll(blob, 0, SIZE, { readSlice, onPiece })).rejects.toMatchObject({
    name: 'NotReadableError',
  });
});

it('goes on in a file that has only grown', async () => {
  const blob = await openAsBlob(path);
  const readSlice = createSliceReader(blob, { getFile: () => openAsBlob(path) });
  await readSlice(0, 100);
  let pieces = 0;
  const onPiece = (): void => {
    pieces += 1;
    if (pieces === 1) appendFileSync(path, 'more');
  };
  expect((await readAll(blob, 0, SIZE, { readSlice, onPiece })).equals(BYTES)).toBe(true);
});
