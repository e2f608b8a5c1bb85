import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectEncoding } from '../../src/core/unpack/textEncoding.ts';
import { Utf8Checker } from '../../src/core/scan/utf8Checker.ts';
import { concatenate, encode, toUtf16 } from '../support/logs/archives.ts';
import { toRuns } from '../support/run/cases.ts';
import { unpack, type UnpackedText } from '../support/read/unpack.ts';

const TEXT = '2026-03-02T08:15:31Z app[é] ams [info]🛫 über 日本\nsecond 🛬🛬\n';

async function decode(bytes: Uint8Array, chunkBytes?: number): Promise<UnpackedText> {
  const { texts } = await unpack(bytes, chunkBytes === undefined ? {} : { chunkBytes });
  const [text] = texts;
  if (text === undefined) throw new Error('no text');
  return text;
}

describe('UTF-16', () => {
  it.each([
    ['le', true],
    ['le', false],
    ['be', true],
    ['be', false],
  ] as const)('%s, with a byte order mark: %s, is decoded across every seam', async (order, hasMark) => {
    const bytes = toUtf16(TEXT, order, hasMark);
    for (let chunkBytes = 1; chunkBytes <= bytes.length; chunkBytes += 1) {
      const { text, notes, problems } = await decode(bytes, chunkBytes);
      expect(text).toBe(TEXT);
      expect(problems).toEqual([]);
      expect(notes).toMatchObject({ encoding: `utf-16${order}`, isVerbatim: false, bytesRead: bytes.length });
    }
  });

  it('counts halves of pairs and of units that stand alone', async () => {
    const broken = concatenate(
      toUtf16('ordinary text ', 'le'),
      [0x00, 0xd8, 0x41, 0, 0x00, 0xdc, 0x42, 0, 0x00, 0xd8, 0x00, 0xd8, 0x00, 0xdc],
      [0x43, 0, 0x44],
    );
    for (const chunkBytes of [1, 2, 3, 5, 1000]) {
      const { text, notes } = await decode(broken, chunkBytes);
      expect(text).toBe('ordinary text \ufffdA\ufffdB\ufffd\u{10000}C\ufffd');
      expect(notes.brokenCharacters).toBe(4);
    }
  });

  const MARK = [0xef, 0xbb, 0xbf];

  it.each([
    ['le', []],
    ['be', []],
    ['le', MARK],
    ['be', MARK],
  ] as const)('%s ends where UTF-8 follows, at every seam, mark %j', async (order, mark) => {
    const more =
      '2026-03-02T08:15:32Z app[a] ams [info]more of it, in plain words that are long enough\nüber 日本\n';
    const bytes = concatenate(toUtf16(TEXT, order), mark, encode(more));
    for (let chunkBytes = 1; chunkBytes <= bytes.length; chunkBytes += 1) {
      const { text, notes } = await decode(bytes, chunkBytes);
      expect(text.replace('\ufeff', '')).toBe(TEXT + more);
      expect(notes.brokenCharacters).toBe(0);
    }
  });

  it('goes on through a language whose bytes look like ASCII in part', async () => {
    const text = `${'中文日志乱码测试'.repeat(40)}\n丠並乢二\n`;
    expect((await decode(toUtf16(text, 'le'))).text).toBe(text);
    expect((await decode(toUtf16(text, 'be'))).text).toBe(text);
  });

  it('is not seen in other bytes', () => {
    const others = [encode(TEXT), encode('a\0b\n'), new Uint8Array(100), Uint8Array.of(0xff, 0xfe, 0, 0)];
    for (const bytes of [...others, new Uint8Array(0)]) expect(detectEncoding(bytes)).toBe('utf-8');
  });
});

describe('UTF-8', () => {
  it('comes out as it is, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        async (rest, size) => {
          const bytes = concatenate(encode('text\n'), rest);
          const { text, notes } = await decode(bytes, size);
          const expected = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
          if (notes.encoding === 'utf-8') expect(text).toBe(expected);
        },
      ),
    );
  });

  it('is checked as a decoder checks it, however it is cut', () => {
    const parts = fc.constantFrom(
      ...['a', 'é', '日', '🛫', 'plain ascii text'].map((text) => [...encode(text)]),
      ...[
        [0x80],
        [0xc0, 0x80],
        [0xe0, 0x80, 0x80],
        [0xed, 0xa0, 0x80],
        [0xf0, 0x9f],
        [0xf4, 0x90, 0x80, 0x80],
      ],
      ...[[0xff], [0xe6, 0x97], [0xf8, 0x88], [0xc3]],
    );
    fc.assert(
      fc.property(
        fc.array(parts, { maxLength: 30 }),
        fc.array(fc.nat(40)),
        fc.nat(7),
        (pieces, cuts, offset) => {
          const bytes = concatenate(...pieces);
          const checker = new Utf8Checker();
          let at = 0;
          for (const cut of [...cuts, bytes.length]) {
            // At any place in memory: words are looked at.
            const memory = new Uint8Array(offset + cut);
            const part = bytes.subarray(at, at + cut);
            memory.set(part, offset);
            checker.push(memory.subarray(offset, offset + part.length));
            at += cut;
          }
          checker.finish();
          const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
          expect(checker.brokenCount).toBe(decoded.split('\ufffd').length - 1);
        },
      ),
      { numRuns: toRuns(10_000) },
    );
  });
});

describe('line ends', () => {
  it.each([
    ['a\r\rb\rc', 'a\n\nb\nc'],
    ['a\rb\r', 'a\nb\n'],
    ['\r', '\n'],
  ])('of CR alone become LF: %j', async (text, expected) => {
    for (const chunkBytes of [1, 2, 3, 100]) {
      const { text: read, notes } = await decode(encode(text), chunkBytes);
      expect(read).toBe(expected);
      expect(notes.isVerbatim).toBe(false);
      expect((await decode(toUtf16(text, 'be'), chunkBytes)).text).toBe(expected);
    }
  });

  it.each(['a\r\nb\r\n', 'a\rb\nc', 'a\nb\r', 'a', ''])('otherwise stay as they are: %j', async (text) => {
    for (const chunkBytes of [1, 2, 3, 100]) {
      const { text: read, notes } = await decode(encode(text), chunkBytes);
      expect(read).toBe(text);
      expect(notes.isVerbatim).toBe(true);
    }
  });

  it('stay as they are where the sample ends between CR and LF', async () => {
    const text = `${'x'.repeat((1 << 16) - 1)}\r\ny\r\n`;
    for (const chunkBytes of [1000, 1 << 16, 1 << 20])
      expect((await decode(encode(text), chunkBytes)).text).toBe(text);
  });

  it('of CR keep a CR LF that comes later', async () => {
    const text = `${'x\r'.repeat(1 << 15)}y\r\nz\r`;
    const expected = `${'x\n'.repeat(1 << 15)}y\r\nz\n`;
    for (let chunkBytes = 65530; chunkBytes < 65545; chunkBytes += 1)
      expect((await decode(encode(text), chunkBytes)).text).toBe(expected);
  });
});
