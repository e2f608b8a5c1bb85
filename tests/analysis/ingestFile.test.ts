/** Files as people have them: packed, in other encodings, with other line ends, whole or broken. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ingestFile, type IngestFileOptions } from '../../src/analysis/ingest/ingestFile.ts';
import type { OpenFailure, SourceUpdate } from '../../src/analysis/api/api.ts';
import { type EventTable } from '../../src/core/table/eventTable.ts';
import { EventTableBuilder, mergeTables } from '../../src/core/table/eventTableBuilder.ts';
import { getCoverage, type SourceReport } from '../../src/core/records/sourceReport.ts';
import { concatenate, encode, makeTar, makeZip, makeZstd, toUtf16 } from '../support/logs/archives.ts';
import { generateText, type Layout } from '../support/logs/generateLog.ts';
import { catalog, splitBytes } from '../support/read/readText.ts';
import { describeEvents } from '../support/read/summary.ts';
import { toFailure } from '../support/read/outcomes.ts';

interface ReadText {
  readonly entry: number;
  readonly report: SourceReport;
  readonly table: EventTable;
  /** What events' offsets are into; undefined where that is the file. */
  readonly decoded: string | undefined;
}

interface ReadFile {
  readonly texts: readonly ReadText[];
  readonly failure: OpenFailure | undefined;
}

async function read(
  bytes: Uint8Array,
  { chunkBytes = 1 << 16, ...options }: IngestFileOptions & { readonly chunkBytes?: number } = {},
): Promise<ReadFile> {
  let time = 0;
  const news = ingestFile(
    { name: 'given', size: bytes.length, chunks: splitBytes(bytes, chunkBytes) },
    catalog,
    { keepsDecoded: true, now: () => (time += 1000), ...options },
  );
  const updates = new Map<number, SourceUpdate[]>();
  for (;;) {
    const step = await news.next();
    if (step.done === true) {
      const texts = [...updates].map(([entry, list]) => toText(entry, list));
      return { texts: await Promise.all(texts), failure: toFailure(step.value) };
    }
    const { entry, update } = step.value;
    updates.set(entry, [...(updates.get(entry) ?? []), update]);
  }
}

async function toText(entry: number, updates: readonly SourceUpdate[]): Promise<ReadText> {
  const events = new EventTableBuilder();
  for (const update of updates) events.addTable(update.events);
  const report = updates.at(-1)?.report;
  if (report === undefined) throw new Error('no news');
  const pieces = updates.flatMap(({ decoded }) => decoded ?? []);
  const decoded = pieces.length === 0 ? undefined : await new Response(new Blob(pieces)).arrayBuffer();
  return {
    entry,
    report,
    table: mergeTables([events.finish()]),
    decoded: decoded && new TextDecoder('utf-8', { ignoreBOM: true }).decode(decoded),
  };
}

async function readOnly(bytes: Uint8Array, chunkBytes?: number): Promise<ReadText> {
  const { texts, failure } = await read(bytes, chunkBytes === undefined ? {} : { chunkBytes });
  expect(failure).toBeUndefined();
  const [text] = texts;
  if (text === undefined || texts.length > 1) throw new Error(`${String(texts.length)} texts`);
  return text;
}

function getTotals({ lines, blank, records, continuations, unread, format, span }: SourceReport): object {
  return { lines, blank, records, continuations, unread, format: format?.id, span };
}

const CONTAINERS: readonly (readonly [string, (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>])[] = [
  ['as it is', (bytes) => bytes],
  ['gzip', (bytes) => new Uint8Array(gzipSync(bytes))],
  [
    'gzip of three members',
    (bytes) =>
      concatenate(
        ...[
          [0, 1000],
          [1000, 1001],
          [1001, bytes.length],
        ].map(([start, end]) => new Uint8Array(gzipSync(bytes.subarray(start, end)))),
      ),
  ],
  ['zstd', (bytes) => makeZstd(bytes)],
  ['zip', (bytes) => makeZip([{ name: 'app.log', content: bytes }])],
  ['zip, streamed', (bytes) => makeZip([{ name: 'app.log', content: bytes, descriptor: 'marked' }])],
  ['tar.gz', (bytes) => new Uint8Array(gzipSync(makeTar([{ name: 'app.log', content: bytes }])))],
];

const ENCODINGS: readonly (readonly [string, (text: string) => Uint8Array])[] = [
  ['UTF-8', encode],
  ['UTF-8 with a byte order mark', (text) => encode(`\ufeff${text}`)],
  ['UTF-16 LE', (text) => toUtf16(text, 'le')],
  ['UTF-16 BE', (text) => toUtf16(text, 'be')],
  ['UTF-16 LE without a mark', (text) => toUtf16(text, 'le', false)],
];

const LINE_ENDS: readonly (readonly [string, string])[] = [
  ['LF', '\n'],
  ['CR LF', '\r\n'],
  ['CR', '\r'],
];

describe.each(['live', 'history', 'mixed', 'ndjson'] satisfies Layout[])('a log (%s)', (layout) => {
  const { text } = generateText({ seed: 71, layout, lines: 120, errorShare: 0.4 });

  it('gives the same table in every container, encoding and line end', async () => {
    const plain = await readOnly(encode(text));
    const events = describeEvents(plain.table);
    expect(events.length).toBeGreaterThan(4);
    for (const [encoding, toBytes] of ENCODINGS) {
      for (const [lineEnd, end] of LINE_ENDS) {
        const content = toBytes(text.replaceAll('\n', end));
        for (const [container, pack] of CONTAINERS) {
          const bytes = await pack(content);
          const chunkBytes = 1 + (bytes.length % 1000);
          const packed = await readOnly(bytes, chunkBytes);
          const name = `${container}, ${encoding}, ${lineEnd}`;
          expect(describeEvents(packed.table), name).toEqual(events);
          expect(getTotals(packed.report), name).toEqual(getTotals(plain.report));
          expect(packed.report, name).toMatchObject({ problems: plain.report.problems, isCutShort: false });
          expect(getCoverage(packed.report), name).toBe(1);
          // Archives of several files end behind the last of them.
          if (!/^(?:zip|tar)/.test(container)) expect(packed.report.fileBytesRead, name).toBe(bytes.length);
          expect(packed.decoded === undefined, name).toBe(
            container === 'as it is' && encoding.startsWith('UTF-8') && lineEnd !== 'CR',
          );
          if (packed.decoded !== undefined && lineEnd !== 'CR LF')
            expect(packed.decoded.replace(/^\ufeff/, ''), name).toBe(text);
        }
      }
    }
  });
});

const TEXT = generateText({ seed: 72, layout: 'live', lines: 300, errorShare: 0.4 }).text;
const OTHER = generateText({ seed: 73, layout: 'ndjson', lines: 30, errorShare: 0.4 }).text;

describe('an archive of several files', () => {
  const picture = concatenate([0x89, 0x50, 0x4e, 0x47], new Uint8Array(100));
  const files = [
    { name: 'picture.png', content: picture },
    { name: 'one.log', content: encode(TEXT) },
    { name: '__MACOSX/._one.log', content: concatenate([0, 5, 0x16, 7], new Uint8Array(100)) },
    { name: 'deep/two.log', content: toUtf16(OTHER, 'le') },
    { name: 'more.zip', content: makeZip([{ name: 'three.log', content: encode(TEXT) }]) },
    { name: 'readme.txt', content: encode('Nothing to see here.\n') },
    { name: 'empty.log', content: new Uint8Array(0) },
  ];
  const packed = [
    ['zip', makeZip(files)],
    ['gzip', new Uint8Array(gzipSync(makeTar(files)))],
    ['none', makeTar(files)],
  ] as const;

  it.each(packed)('gives each log in it, and names the rest (%s)', async (compression, bytes) => {
    const { texts, failure } = await read(bytes, { chunkBytes: 1000 });
    expect(failure).toBeUndefined();
    expect(texts.map(({ entry, report }) => [entry, report.name, report.state])).toEqual([
      [1, 'given › one.log', 'done'],
      [2, 'given › deep/two.log', 'done'],
    ]);
    expect(texts.map(({ report }) => report.compression)).toEqual([compression, compression]);
    expect(texts.map(({ report }) => report.encoding)).toEqual(['utf-8', 'utf-16le']);
    expect(texts.map(({ decoded }) => decoded)).toEqual([TEXT, OTHER]);
    expect(texts[0]?.report.problems).toEqual([]);
    expect(texts[1]?.report.problems).toEqual([
      {
        kind: 'skipped',
        count: 3,
        named: [
          { name: 'picture.png', reason: 'looks like a PNG picture' },
          { name: 'more.zip', reason: 'looks like a zip archive' },
          { name: 'readme.txt', reason: 'is no Fly.io log' },
        ],
      },
    ]);
  });

  it('without a log says what is in it', async () => {
    const encrypted = makeZip([{ name: 'a.log', content: encode(TEXT), isEncrypted: true }]);
    expect(await read(encrypted)).toEqual({
      texts: [],
      failure: {
        kind: 'noLogInside',
        contents: { kind: 'skipped', count: 1, named: [{ name: 'a.log', reason: 'is encrypted' }] },
      },
    });
    expect((await read(makeZip([]))).failure).toEqual({ kind: 'noLogInside', contents: { kind: 'nothing' } });
  });

  it('that is cut short between two files says so at the last one', async () => {
    const bytes = makeZip([
      { name: 'a.log', content: encode(TEXT) },
      { name: 'b.log', content: encode(OTHER) },
    ]);
    const second = bytes.findIndex((_, at) => at > 0 && bytes[at] === 0x50 && bytes[at + 2] === 3);
    const { texts, failure } = await read(bytes.subarray(0, second));
    expect(failure).toMatchObject({
      kind: 'unreadable',
      container: { kind: 'truncated', container: 'zip' },
    });
    expect(texts).toMatchObject([
      { report: { name: 'given › a.log', isCutShort: true, problems: [{ kind: 'truncated' }] } },
    ]);
  });
});

describe('an archive that breaks off', () => {
  it.each([
    ['gzip', new Uint8Array(gzipSync(TEXT))],
    ['zip', makeZip([{ name: 'a.log', content: encode(TEXT) }])],
    ['zip', makeZip([{ name: 'a.log', content: encode(TEXT), isStored: true }])],
  ])('keeps what was read (%s)', async (container, bytes) => {
    const { texts, failure } = await read(bytes.subarray(0, bytes.length / 2));
    expect(failure).toMatchObject({ kind: 'unreadable', container: { kind: 'truncated', container } });
    const [text] = texts;
    if (text === undefined) throw new Error('nothing kept');
    expect(text.report).toMatchObject({ state: 'failed', isCutShort: true });
    expect(text.report.problems.filter(({ kind }) => kind === 'truncated')).toHaveLength(1);
    expect(getCoverage(text.report)).toBeLessThan(1);
    expect(text.decoded).not.toBe('');
    expect(TEXT.startsWith(text.decoded ?? '?')).toBe(true);
    // The last line is cut, and what it tears apart comes late in the whole log.
    const isWhole = (event: string): boolean => Number(/\d+$/.exec(event)) < text.report.lines - 5;
    const whole = describeEvents((await readOnly(encode(TEXT))).table).filter(isWhole);
    expect(whole.length).toBeGreaterThan(20);
    expect(describeEvents(text.table).filter(isWhole)).toEqual(whole);
  });

  it('at any byte, never passes for whole', async () => {
    const bytes = new Uint8Array(gzipSync(TEXT.slice(0, 2000)));
    for (let length = 0; length < bytes.length; length += 1)
      expect((await read(bytes.subarray(0, length))).failure, `${String(length)} bytes`).toBeDefined();
    expect((await read(bytes)).failure).toBeUndefined();
  });

  it('by the cap on what it unpacks to keeps what was read', async () => {
    const bytes = new Uint8Array(gzipSync(TEXT.repeat(100)));
    const limits = { maxBytes: 1 << 20, maxRatio: 1e6, ratioFromBytes: 0 };
    const { texts, failure } = await read(bytes, { limits, chunkBytes: 1000 });
    expect(failure).toMatchObject({ kind: 'unreadable', container: { kind: 'tooLarge' } });
    expect(texts[0]?.report).toMatchObject({ state: 'failed', problems: [{ kind: 'tooLarge' }] });
    expect(texts[0]?.table.length).toBeGreaterThan(100);
  });
});

describe('a file with nothing to read', () => {
  it.each([
    [new Uint8Array(0), { kind: 'empty' }],
    [new Uint8Array(gzipSync('')), { kind: 'noLogInside', contents: { kind: 'nothing' } }],
    [new Uint8Array(gzipSync('\n\n')), { kind: 'blank', lines: 2 }],
    [
      new Uint8Array(gzipSync(gzipSync(TEXT))),
      { kind: 'noLogInside', contents: { kind: 'binary', looksLike: 'a gzip archive' } },
    ],
    [encode('hello\n'), { kind: 'unrecognised', firstLines: ['hello'] }],
    [concatenate([0xff, 0xfe], new Uint8Array(0)), { kind: 'blank', lines: 0 }],
  ])('says why (%#)', async (bytes, failure) => {
    expect(await read(bytes)).toEqual({ texts: [], failure });
  });
});

describe('text that is broken', () => {
  it('is read, and its broken places are counted', async () => {
    const line = concatenate(
      encode('2026-03-02T08:15:31Z proxy[a1] ams [error][PC01] '),
      [0xff, 0xc3],
      encode(' x\n'),
    );
    const { report, table } = await readOnly(concatenate(line, line), 1);
    expect(table.length).toBe(2);
    expect(report.problems).toEqual([{ kind: 'brokenText', places: 4, encoding: 'utf-8' }]);
  });
});

describe('a file that fails while it is read', () => {
  it('closes its source and tells why', async () => {
    let isClosed = false;
    const bytes = new Uint8Array(gzipSync(generateText({ seed: 74, layout: 'live', lines: 3000 }).text));
    async function* chunks(): AsyncGenerator<Uint8Array> {
      try {
        yield bytes.subarray(0, bytes.length / 2);
        await Promise.resolve();
        throw new DOMException('no', 'NotReadableError');
      } finally {
        isClosed = true;
      }
    }
    const news = ingestFile({ name: 'a', size: bytes.length, chunks: chunks() }, catalog);
    let report: SourceReport | undefined;
    for (;;) {
      const step = await news.next();
      if (step.done === true) {
        expect(step.value).toEqual({ kind: 'failure', failure: { kind: 'changed' } });
        break;
      }
      ({ report } = step.value.update);
    }
    expect(report).toMatchObject({ state: 'failed', bytesRead: Math.floor(bytes.length / 2) });
    expect(isClosed).toBe(true);
  });

  it('is closed when nobody wants to read on', async () => {
    let isClosed = false;
    function* chunks(): Generator<Uint8Array> {
      try {
        for (;;) yield encode(TEXT);
      } finally {
        isClosed = true;
      }
    }
    for await (const { entry } of ingestFile({ name: 'a', size: undefined, chunks: chunks() }, catalog)) {
      expect(entry).toBe(0);
      break;
    }
    expect(isClosed).toBe(true);
  });
});
