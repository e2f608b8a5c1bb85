/** Real files on disk: Node's Blobs of files refuse to read what has changed, as the browsers' do. */
import { appendFileSync, mkdtempSync, openAsBlob, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSliceReader, takeWitness } from '../../src/core/bytes/growingFile.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'postflight-'));
  path = join(folder, 'app.log');
  writeFileSync(path, 'one\ntwo\n');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const latest = { getFile: () => openAsBlob(path) };

async function read(readSlice: ReturnType<typeof createSliceReader>, start: number): Promise<string> {
  return new TextDecoder().decode(await readSlice(start, start + 4));
}

describe('slices of a file', () => {
  it('cannot be read any more when it has grown and nobody says what it is now', async () => {
    const readSlice = createSliceReader(await openAsBlob(path));
    expect(await read(readSlice, 0)).toBe('one\n');
    appendFileSync(path, 'three\n');
    await expect(read(readSlice, 4)).rejects.toMatchObject({ name: 'NotReadableError' });
  });

  it('are read on when it has grown', async () => {
    const readSlice = createSliceReader(await openAsBlob(path), latest);
    expect(await read(readSlice, 0)).toBe('one\n');
    appendFileSync(path, 'three\n');
    expect(await read(readSlice, 4)).toBe('two\n');
    appendFileSync(path, 'four\n');
    expect(await read(readSlice, 4)).toBe('two\n');
  });

  it.each([
    [
      'shorter',
      () => {
        truncateSync(path, 5);
      },
    ],
    [
      'another one of the same size',
      () => {
        writeFileSync(path, 'uno\ndos\n');
      },
    ],
    [
      'another one, and longer',
      () => {
        writeFileSync(path, 'uno\ndos\ntres\n');
      },
    ],
  ])('are not read from a file that is %s', async (_what, change) => {
    const readSlice = createSliceReader(await openAsBlob(path), latest);
    expect(await read(readSlice, 0)).toBe('one\n');
    change();
    await expect(read(readSlice, 4)).rejects.toMatchObject({ name: 'NotReadableError' });
  });

  it('are not read from another file by who has read nothing yet, but knows its start', async () => {
    const file = await openAsBlob(path);
    const witness = await takeWitness(createSliceReader(file, latest));
    expect(new TextDecoder().decode(witness?.bytes)).toBe('one\ntwo\n');
    appendFileSync(path, 'three\n');
    expect(await read(createSliceReader(file, latest, witness), 4)).toBe('two\n');
    writeFileSync(path, 'uno\ndos\ntres\ncuatro\n');
    await expect(read(createSliceReader(file, latest, witness), 4)).rejects.toMatchObject({
      name: 'NotReadableError',
    });
  });

  it('are not taken for the same by a few bytes that were read last', async () => {
    writeFileSync(path, 'one\ntwo\nthree\n');
    const readSlice = createSliceReader(await openAsBlob(path), latest);
    await readSlice(0, 4);
    await readSlice(4, 12);
    await readSlice(13, 14);
    writeFileSync(path, 'one\ndos\ntrees\n');
    await expect(read(readSlice, 4)).rejects.toMatchObject({ name: 'NotReadableError' });
  });

  it('are not read from a file that is gone', async () => {
    const readSlice = createSliceReader(await openAsBlob(path), latest);
    expect(await read(readSlice, 0)).toBe('one\n');
    rmSync(path);
    await expect(read(readSlice, 4)).rejects.toThrow();
  });
});
