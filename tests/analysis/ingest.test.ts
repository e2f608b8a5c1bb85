import { describe, expect, it, test } from 'vitest';
import { summarizeEvents } from '../../src/core/bins/codeSummary.ts';
import { generateText } from '../support/logs/generateLog.ts';
import { catalog, getReport, readChunksOf, readText, splitBytes } from '../support/read/readText.ts';
import { describeEvents } from '../support/read/summary.ts';

const LINE = '2026-03-02T08:15:31Z proxy[148e21ea7d9d68] ams [error][PC01] refused\n';

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

async function* failAfter(
  chunks: Iterable<Uint8Array>,
  count: number,
  error: Error,
): AsyncGenerator<Uint8Array> {
  let given = 0;
  for (const chunk of chunks) {
    if (given === count) throw error;
    given += 1;
    yield await Promise.resolve(chunk);
  }
}

describe('a source that cannot be read', () => {
  it('is empty', async () => {
    expect(await readText('')).toMatchObject({ failure: { kind: 'empty' }, updateCount: 0 });
  });

  it.each([1, 3, 1 << 16])('is blank, in chunks of %i bytes', async (chunkBytes) => {
    const { failure, table } = await readText('\n \r\n\t\n  ', { chunkBytes });
    expect(failure).toEqual({ kind: 'blank', lines: 4 });
    expect(table.length).toBe(0);
  });

  it('is blank however long it is', async () => {
    expect((await readText(' \n'.repeat(200_000))).failure).toEqual({ kind: 'blank', lines: 200_000 });
  });

  it('holds no Fly log', async () => {
    for (const text of ['hello\nworld\n', '<html></html>', '{"a":1}\n', 'x'.repeat(300_000)]) {
      expect((await readText(text)).failure, text.slice(0, 20)).toMatchObject({ kind: 'unrecognised' });
    }
  });

  it('holds a Fly log where only its middle shows it', async () => {
    const quiet = '08:15:31 GET / 200\n'.repeat(20_000);
    const { failure, table } = await readText(`${quiet}08:15:32 [PT04] tls handshake failed\n${quiet}`);
    expect(failure).toBeUndefined();
    expect(table.length).toBe(1);
  });

  const kinds: readonly [name: string, head: readonly number[]][] = [
    ['a gzip archive', [0x1f, 0x8b, 8, 0]],
    ['a zstd archive', [0x28, 0xb5, 0x2f, 0xfd]],
    ['a zip archive', [0x50, 0x4b, 3, 4]],
    ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
    ['a JPEG picture', [0xff, 0xd8, 0xff, 0xe0]],
    ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
    ['UTF-16 text', [0xff, 0xfe, 0x32, 0]],
    ['UTF-16 text', [0xfe, 0xff, 0, 0x32]],
    ['a binary file', [1, 2, 3, 0, 0, 0, 4]],
  ];
  test.each(kinds)('is %s', async (looksLike, head) => {
    const bytes = Uint8Array.from([...head, ...encode(`\n${LINE.repeat(2)}`)]);
    expect((await readText(bytes)).failure).toEqual({ kind: 'notText', looksLike });
    expect((await readText(bytes, { chunkBytes: 1 })).failure).toEqual({ kind: 'notText', looksLike });
  });
});

describe('a source that fails while it is read', () => {
  const { text } = generateText({ seed: 41, layout: 'live', lines: 5000, errorShare: 0.3 });
  const bytes = encode(text);

  it.each([
    ['NotFoundError', { kind: 'vanished' }],
    ['NotReadableError', { kind: 'changed' }],
    ['SecurityError', { kind: 'unreadable', reason: 'SecurityError' }],
  ])('with a %s keeps what was read', async (name, failure) => {
    const half = 3;
    const chunkBytes = 100_000;
    const reading = await readChunksOf(
      failAfter(splitBytes(bytes, chunkBytes), half, new DOMException('no', name)),
      { size: bytes.length },
    );
    expect(reading.failure).toEqual(failure);
    expect(reading.report).toMatchObject({
      state: 'failed',
      bytes: bytes.length,
      bytesRead: half * chunkBytes,
    });
    const read = await readText(bytes.subarray(0, half * chunkBytes));
    expect(describeEvents(reading.table)).toEqual(describeEvents(read.table));
  });

  it('before anything was recognised has no news', async () => {
    const error = new DOMException('no', 'NotReadableError');
    expect(await readChunksOf(failAfter(splitBytes(bytes, 100), 0, error))).toMatchObject({
      failure: { kind: 'changed' },
      updateCount: 0,
    });
  });

  it('with any other error throws it, because that is a bug', async () => {
    await expect(readChunksOf(failAfter(splitBytes(bytes, 1000), 2, new TypeError('bug')))).rejects.toThrow(
      'bug',
    );
  });
});

describe('a source that is read', () => {
  it('is one line without a line end', async () => {
    const { report, table } = await readText(LINE.trimEnd());
    expect(report).toMatchObject({ state: 'done', lines: 1, records: 1, format: { id: 'flyctlText' } });
    expect(describeEvents(table)).toEqual(['08:15:31 PC01 148e21ea7d9d68/ams #1']);
  });

  it('counts blank lines before the first record', async () => {
    const blank = 70_000;
    const { report, table } = await readText(`${'\n'.repeat(blank)}${LINE}`);
    expect(report).toMatchObject({ lines: blank + 1, blank, records: 1 });
    expect([table.lineNumber[0], table.recordStart[0]]).toEqual([blank + 1, blank]);
  });

  it.each([1 << 12, 1 << 16, 1 << 24])(
    'has a preamble of several hundred lines, in chunks of %i bytes',
    async (chunkBytes) => {
      const preamble = 'some other program says hello\n'.repeat(6000);
      const { report } = await readText(`${preamble}${LINE.repeat(6000)}`, { chunkBytes });
      expect(report).toMatchObject({ unread: 6000, records: 6000 });
    },
  );

  it('of unknown size is as large as what was read', async () => {
    const { report } = await readChunksOf([encode(LINE), encode(LINE)]);
    expect(report).toMatchObject({ bytes: 2 * LINE.length, bytesRead: 2 * LINE.length });
  });

  it('tells of its progress while it is read', async () => {
    const { text } = generateText({ seed: 42, layout: 'live', bytes: 1 << 20 });
    const { updateCount, report, recordCounts } = await readText(text, { chunkBytes: 1 << 17 });
    expect(updateCount).toBeGreaterThan(4);
    expect(report?.state).toBe('done');
    const counts = recordCounts.flatMap((taken) => [...taken.counts]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(report?.records);
  });

  it('does not depend on the order of the formats', async () => {
    const { text } = generateText({ seed: 43, layout: 'ndjson', lines: 50 });
    const reversed = { ...catalog, formats: catalog.formats.toReversed() };
    expect((await readText(text, { reading: reversed })).report?.format?.id).toBe('shipperNdjson');
  });
});

describe('a source that is out of all proportion', () => {
  it('of one line of 600 MB is read up to its first MiB, and on behind it', async () => {
    const line = '2026-03-02T08:15:31Z proxy[a1] ams [error][PC01] instance refused connection';
    const filling = new Uint8Array(1 << 20).fill(0x61);
    function* chunks(): Generator<Uint8Array> {
      yield new TextEncoder().encode(`${line} `);
      for (let chunk = 0; chunk < 600; chunk += 1) yield filling;
      yield new TextEncoder().encode(`\n${line}\n`);
    }
    const reading = await readChunksOf(chunks());
    expect(getReport(reading)).toMatchObject({ lines: 2, records: 2, unread: 0 });
    expect(getReport(reading).problems).toMatchObject([{ kind: 'cutLines' }]);
    expect(reading.table.length).toBe(2);
  });

  it('of 100,000 machines counts each of them', async () => {
    const count = 100_000;
    const lines = Array.from(
      { length: count },
      (_, i) =>
        `2026-03-02T08:15:31Z proxy[${i.toString(16).padStart(8, '0')}] ams [error][PC01] instance refused connection`,
    );
    const { table } = await readText(`${lines.join('\n')}\n`);
    expect(table.length).toBe(count);
    expect(table.machines).toHaveLength(count + 1);
    expect(new Set(table.machine).size).toBe(count);
    const [code] = summarizeEvents(table).codes;
    expect(code?.machines.reduce((sum, share) => sum + share.count, 0)).toBe(count);
    expect(code?.machines.length).toBeLessThanOrEqual(51);
  });

  it('of bytes that are all NUL is told apart from text', async () => {
    const { failure } = await readChunksOf([new Uint8Array(4 << 20)]);
    expect(failure).toEqual({ kind: 'notText', looksLike: 'a binary file' });
  });
});
