import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  getRunBytes,
  searchLines,
  searchRecords,
  type FoundLine,
  type SearchedText,
} from '../../src/core/search/fileSearch.ts';
import { createLineMatcher, MAX_FOUND_BYTES } from '../../src/core/search/lineMatcher.ts';
import { createLineRuns } from '../../src/core/search/lineRuns.ts';
import { checkPattern, type SearchPattern } from '../../src/core/search/searchPattern.ts';

const encoder = new TextEncoder();

function toText(content: string | Uint8Array): SearchedText & { readonly bytes: Uint8Array } {
  const bytes = typeof content === 'string' ? encoder.encode(content) : content;
  return {
    bytes,
    size: bytes.length,
    readSlice: (start, end) => Promise.resolve(bytes.slice(start, end).buffer),
  };
}

function toPattern(text: string, kind: SearchPattern['kind'] = 'text', ignoreCase = false): SearchPattern {
  return { text, kind, ignoreCase };
}

async function search(
  content: string | Uint8Array,
  pattern: SearchPattern,
  { room = Infinity, runBytes = getRunBytes(pattern.kind) } = {},
): Promise<{ lines: string[]; found: readonly FoundLine[]; count: number }> {
  const text = toText(content);
  const found: FoundLine[] = [];
  let count = 0;
  const steps = searchLines(text, {
    matcher: createLineMatcher(pattern),
    runBytes,
    onRun: () => undefined,
    onWait: () => undefined,
    wantsPlaces: () => found.length < room,
    onFound: (line) => {
      count += 1;
      if (line !== undefined) found.push(line);
    },
  });
  let done = 0;
  for await (const bytesDone of steps) done = bytesDone;
  expect(done).toBe(text.size);
  const lines = found.map(
    ({ start, end, lineNumber }) =>
      `${String(lineNumber)} ${new TextDecoder().decode(text.bytes.subarray(start, end)).replace('\r', '\\r')}`,
  );
  return { lines, found, count };
}

const LOG = 'one refused\ntwo\r\nREFUSED refused\r\n\nfünf refüsed\nlast refused';

describe('the lines that match', () => {
  test.each<[SearchPattern, string[]]>([
    [toPattern('refused'), ['1 one refused', '3 REFUSED refused\\r', '6 last refused']],
    [toPattern('REF', 'text'), ['3 REFUSED refused\\r']],
    [toPattern('REFused', 'text', true), ['1 one refused', '3 REFUSED refused\\r', '6 last refused']],
    [toPattern('refüsed'), ['5 fünf refüsed']],
    [toPattern('refused$', 'regex'), ['1 one refused', '3 REFUSED refused\\r', '6 last refused']],
    [toPattern('^$', 'regex'), ['4 ']],
    [toPattern('^r', 'regex', true), ['3 REFUSED refused\\r']],
    [toPattern('f.nf', 'regex'), ['5 fünf refüsed']],
    [toPattern('two\\s', 'regex'), []],
    [toPattern('nothing'), []],
  ])('%j', async (pattern, expected) => {
    const { lines, count } = await search(LOG, pattern);
    expect(lines).toEqual(expected);
    expect(count).toBe(expected.length);
  });

  it('are the same ones as a plain search in the text finds, however much is read at once', async () => {
    const anyLine = fc.string({ unit: fc.constantFrom('a', 'b', 'é', ' ', '\r', '€'), maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyLine, { maxLength: 30 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'é', ' '), minLength: 1, maxLength: 3 }),
        fc.constantFrom('text', 'regex'),
        fc.integer({ min: 1, max: 40 }),
        async (all, wanted, kind, runBytes) => {
          const content = all.join('\n');
          const expected = all.flatMap((line, i) =>
            line.includes(wanted) ? [`${String(i + 1)} ${line.replace('\r', '\\r')}`] : [],
          );
          const { lines } = await search(content, toPattern(wanted, kind), { runBytes });
          expect(lines).toEqual(expected);
        },
      ),
    );
  });

  it('keep their places where bytes are no text', async () => {
    const bytes = Uint8Array.of(0xff, 0xe2, 0x82, 0x0a, 0xc3, 0x0a, 0x61, 0xf0, 0x0a, 0x61);
    for (const kind of ['text', 'regex'] as const) {
      const { found } = await search(bytes, toPattern('a', kind));
      expect(found).toEqual([
        { start: 6, end: 8, lineNumber: 3 },
        { start: 9, end: 10, lineNumber: 4 },
      ]);
    }
  });

  it('are counted beyond those whose places are wanted', async () => {
    const { lines, count } = await search('a\nb\na\na\n', toPattern('a'), { room: 2 });
    expect(lines).toEqual(['1 a', '3 a']);
    expect(count).toBe(3);
  });

  it('are found in parts where they are too long to be shown, a match at any place once', async () => {
    const long = 'x'.repeat(100_000);
    const content = `short\n${long}needle${long}needle\nneedle`;
    for (const kind of ['text', 'regex'] as const) {
      const { found, lines } = await search(content, toPattern('needle', kind));
      expect(found.map(({ lineNumber }) => lineNumber)).toEqual([2, 2, 3]);
      expect(lines.every((line) => line.includes('needle'))).toBe(true);
      expect(found.every(({ start, end }) => end - start <= MAX_FOUND_BYTES + 6)).toBe(true);
    }
  });

  it('are found over the seams of a line that never ends', async () => {
    for (const before of [(1 << 20) - 3, (1 << 20) + 1, (9 << 20) - 2]) {
      const { lines } = await search(
        `${'é'.repeat(before / 2)}needle${'x'.repeat(3 << 20)}`,
        toPattern('needle'),
      );
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain('needle');
    }
  });
});

describe('runs of lines', () => {
  it('together are the text, however it is chunked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0x0a, 0x61, 0xc3), { maxLength: 60 }),
        fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 }),
        (content, lengths) => {
          const bytes = Uint8Array.from(content);
          const runs = createLineRuns(2);
          const given: number[] = [];
          const take = (all: ReturnType<typeof runs.push>): void => {
            for (const { bytes: of, from, end, base } of all) {
              expect(base + from).toBe(given.length);
              given.push(...of.subarray(from, end));
            }
          };
          let at = 0;
          for (const length of [...lengths, bytes.length]) {
            take(runs.push(bytes.subarray(at, at + length)));
            at += length;
          }
          take(runs.finish());
          expect(given).toEqual(content);
        },
      ),
    );
  });
});

describe('the records that match', () => {
  async function searchIn(
    records: readonly (readonly [start: number, length: number])[],
    pattern: SearchPattern,
    content: string = LOG,
  ): Promise<{ found: number[]; reads: [number, number][] }> {
    const { bytes } = toText(content);
    const reads: [number, number][] = [];
    const found: number[] = [];
    const steps = searchRecords(
      {
        readSlice: (start, end) => {
          reads.push([start, end]);
          return Promise.resolve(bytes.slice(start, end).buffer);
        },
      },
      {
        starts: Float64Array.from(records, ([start]) => start),
        lengths: Uint32Array.from(records, ([, length]) => length),
      },
      {
        matcher: createLineMatcher(pattern),
        onRecord: () => undefined,
        onWait: () => undefined,
        onFound: (index) => found.push(index),
      },
    );
    let done = 0;
    for await (const recordsDone of steps) done = recordsDone;
    expect(done).toBe(records.length);
    return { found, reads };
  }

  it('are those that hold it themselves', async () => {
    const records = [
      [0, 11],
      [12, 3],
      [17, 30],
      [17, 7],
    ] as const;
    expect((await searchIn(records, toPattern('refused'))).found).toEqual([0, 2]);
    expect((await searchIn(records, toPattern('^refused', 'regex', true))).found).toEqual([2, 3]);
  });

  it('are read together where they are near each other', async () => {
    const content = `${'x'.repeat(200_000)}refused`;
    const { found, reads } = await searchIn(
      [
        [0, 10],
        [60_000, 10],
        [200_000, 7],
      ],
      toPattern('refused'),
      content,
    );
    expect(found).toEqual([2]);
    expect(reads).toEqual([
      [0, 60_010],
      [200_000, 200_007],
    ]);
  });
});

describe('a pattern', () => {
  test.each<[SearchPattern, object]>([
    [toPattern(''), { ok: false, failure: { kind: 'empty' } }],
    [toPattern('('), { ok: true }],
    [toPattern('(', 'regex'), { ok: false, failure: { kind: 'invalid', reason: 'Unterminated group' } }],
    [toPattern('a{2,1}', 'regex'), { ok: false, failure: { kind: 'invalid' } }],
    [toPattern('x'.repeat(1001)), { ok: false, failure: { kind: 'tooLong' } }],
    [toPattern('a+$', 'regex'), { ok: true }],
  ])('%j', (pattern, expected) => {
    expect(checkPattern(pattern)).toMatchObject(expected);
  });
});
