/** What is kept of a file, and what comes of it on the next visit: the same log, from a value that storage takes. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createAnalysis, type Analysis } from '../../src/analysis/queries/analysis.ts';
import { toFileId, type FileId } from '../../src/analysis/api/ids.ts';
import { ingestFile } from '../../src/analysis/ingest/ingestFile.ts';
import {
  checkKeptFile,
  describeState,
  SCHEMA_VERSION,
  toKeptFile,
  toRestoredFile,
} from '../../src/analysis/kept/keptFile.ts';
import { type KeptFile } from '../../src/analysis/files/source.ts';
import { readChunks } from '../../src/core/bytes/bytes.ts';
import { readContentKey } from '../../src/core/bytes/contentKey.ts';
import { createSliceReader } from '../../src/core/bytes/growingFile.ts';
import { makeZip } from '../support/logs/archives.ts';
import { catalog } from '../support/read/readText.ts';

const [FIRST, SECOND, KEPT] = [toFileId('opened', 0), toFileId('opened', 1), toFileId('kept', 0)];
const LIVE = readFileSync(new URL('../fixtures/live.log', import.meta.url));

async function read(
  analysis: Analysis,
  id: FileId,
  file: File,
  state: 'done' | 'cancelled' = 'done',
): Promise<void> {
  analysis.addFile(id, file, { zone: 'Europe/Berlin' });
  const chunks = readChunks(file, createSliceReader(file));
  const news = ingestFile({ name: file.name, size: file.size, chunks }, catalog, { keepsDecoded: true });
  for (;;) {
    const step = await news.next();
    if (step.done === true) break;
    analysis.updateFile(id, step.value.update, step.value.entry);
  }
  analysis.endFile(id, state);
}

/** Through the storage of a browser and back. */
async function keep(analysis: Analysis): Promise<readonly KeptFile[]> {
  return Promise.all(
    analysis.listComplete().map(async (file) => {
      const { about, text } = file;
      const key = about.contentKey ?? (await readContentKey(about.size, text.readSlice));
      const kept = structuredClone(toKeptFile(file, key));
      checkKeptFile(kept);
      return kept;
    }),
  );
}

function reopen(files: readonly KeptFile[]): Analysis {
  const analysis = createAnalysis(() => undefined);
  for (const [i, file] of files.entries()) analysis.restoreFile(toFileId('kept', i), file);
  return analysis;
}

const FILES = {
  'plain text': () => new File([LIVE], 'app.log'),
  'packed text': () => new File([gzipSync(LIVE)], 'app.log.gz'),
  'an archive of two': () => {
    const other = Buffer.from(LIVE.toString().replaceAll('PC01', 'PC02'));
    return new File(
      [
        Buffer.from(
          makeZip([
            { name: 'a.log', content: LIVE },
            { name: 'b.log', content: other },
          ]),
        ),
      ],
      'logs.zip',
    );
  },
} as const;

describe.each(Object.entries(FILES))('%s', (what, makeFile) => {
  test('is the same log on the next visit', async () => {
    const analysis = createAnalysis(() => undefined);
    await read(analysis, FIRST, makeFile());
    const before = analysis.getOverview(undefined, 100, 'machine');
    const again = reopen(await keep(analysis));
    const after = again.getOverview(undefined, 100, 'machine');
    const withoutIds = ({ files, sources, lifecycle, ...rest }: typeof before): unknown => ({
      ...rest,
      lifecycle: lifecycle.map(({ place, ...moment }) => ({
        ...moment,
        place: place && { ...place, textId: undefined },
      })),
      files: files.map(({ id: _, ...file }) => file),
      sources: sources.map(({ id: _, fileId: __, ...source }) => source),
    });
    expect(withoutIds(after)).toEqual(withoutIds(before));
    expect((await keep(again)).map(describeKept)).toEqual((await keep(analysis)).map(describeKept));
  });

  test('has its lines where they were kept, else when the file is at hand again', async () => {
    const analysis = createAnalysis(() => undefined);
    const file = makeFile();
    await read(analysis, FIRST, file);
    const { lines } = await analysis.getLines({}, false, 0, 5);
    const again = reopen(await keep(analysis));
    const hasLines = what !== 'plain text';
    expect((await keep(again)).map((kept) => toRestoredFile(KEPT, kept))).toMatchObject([
      { hasLines, canAttach: true },
    ]);
    const kept = await again.getLines({}, false, 0, 5);
    expect(kept.lines.map(({ text }) => text)).toEqual(
      lines.map(({ text }) => (hasLines ? text : undefined)),
    );
    expect(await again.attachFile(KEPT, file)).toBe(true);
    const attached = await again.getLines({}, false, 0, 5);
    expect(attached.lines.map(({ text }) => text)).toEqual(lines.map(({ text }) => text));
  });
});

/** All but the text itself. */
function describeKept(kept: KeptFile): unknown {
  return { ...kept, texts: kept.texts.map((text) => ({ ...text, decoded: text.decoded?.size })) };
}

test('only what was read to its end is kept, and what takes the place of something when it does', async () => {
  const analysis = createAnalysis(() => undefined);
  await read(analysis, FIRST, FILES['plain text']());
  await read(analysis, SECOND, FILES['packed text'](), 'cancelled');
  expect((await keep(analysis)).map(({ about }) => about.name)).toEqual(['app.log']);
  analysis.addFile(toFileId('opened', 2), FILES['plain text'](), { replaces: FIRST });
  expect(await keep(analysis)).toHaveLength(1);
  analysis.removeFile(FIRST);
  expect(await keep(analysis)).toEqual([]);
});

test('a text that was removed from an archive stays so', async () => {
  const analysis = createAnalysis(() => undefined);
  await read(analysis, FIRST, FILES['an archive of two']());
  const [complete] = analysis.listComplete();
  const [first] = analysis.getOverview(undefined, 10).sources;
  if (first === undefined) throw new Error('Nothing was read');
  analysis.removeText(first.id);
  const [after] = analysis.listComplete();
  expect(complete && describeState(complete)).not.toBe(after && describeState(after));
  const [kept] = await keep(reopen(await keep(analysis)));
  expect(kept?.texts.map(({ read: { report } }) => report.name)).toEqual(['logs.zip › b.log']);
  expect(kept?.removed).toHaveLength(1);
});

test('text of more than 64 MB is not kept: the file has to be unpacked once more', async () => {
  const analysis = createAnalysis(() => undefined);
  const filler = 'a line that is not of any interest to anybody\n'.repeat(1000);
  const text = LIVE.toString() + filler.repeat(1 + (64 << 20) / filler.length);
  const file = new File([gzipSync(text)], 'large.log.gz');
  await read(analysis, FIRST, file);
  const [kept] = await keep(analysis);
  expect(kept?.texts.map(({ decoded }) => decoded)).toEqual([undefined]);
  expect(kept && toRestoredFile(KEPT, kept)).toMatchObject({ hasLines: false, canAttach: false });
  // Nor is the packed file taken for it.
  const again = reopen(await keep(analysis));
  expect(await again.attachFile(KEPT, file)).toBe(true);
  const { lines } = await again.getLines({}, false, 0, 1);
  expect(lines.map((line) => line.text)).toEqual([undefined]);
  expect((await keep(again)).map((twice) => toRestoredFile(KEPT, twice))).toMatchObject([
    { canAttach: false },
  ]);
});

describe('a value that was not kept by this version', () => {
  const BROKEN: Readonly<Record<string, (kept: KeptFile) => unknown>> = {
    nothing: () => undefined,
    'another shape': () => ({ about: { name: 'app.log' } }),
    'no name': (kept) => ({ ...kept, about: { ...kept.about, name: 1 } }),
    'a text without a number': (kept) => ({
      ...kept,
      texts: kept.texts.map((text) => ({ ...text, entry: 0.5 })),
    }),
    'columns of two lengths': (kept) => ({
      ...kept,
      texts: kept.texts.map((text) => ({
        ...text,
        read: { ...text.read, table: { ...text.read.table, time: new Float64Array(1) } },
      })),
    }),
    'a code outside its dictionary': (kept) => ({
      ...kept,
      texts: kept.texts.map((text) => ({
        ...text,
        read: { ...text.read, table: { ...text.read.table, codes: [''] } },
      })),
    }),
    'a reading that was not done': (kept) => ({
      ...kept,
      texts: kept.texts.map((text) => ({
        ...text,
        read: { ...text.read, report: { ...text.read.report, state: 'reading' } },
      })),
    }),
  };

  test.each(Object.entries(BROKEN))('%s is not believed', async (_, breakIt) => {
    const analysis = createAnalysis(() => undefined);
    await read(analysis, FIRST, FILES['plain text']());
    const [kept] = await keep(analysis);
    if (kept === undefined) throw new Error('Nothing was kept');
    expect(() => {
      checkKeptFile(breakIt(kept) as KeptFile);
    }).toThrow();
  });

  /** Where this fails, what people have kept looks otherwise: SCHEMA_VERSION has to be another one. */
  test('is told apart by its number', async () => {
    const analysis = createAnalysis(() => undefined);
    await read(analysis, FIRST, FILES['plain text']());
    expect([SCHEMA_VERSION, ...(await keep(analysis)).map(describeShape)]).toMatchInlineSnapshot(`
      [
        3,
        {
          "about": {
            "contentKey": "string",
            "isText": "undefined",
            "lastModified": "number",
            "name": "string",
            "size": "number",
            "zone": "string",
          },
          "handle": "undefined",
          "removed": [],
          "texts": [
            {
              "decoded": "undefined",
              "entry": "number",
              "isDecoded": "boolean",
              "read": {
                "lifecycle": {
                  "app": "Uint16Array",
                  "apps": [
                    "string",
                  ],
                  "cause": "Uint16Array",
                  "code": "Uint16Array",
                  "codes": [
                    "string",
                  ],
                  "how": "Uint8Array",
                  "length": "number",
                  "lineNumber": "Uint32Array",
                  "machine": "Uint32Array",
                  "machines": [
                    "string",
                  ],
                  "recordLength": "Uint32Array",
                  "recordStart": "Float64Array",
                  "region": "Uint16Array",
                  "regions": [
                    "string",
                  ],
                  "source": "Uint16Array",
                  "time": "Float64Array",
                },
                "recordCounts": {
                  "counts": "Uint32Array",
                  "starts": "Float64Array",
                  "stepMs": "number",
                },
                "report": {
                  "blank": "number",
                  "bytes": "number",
                  "bytesRead": "number",
                  "compression": "string",
                  "continuations": "number",
                  "encoding": "string",
                  "fileBytesRead": "number",
                  "format": {
                    "id": "string",
                    "label": "string",
                  },
                  "isCutShort": "boolean",
                  "isScannedSlowly": "boolean",
                  "lines": "number",
                  "name": "string",
                  "problems": [],
                  "recordLines": "number",
                  "records": "number",
                  "span": {
                    "first": "number",
                    "last": "number",
                  },
                  "state": "string",
                  "timeKind": "string",
                  "unread": "number",
                  "unreadExamples": [],
                  "zone": "string",
                },
                "table": {
                  "app": "Uint16Array",
                  "apps": [
                    "string",
                  ],
                  "cause": "Uint16Array",
                  "code": "Uint16Array",
                  "codes": [
                    "string",
                  ],
                  "how": "Uint8Array",
                  "length": "number",
                  "lineNumber": "Uint32Array",
                  "machine": "Uint32Array",
                  "machines": [
                    "string",
                  ],
                  "recordLength": "Uint32Array",
                  "recordStart": "Float64Array",
                  "region": "Uint16Array",
                  "regions": [
                    "string",
                  ],
                  "source": "Uint16Array",
                  "time": "Float64Array",
                },
              },
            },
          ],
        },
      ]
    `);
  });
});

/** Names and types of what is in a value; of a list, those of its first one. */
function describeShape(value: unknown): unknown {
  if (ArrayBuffer.isView(value) || value instanceof Blob) return value.constructor.name;
  if (Array.isArray(value)) return value.length === 0 ? [] : [describeShape(value[0])];
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, describeShape(part)]));
}
