import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTextBatch } from '../../src/core/records/textBatch.ts';
import { toRuns } from '../support/run/cases.ts';

it('gives each text as a decoder by itself does, whatever stands beside it', () => {
  const batch = createTextBatch();
  const ascii = fc
    .string({ unit: 'binary-ascii', maxLength: 20 })
    .map((text) => new TextEncoder().encode(text));
  const wide = fc.string({ unit: 'grapheme', maxLength: 5 }).map((text) => new TextEncoder().encode(text));
  const broken = fc.constantFrom([0xe2], [0x82, 0xac], [0xff], [0xef, 0xbb, 0xbf], [0xf0, 0x9f], []);
  const piece = fc.oneof(
    ascii,
    ascii,
    wide,
    fc.uint8Array({ maxLength: 6 }),
    broken.map((bytes) => Uint8Array.from(bytes)),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), fc.nat(3), (pieces, offset) => {
      for (const bytes of pieces) {
        const around = new Uint8Array(bytes.length + offset + 2).fill(0x80);
        around.set(bytes, offset);
        batch.add(around, offset, offset + bytes.length);
      }
      expect(batch.take()).toEqual(pieces.map((bytes) => new TextDecoder().decode(bytes)));
      expect(batch.take()).toEqual([]);
    }),
    { numRuns: toRuns(10_000) },
  );
});

it('takes more than it has room for', () => {
  const batch = createTextBatch();
  const large = new Uint8Array(1 << 18).fill(0x78);
  for (let i = 0; i < 3; i += 1) batch.add(large, i, large.length);
  expect(batch.take().map(({ length }) => length)).toEqual([1 << 18, (1 << 18) - 1, (1 << 18) - 2]);
});
