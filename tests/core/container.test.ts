/** Containers by themselves: what stands in them comes out, and whatever is wrong with them is said. */
import { readFile } from 'node:fs/promises';
import { crc32, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openContainer, type UnpackedSize } from '../../src/core/unpack/container.ts';
import { Crc32 } from '../../src/core/unpack/crc32.ts';
import {
  concatenate,
  encode,
  makeTar,
  makeZip,
  makeZstd,
  u32,
  type ZipFile,
} from '../support/logs/archives.ts';
import { toRuns } from '../support/run/cases.ts';
import { splitBytes } from '../support/read/readText.ts';
import { isClean, unpack, type Unpacked } from '../support/read/unpack.ts';

const TEXT = Array.from({ length: 40 }, (_, i) => `line ${String(i)} of a log, é and 🛫\n`).join('');
const OTHER = 'another log\n'.repeat(30);
const CHUNK_SIZES = [1, 2, 3, 7, 64, 1 << 16];

function joinTexts({ texts }: Unpacked): string {
  return texts.map(({ text }) => text).join('');
}

function gzip(text: string): Uint8Array {
  return new Uint8Array(gzipSync(text));
}

function turnBits(bytes: Uint8Array, at: number, bits: number): void {
  bytes[at] = (bytes[at] ?? 0) ^ bits;
}

describe('gzip', () => {
  it.each(CHUNK_SIZES)('of several members is one text, in chunks of %i bytes', async (chunkBytes) => {
    const bytes = concatenate(gzip(TEXT), gzip(''), gzip(OTHER), new Uint8Array(700));
    const unpacked = await unpack(bytes, { chunkBytes });
    expect(isClean(unpacked)).toBe(true);
    expect(unpacked.texts).toMatchObject([
      { text: TEXT + OTHER, notes: { compression: 'gzip', encoding: 'utf-8', isVerbatim: false } },
    ]);
    expect(unpacked.texts[0]?.notes.bytesRead).toBe(bytes.length);
  });

  it('with a name, a comment, extra fields and a header checksum', async () => {
    const plain = gzip(TEXT);
    const header = [0x1f, 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3];
    const extra = [3, 0, 1, 2, 3];
    const bytes = concatenate(header, extra, encode('a.log\0so it is\0'), [1, 2], plain.subarray(10));
    for (const chunkBytes of CHUNK_SIZES) expect(joinTexts(await unpack(bytes, { chunkBytes }))).toBe(TEXT);
  });

  it('with other bytes behind it is read, and they are named', async () => {
    const bytes = concatenate(gzip(TEXT), [0, 0], encode('what is this'));
    const [text] = (await unpack(bytes)).texts;
    expect(text).toMatchObject({ text: TEXT, problems: ['trailing'] });
  });

  it('whose checksum or length is wrong says so', async () => {
    for (const fromEnd of [1, 4, 5, 8]) {
      const bytes = gzip(TEXT);
      turnBits(bytes, bytes.length - fromEnd, 1);
      const unpacked = await unpack(concatenate(bytes, gzip(OTHER)));
      expect(unpacked.texts).toMatchObject([{ text: TEXT + OTHER, problems: ['checksum'] }]);
    }
  });

  it('has checksums like those of zlib', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 50 })), (pieces) => {
        const crc = new Crc32();
        for (const piece of pieces) crc.update(piece);
        expect(crc.value).toBe(crc32(concatenate(...pieces)));
      }),
    );
  });
});

describe('zstd', () => {
  it('as the zstd program packs it', async () => {
    const read = (name: string): Promise<Buffer> => readFile(new URL(`../fixtures/${name}`, import.meta.url));
    const packed = await read('live.log.zst');
    for (const chunkBytes of CHUNK_SIZES) {
      const unpacked = await unpack(packed, { chunkBytes });
      expect(isClean(unpacked)).toBe(true);
      expect(joinTexts(unpacked)).toBe((await read('live.log')).toString());
    }
  });

  it('of several frames is one text', async () => {
    const skippable = concatenate(u32(0x184d2a53), u32(5), encode('notes'));
    const bytes = concatenate(
      skippable,
      await makeZstd(encode(TEXT), { hasSize: true }),
      await makeZstd(new Uint8Array(0)),
      skippable,
      await makeZstd(encode('a'.repeat(5000)), { blockBytes: 2500 }),
    );
    for (const chunkBytes of CHUNK_SIZES) {
      const unpacked = await unpack(bytes, { chunkBytes });
      expect(isClean(unpacked)).toBe(true);
      expect(unpacked.texts).toMatchObject([
        { text: TEXT + 'a'.repeat(5000), notes: { compression: 'zstd', bytesRead: bytes.length } },
      ]);
    }
  });

  it('without a checksum says that damage may go unnoticed', async () => {
    const [text] = (await unpack(await makeZstd(encode(TEXT), { hasChecksum: false }))).texts;
    expect(text).toMatchObject({ text: TEXT, problems: ['unchecked'] });
  });

  it('that needs a dictionary or too much memory is not read', async () => {
    const frame = [...u32(0xfd2fb528)];
    const dictionary = concatenate(frame, [1, 0x38, 7, 0, 0, 0, 0, 0]);
    expect((await unpack(dictionary)).failure).toMatchObject({ kind: 'unsupported', container: 'zstd' });
    const window = concatenate(frame, [0, 0xff, 0, 0, 0, 0, 0, 0]);
    expect((await unpack(window)).failure).toMatchObject({ kind: 'unsupported', container: 'zstd' });
  });
});

const ZIP_FORMS: readonly (readonly [form: string, facts: Partial<ZipFile>])[] = [
  ['packed', {}],
  ['stored', { isStored: true }],
  ['packed to a stream', { descriptor: 'marked' }],
  ['packed to a stream without marks', { descriptor: 'unmarked' }],
  ['packed to a stream with large sizes', { descriptor: 'large' }],
  ['stored to a stream', { isStored: true, descriptor: 'marked' }],
  ['stored to a stream with large sizes', { isStored: true, descriptor: 'large' }],
  ['with large sizes', { isLarge: true }],
];

describe('zip', () => {
  // A mark of a descriptor, as text.
  const third = 'PK\u0007\u0008 PPK PK\u0007\n';

  it.each(ZIP_FORMS)('of several files, %s', async (_, facts) => {
    const bytes = makeZip(
      [
        { name: 'a.log', content: encode(TEXT), ...facts },
        { name: '../../evil.log', content: encode(OTHER), ...facts },
        { name: 'folder/', content: new Uint8Array(0), isStored: true },
        { name: 'empty', content: new Uint8Array(0), ...facts },
        { name: 'folder/ünï.log', content: encode(third), ...facts },
      ],
      'a comment',
    );
    for (const chunkBytes of CHUNK_SIZES) {
      const unpacked = await unpack(bytes, { chunkBytes });
      expect(isClean(unpacked)).toBe(true);
      expect(unpacked.texts.map(({ name, text }) => [name, text])).toEqual([
        ['a.log', TEXT],
        ['../../evil.log', OTHER],
        ['empty', ''],
        ['folder/ünï.log', third],
      ]);
    }
  });

  it.each([
    ['is encrypted', { isEncrypted: true }],
    ['is encrypted', { isEncrypted: true, descriptor: 'marked' }],
    ['is encrypted', { isEncrypted: true, descriptor: 'large' }],
    ['is packed by method 93, which is not read', { method: 93 }],
    ['is packed by method 14, which is not read', { method: 14, descriptor: 'marked' }],
  ] as const)('names a file that %s and reads the others', async (reason, facts) => {
    const bytes = makeZip([
      { name: 'a.log', content: encode(TEXT), ...facts },
      { name: 'b.log', content: encode(OTHER) },
    ]);
    for (const chunkBytes of CHUNK_SIZES) {
      expect(await unpack(bytes, { chunkBytes })).toMatchObject({
        texts: [{ name: 'b.log', text: OTHER }],
        skipped: [`a.log ${reason}`],
        failure: undefined,
      });
    }
  });

  it('goes on behind a damaged file, where its size is known', async () => {
    const bytes = makeZip([
      { name: 'a.log', content: encode(TEXT) },
      { name: 'b.log', content: encode(OTHER) },
    ]);
    turnBits(bytes, 60, 0xff);
    turnBits(bytes, 61, 0xff);
    const { texts } = await unpack(bytes);
    expect(texts[0]?.problems).not.toEqual([]);
    expect(texts[1]).toMatchObject({ name: 'b.log', text: OTHER, problems: [] });
  });

  it('whose list names one file twice gives it once: overlapping files unpack to nothing more', async () => {
    const bytes = makeZip([{ name: 'a.log', content: encode(TEXT) }]);
    const list = findSignature(bytes, [0x50, 0x4b, 1, 2]);
    const end = findSignature(bytes, [0x50, 0x4b, 5, 6]);
    const twice = concatenate(
      bytes.subarray(0, end),
      ...Array.from({ length: 1000 }, () => bytes.subarray(list, end)),
      bytes.subarray(end),
    );
    expect(await unpack(twice)).toMatchObject({
      texts: [{ name: 'a.log', text: TEXT }],
      failure: { kind: 'damaged', container: 'zip', position: twice.length },
    });
  });

  it('without files has none', async () => {
    expect(await unpack(makeZip([]))).toEqual({ texts: [], skipped: [], problems: [], failure: undefined });
  });

  it('with bytes behind its end says so', async () => {
    const bytes = concatenate(makeZip([{ name: 'a.log', content: encode(TEXT) }]), [1, 2, 3]);
    expect(await unpack(bytes)).toMatchObject({ problems: ['trailing'], texts: [{ text: TEXT }] });
  });
});

function findSignature(bytes: Uint8Array, signature: readonly number[]): number {
  return bytes.findIndex((_, at) => signature.every((byte, i) => bytes[at + i] === byte));
}

describe('tar', () => {
  const files = [
    { name: 'folder/', content: new Uint8Array(0), type: '5' },
    { name: 'a.log', content: encode(TEXT) },
    { name: '././@LongLink', content: encode(`${'deep/'.repeat(40)}b.log\0`), type: 'L' },
    { name: 'deep/', content: encode(OTHER) },
    { name: 'PaxHeaders/c', content: encode('16 path=ünï.log\n'), type: 'x' },
    { name: 'c', content: encode('c\n'.repeat(256)) },
    { name: 'link', content: new Uint8Array(0), type: '2' },
  ];
  const expected = [
    ['a.log', TEXT],
    [`${'deep/'.repeat(40)}b.log`, OTHER],
    ['ünï.log', 'c\n'.repeat(256)],
  ];

  it.each(CHUNK_SIZES)('plain and packed gives its files, in chunks of %i bytes', async (chunkBytes) => {
    const tar = makeTar(files);
    for (const bytes of [tar, new Uint8Array(gzipSync(tar)), await makeZstd(tar)]) {
      const unpacked = await unpack(bytes, { chunkBytes });
      expect(isClean(unpacked)).toBe(true);
      expect(unpacked.texts.map(({ name, text }) => [name, text])).toEqual(expected);
    }
  });

  it('tells what is wrong with the gzip around it', async () => {
    const bytes = new Uint8Array(gzipSync(makeTar(files)));
    bytes[bytes.length - 1] = 99;
    expect(await unpack(bytes)).toMatchObject({ problems: ['checksum'] });
  });
});

describe('archives that are cut short or damaged', () => {
  const short = TEXT.slice(0, 300);
  const cases: readonly (readonly [name: string, make: () => Uint8Array | Promise<Uint8Array>])[] = [
    ['gzip', () => gzip(short)],
    ['zstd', () => makeZstd(encode(short), { blockBytes: 50 })],
    ['zstd as its program packs it', () => readFile(new URL('../fixtures/live.log.zst', import.meta.url))],
    ...ZIP_FORMS.map(
      ([name, facts]) =>
        [
          `zip, ${name}`,
          () =>
            makeZip([
              { name: 'a', content: encode(short), ...facts },
              { name: 'b', content: encode(OTHER), ...facts },
            ]),
        ] as const,
    ),
    ['tar.gz', () => new Uint8Array(gzipSync(makeTar([{ name: 'a', content: encode(short) }])))],
    ['tar', () => makeTar([{ name: 'a', content: encode(short) }])],
  ];

  it.each(cases)('%s, cut at every byte, keeps the start and never passes for whole', async (name, make) => {
    const bytes = await make();
    const whole = joinTexts(await unpack(bytes));
    // With less, its kind cannot be seen: it is a text, which no log is made of.
    const headBytes = name === 'tar' ? 512 : 4;
    // The second block of zeros at the end of tar holds nothing.
    const unneeded = name === 'tar' ? 512 : 0;
    let longest = 0;
    for (let length = headBytes; length < bytes.length - unneeded; length += 1) {
      const unpacked = await unpack(bytes.subarray(0, length), { chunkBytes: 1 + (length % 5) });
      expect(unpacked.failure, `the first ${String(length)} bytes`).toMatchObject({
        kind: 'truncated',
        position: length,
      });
      // Less than a header of tar is a text, too.
      if (name === 'tar.gz' && unpacked.texts[0]?.name === undefined) continue;
      const text = joinTexts(unpacked);
      expect(whole.startsWith(text)).toBe(true);
      longest = Math.max(longest, text.length);
    }
    expect(longest).toBeGreaterThan(whole.length * 0.7);
    expect(isClean(await unpack(bytes))).toBe(true);
  });

  it.each(cases)('%s, with any bit turned, is said to be damaged or reads the same', async (name, make) => {
    const bytes = await make();
    const whole = joinTexts(await unpack(bytes));
    for (let at = 4; at < bytes.length; at += 1) {
      for (const bit of [1, 0x10, 0x80]) {
        const damaged = Uint8Array.from(bytes);
        turnBits(damaged, at, bit);
        const unpacked = await unpack(damaged);
        // The content of a plain tar archive has no checksum.
        if (isClean(unpacked) && name !== 'tar')
          expect(joinTexts(unpacked), `byte ${String(at)}`).toBe(whole);
      }
    }
  });

  it('of any bytes behind a signature, never throw anything else', async () => {
    const heads = [[0x1f, 0x8b, 8, 0], u32(0xfd2fb528), u32(0x04034b50), u32(0x06054b50), u32(0x184d2a50)];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...heads),
        fc.uint8Array({ maxLength: 200 }),
        fc.integer({ min: 1, max: 50 }),
        async (head, rest, chunkBytes) => {
          await unpack(concatenate(head, rest), { chunkBytes });
        },
      ),
      { numRuns: toRuns(10_000) },
    );
  });
});

describe('archives that unpack to too much', () => {
  const limits = { maxBytes: 1 << 20, maxRatio: 1000, ratioFromBytes: 1 << 18 };
  const zeros = new Uint8Array(8 << 20);

  it('stop at the cap and keep what was read before', async () => {
    const bytes = new Uint8Array(gzipSync(zeros));
    const { texts, failure } = await unpack(bytes, { limits: { ...limits, maxRatio: 1e6 }, chunkBytes: 500 });
    expect(failure).toMatchObject({ kind: 'tooLarge', container: 'gzip' });
    expect(texts[0]?.problems).toEqual(['tooLarge']);
    const length = texts[0]?.text.length ?? 0;
    expect(length).toBeGreaterThan(limits.maxBytes / 2);
    expect(length).toBeLessThanOrEqual(limits.maxBytes);
  });

  it('stop at the ratio', async () => {
    const frame = await makeZstd(zeros, { blockBytes: 1 << 17 });
    const { failure } = await unpack(frame, { limits: { ...limits, maxBytes: 1e9 } });
    expect(failure).toMatchObject({ kind: 'tooLarge', container: 'zstd' });
  });

  it('ask whether to go on, and again at ten times as much', async () => {
    const bytes = new Uint8Array(gzipSync(new Uint8Array(16 << 20)));
    const asked: UnpackedSize[] = [];
    const { texts, failure } = await unpack(bytes, {
      limits,
      askToGoOn: async (size) => {
        asked.push(size);
        await new Promise((resolve) => setTimeout(resolve));
        return true;
      },
    });
    expect(failure).toBeUndefined();
    expect(texts[0]?.text.length).toBe(16 << 20);
    const [first, second] = asked.map(({ bytesOut }) => bytesOut);
    expect(asked).toHaveLength(2);
    expect(second).toBeGreaterThan(10 * (first ?? 0));
    expect(asked[0]?.bytesIn).toBeLessThanOrEqual(bytes.length);
  });

  it('stop in a file that nobody wants, too, and look for nothing behind it', async () => {
    const bytes = makeZip([
      { name: 'zeros.bin', content: zeros },
      { name: 'a.log', content: encode(TEXT) },
    ]);
    const contained = openContainer(splitBytes(bytes, 1000), bytes.length, { limits });
    const seen: (string | undefined)[] = [];
    await expect(
      (async () => {
        for await (const { name } of contained) seen.push(name);
      })(),
    ).rejects.toMatchObject({ failure: { kind: 'tooLarge', container: 'zip' } });
    expect(seen).toEqual(['zeros.bin']);
  });

  it('stop in an archive that packs an archive of zeros in tar, and in members of gzip together', async () => {
    const tar = new Uint8Array(gzipSync(makeTar([{ name: 'a', content: zeros }])));
    expect((await unpack(tar, { limits })).failure).toMatchObject({ kind: 'tooLarge', container: 'gzip' });
    const member = new Uint8Array(gzipSync(new Uint8Array(1 << 18)));
    const members = concatenate(...Array.from({ length: 40 }, () => member));
    const { failure } = await unpack(members, { limits: { ...limits, maxRatio: 1e6 } });
    expect(failure).toMatchObject({ kind: 'tooLarge', container: 'gzip' });
  });

  it('count all files of an archive together', async () => {
    const content = new Uint8Array(600_000).fill(0x61);
    const files = ['a', 'b', 'c'].map((name) => ({ name, content }));
    const { texts, failure } = await unpack(makeZip(files), { limits: { ...limits, maxRatio: 1e6 } });
    expect(failure).toMatchObject({ kind: 'tooLarge', container: 'zip' });
    expect(texts[0]).toMatchObject({ name: 'a', problems: [] });
    expect(texts[1]).toMatchObject({ name: 'b', problems: ['tooLarge'] });
  });
});
