/** Unpacking in another thread: whatever the archive, the same comes out as when it is unpacked here. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createBatches, UnpackedFile, type UnpackApart } from '../../src/core/unpack/unpackApart.ts';
import { concatenate, encode, makeTar, makeZstd } from '../support/logs/archives.ts';
import { splitBytes } from '../support/read/readText.ts';
import { unpack, type Unpacked } from '../support/read/unpack.ts';

const TEXT = Array.from({ length: 40 }, (_, i) => `line ${String(i)} of a log, é and 🛫\n`).join('');
const LARGE = TEXT.repeat(2500);

/** What goes between the threads is cloned there, so it is here. */
function apart(bytes: Uint8Array, chunkBytes: number): UnpackApart {
  return (kind) => {
    const take = createBatches(kind, splitBytes(bytes, chunkBytes));
    return async () => structuredClone(await take());
  };
}

/** What a person can see of it. Within a tar archive, a place in the packed file is only known by the batch. */
function toPlain({ texts, failure, ...rest }: Unpacked): object {
  return {
    ...rest,
    failure: failure?.container === 'tar' ? { ...failure, position: undefined } : failure,
    texts: texts.map(({ name, text, problems, notes }) => ({
      name,
      text,
      problems,
      encoding: notes.encoding,
      compression: notes.compression,
      failure: notes.failure?.kind,
      bytesRead: failure === undefined ? notes.bytesRead : undefined,
    })),
  };
}

async function expectSame(bytes: Uint8Array, chunkBytes: number): Promise<void> {
  const here = await unpack(bytes, { chunkBytes });
  const there = await unpack(bytes, { chunkBytes, unpackApart: apart(bytes, chunkBytes) });
  expect(toPlain(there)).toEqual(toPlain(here));
}

const CASES: readonly (readonly [name: string, make: () => Uint8Array | Promise<Uint8Array>])[] = [
  ['gzip', () => gzipSync(TEXT)],
  ['gzip of several members', () => concatenate(gzipSync(TEXT), gzipSync(TEXT), new Uint8Array(9))],
  ['gzip with other bytes behind it', () => concatenate(gzipSync(TEXT), encode('what is this'))],
  ['zstd', () => makeZstd(encode(TEXT), { blockBytes: 50 })],
  ['zstd without a checksum', () => makeZstd(encode(TEXT), { hasChecksum: false })],
  ['tar.gz', () => gzipSync(makeTar(['a', 'b'].map((name) => ({ name, content: encode(TEXT) }))))],
];

describe('unpacking in another thread', () => {
  it.each(CASES)('reads %s as it is read here, whole and cut anywhere', async (_, make) => {
    const bytes = Uint8Array.from(await make());
    for (let length = 4; length <= bytes.length; length += 1 + (length % 3))
      await expectSame(bytes.subarray(0, length), 1 + (length % 7));
    await expectSame(bytes, 1 << 16);
  });

  it.each(CASES)('reads %s as it is read here with any byte changed', async (_, make) => {
    const bytes = Uint8Array.from(await make());
    for (let at = 4; at < bytes.length; at += 1) {
      const damaged = Uint8Array.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0x11;
      await expectSame(damaged, 64);
    }
  });

  it('goes on over many batches, also where the end of one is the end of all', async () => {
    for (const length of [LARGE.length, 1 << 20, 1 << 21, (1 << 20) + 1])
      await expectSame(gzipSync(LARGE.repeat(2).slice(0, length)), 1 << 16);
  });

  it('gives what was unpacked before a read fails, and then fails as the read does', async () => {
    const bytes = gzipSync(LARGE, { level: 0 });
    async function* fail(): AsyncGenerator<Uint8Array> {
      yield* splitBytes(bytes.subarray(0, 1 << 20), 1000);
      await Promise.reject(new DOMException('', 'NotReadableError'));
    }
    const file = new UnpackedFile(createBatches('gzip', fail()));
    let length = 0;
    const reading = (async () => {
      const notes = { checksumErrors: 0, uncheckedFrames: 0, hasTrailingBytes: false };
      for await (const chunk of file.chunks(notes)) length += chunk.length;
    })();
    await expect(reading).rejects.toMatchObject({ name: 'NotReadableError' });
    expect(length).toBeGreaterThan(1.0e6);
  });
});
