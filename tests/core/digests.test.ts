import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readContentKey } from '../../src/core/bytes/contentKey.ts';
import { createSliceReader } from '../../src/core/bytes/growingFile.ts';
import { findDigestedName, toNameDigest } from '../../src/core/table/nameDigest.ts';
import { toSha256 } from '../../src/core/bytes/sha256.ts';
import { toRuns } from '../support/run/cases.ts';

test('SHA-256 is that of the standard, whatever the length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(toSha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
    }),
  );
});

describe('the key of a content', () => {
  async function toKey(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    return readContentKey(bytes.length, createSliceReader(new Blob([bytes])));
  }

  test('is the same for the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 100_000 }), async (bytes) => {
        expect(await toKey(Uint8Array.from(bytes))).toBe(await toKey(Uint8Array.from(bytes)));
      }),
      { numRuns: toRuns(20) },
    );
  });

  test.each([0, 1, 16_384, 16_385, 40_000, 1 << 20])('tells the ends of %i bytes apart', async (size) => {
    const keys = new Set([await toKey(new Uint8Array(size)), await toKey(new Uint8Array(size + 1))]);
    for (const at of size === 0 ? [] : [0, size - 1]) {
      const changed = new Uint8Array(size);
      changed[at] = 1;
      keys.add(await toKey(changed));
    }
    // Of one byte, both ends are the same.
    expect(keys.size).toBe(size === 0 ? 2 : size === 1 ? 3 : 4);
  });

  test('rejects where the file cannot be read', async () => {
    await expect(readContentKey(1, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  });
});

describe('the digest of a name', () => {
  const NAMES = ['', '148e21ea7d9d68', '3d8d9e01b70e89', '__proto__', 'größe 🚀'];

  test('finds the name again among others, in its own field alone', () => {
    for (const name of NAMES) {
      const digest = toNameDigest('machine', name);
      expect(digest).toMatch(/^[0-9a-z]{1,7}$/);
      expect(findDigestedName({ field: 'machine', digest }, NAMES)).toBe(name);
      expect(findDigestedName({ field: 'app', digest }, NAMES)).toBeUndefined();
    }
  });
});
