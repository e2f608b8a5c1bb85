/** Odd text that is a log all the same: nothing is lost, counted twice, or allowed to grow without bound. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { OVERFLOW_NAME } from '../../src/core/table/eventTableBuilder.ts';
import { summarizeEvents } from '../../src/core/bins/codeSummary.ts';
import { binEvents, chooseStep } from '../../src/core/bins/timeBins.ts';
import { toIsoTime } from '../../src/core/time/timestamp.ts';
import { concatenate, encode } from '../support/logs/archives.ts';
import { toRuns } from '../support/run/cases.ts';
import { getReport, readText, splitBytes, readChunksOf } from '../support/read/readText.ts';
import { describeEvents } from '../support/read/summary.ts';

const LINE = '2026-03-02T08:15:31Z proxy[a1] ams [error][PC01] x';

/** With a good line before and behind, so that the layout is known and what follows can be seen to be read. */
function surround(odd: string | Uint8Array): Uint8Array {
  return concatenate(encode(`${LINE}\n`), typeof odd === 'string' ? encode(odd) : odd, encode(`\n${LINE}\n`));
}

describe('a line with odd characters is one line, however the bytes are cut', () => {
  const cases: readonly [name: string, odd: string | Uint8Array][] = [
    ['a line separator', `${LINE} a\u2028b\u2029c`],
    ['a next line', `${LINE} a\u0085b`],
    ['a form feed and a vertical tab', `${LINE} a\fb\vc`],
    ['a NUL', `${LINE} a\0b`],
    ['a carriage return inside', `${LINE} a\rb`],
    ['a byte that is no UTF-8', concatenate(encode(`${LINE} a`), [0xff], encode('b'))],
    ['an overlong form', concatenate(encode(`${LINE} a`), [0xc0, 0xaf], encode('b'))],
    ['a lone surrogate', concatenate(encode(`${LINE} a`), [0xed, 0xa0, 0x80], encode('b'))],
    ['half a character', concatenate(encode(`${LINE} a`), [0xf0, 0x9f, 0x9b])],
    ['characters of every length', `${LINE} aé日🛫`],
  ];
  // Broken places are counted where text is decoded: tests/core/textEncoding.test.ts.
  test.each(cases)('%s', async (_, odd) => {
    const bytes = surround(odd);
    for (let chunkBytes = 1; chunkBytes <= 64; chunkBytes += 1) {
      const reading = await readText(bytes, { chunkBytes });
      expect(getReport(reading)).toMatchObject({ lines: 3, records: 3, unread: 0 });
      expect(describeEvents(reading.table)).toHaveLength(3);
    }
  });

  it('any bytes between two lines leave both as they are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.integer({ min: 1, max: 99 }),
        async (odd, size) => {
          const { table, failure, report } = await readText(surround(odd), { chunkBytes: size });
          // Many NULs make it a binary file, which is said.
          if (failure !== undefined) expect(failure.kind).toBe('notText');
          else {
            const lines = odd.reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 3);
            expect(report?.lines).toBe(lines);
            expect(table.length).toBeGreaterThanOrEqual(2);
          }
        },
      ),
      { numRuns: toRuns(300) },
    );
  });
});

describe('an odd time', () => {
  const cases: readonly [time: string, iso: string | null][] = [
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['2026-03-02T24:00:00Z', '2026-03-03T00:00:00.000Z'],
    ['2026-03-02T08:15:31.123456789Z', '2026-03-02T08:15:31.123Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.000Z'],
    ['2024-02-30T00:00:00Z', null],
    ['0000-01-01T00:00:00Z', null],
  ];
  test.each(cases)('%s is read as %s, and no line is lost', async (time, iso) => {
    const odd = LINE.replace('2026-03-02T08:15:31Z', time);
    const { table, report } = await readText(surround(odd));
    expect(report).toMatchObject({ lines: 3 });
    const { records = 0, continuations = 0, unread = 0 } = report ?? {};
    expect(records + continuations + unread).toBe(3);
    const times = Array.from(table.time, toIsoTime);
    if (iso === null) expect(table.length + unread + continuations).toBe(3);
    else expect(times).toContain(iso);
  });

  const epochs = ['1772439331', '1772439331250', '1772439331250000', '1772439331250000000'];
  test.each(epochs)('a count of %s since 1970 is read by its length', async (epoch) => {
    const value = `{"level":"error","instance":"a1","message":"[PC01] x","region":"ams","timestamp":${epoch},"meta":{"Event":{"Provider":"proxy"}}}`;
    const { table } = await readText(`${value}\n${value}\n`);
    expect(Array.from(table.time, toIsoTime)).toEqual(
      Array.from({ length: 2 }, () => `2026-03-02T08:15:31.${epoch.length === 10 ? '000' : '250'}Z`),
    );
  });

  it('far from the others stretches the bins, and never makes more of them', async () => {
    const times = fc
      .integer({ min: 0, max: 8029 })
      .map((year) => `${String(1970 + year).padStart(4, '0')}-03-02T08:15:31Z`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(times, { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 500 }),
        async (odd, maxBins) => {
          const { table } = await readText(
            surround(odd.map((time) => LINE.replace('2026-03-02T08:15:31Z', time)).join('\n')),
          );
          expect(table.length).toBe(odd.length + 2);
          const range = { start: Math.min(...table.time), end: Math.max(...table.time) + 1 };
          const bins = binEvents(table, range, chooseStep(range, maxBins + 1));
          expect(bins.binCount).toBeLessThanOrEqual(maxBins + 1);
          expect(bins.counts.reduce((sum, count) => sum + count, 0)).toBe(table.length);
        },
      ),
      { numRuns: toRuns(100) },
    );
  });

  it('lines in any order give the same totals', async () => {
    const lines = Array.from(
      { length: 60 },
      (_, i) =>
        `2026-03-02T08:15:${String(i).padStart(2, '0')}Z proxy[a${String(i % 7)}] ams [error][P${'CRM'.charAt(i % 3)}0${String(1 + (i % 4))}] x`,
    );
    const expected = summarizeEvents((await readText(lines.join('\n'))).table);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(lines, { minLength: lines.length }), async (shuffled) => {
        expect(summarizeEvents((await readText(shuffled.join('\n'))).table)).toEqual(expected);
      }),
      { numRuns: toRuns(50) },
    );
  });
});

describe('names without end', () => {
  function* write(count: number, toMachine: (i: number) => string): Generator<Uint8Array> {
    for (let i = 0; i < count; i += 1000) {
      const rows = Array.from({ length: Math.min(1000, count - i) }, (_, row) =>
        LINE.replace('a1', toMachine(i + row)),
      );
      yield encode(`${rows.join('\n')}\n`);
    }
  }

  it('of machines are summed exactly, whether each is named or not', async () => {
    const count = 140_000;
    const { table } = await readChunksOf(write(count, (i) => `m${String(i)}`));
    expect(table.machines).toContain(OVERFLOW_NAME);
    expect(table.machines.length).toBeLessThanOrEqual(1 << 17);
    const [code] = summarizeEvents(table).codes;
    expect(code?.count).toBe(count);
    expect(code?.machines.length).toBeLessThanOrEqual(50);
    expect(code?.machines.reduce((sum, share) => sum + share.count, 0)).toBe(count);
  });

  it('that every object has are names like any other', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const value = (name: string): string =>
      `{"level":"error","instance":"${name}","message":"[PC01] x","region":"${name}","timestamp":"2026-03-02T08:15:31Z","meta":{"Event":{"Provider":"proxy"}}}\n`;
    const { table } = await readText(names.map(value).join('').repeat(2));
    const [code] = summarizeEvents(table).codes;
    expect(code?.machines).toEqual(names.sort().map((name) => ({ name, count: 2 })));
    expect(code?.regions).toHaveLength(names.length);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('that are very long are cut', async () => {
    const value = `{"level":"error","instance":"${'m'.repeat(10_000)}","message":"[PC01] x","timestamp":"2026-03-02T08:15:31Z","meta":{"Event":{"Provider":"proxy"}}}\n`;
    const { table } = await readChunksOf(splitBytes(encode(value.repeat(3)), 1 << 16));
    expect(table.length).toBe(3);
    expect(table.machines.map((name) => name.length)).toEqual([0, 256]);
  });
});
