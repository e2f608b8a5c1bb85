/**
 * Logs with what must not leave, in every field of every layout, are read for real and put through every artefact:
 * none of it is in any of them, however they are written.
 */
import { describe, expect, it } from 'vitest';
import { ingestFile } from '../../src/analysis/ingest/ingestFile.ts';
import { ReadSoFar } from '../../src/analysis/files/readSoFar.ts';
import { toBinsCsv } from '../../src/artefacts/binsCsv.ts';
import type { ArtefactContent } from '../../src/artefacts/content.ts';
import { toHtmlReport } from '../../src/artefacts/htmlReport.ts';
import { makeContent } from '../../src/artefacts/makeContent.ts';
import { toMarkdown } from '../../src/artefacts/markdown.ts';
import { drawPicture } from '../../src/artefacts/picture/drawPicture.ts';
import { findErrorCodeEntry } from '../../src/catalog/codes/index.ts';
import { redactions } from '../../src/catalog/redactions/index.ts';
import { toEventsCsv } from '../../src/core/report/eventsCsv.ts';
import { maskSources } from '../../src/core/report/maskSources.ts';
import type { ReadSource } from '../../src/core/log/mergeSources.ts';
import {
  createRedactor,
  MASKED_FOR_PUBLIC,
  type ClassChoice,
  type Redactor,
} from '../../src/core/redact/redact.ts';
import { REDACTION_CLASSES } from '../../src/core/redact/redaction.ts';
import { toAnalysisReport } from '../../src/core/report/report.ts';
import { selectRows } from '../../src/core/table/selection.ts';
import { toContent } from '../support/read/artefactContent.ts';
import { CANARIES, KNOWN_APP, type Canary } from '../support/hostile/canaries.ts';
import { listDrawnTexts, parsePicture } from '../support/page/drawnPicture.ts';
import { layoutWriters, type LayoutWriter, type WrittenRecord } from '../support/logs/layoutWriters.ts';
import { catalog, splitBytes } from '../support/read/readText.ts';
import { describeProblem } from '../../src/presentation/problemText.ts';

const MACHINE = '148e21ea7d9d68';

interface CanaryLog {
  readonly name: string;
  readonly text: string;
  readonly source: ReadSource;
  readonly raw: ArtefactContent;
}

/** Layouts in lines of words have room for one word only where JSON takes any text. */
function toField({ text }: Canary, writer: LayoutWriter, otherwise: string): string {
  const isText = !/"(?:message|_msg)"/.test(writer.write([toRecord()]));
  return isText && /[\s[\]"=,;{}]/.test(text) ? otherwise : text;
}

function toRecord(fields: Partial<WrittenRecord> = {}): WrittenRecord {
  return {
    time: Date.UTC(2026, 2, 3),
    provider: 'proxy',
    machine: MACHINE,
    region: 'ams',
    level: 'error',
    message: '[PC01] instance refused connection',
    ...fields,
  };
}

/** One record for each field that the canary can stand in. */
function writeLog(canary: Canary, writer: LayoutWriter): string {
  const { text } = canary;
  const isJson = text.startsWith('{');
  return writer.write([
    toRecord({ app: KNOWN_APP }),
    toRecord({ message: isJson ? text : `[PC01] instance refused connection ${text}` }),
    toRecord({ machine: toField(canary, writer, MACHINE) }),
    toRecord({ region: toField(canary, writer, 'ams') }),
    toRecord({ app: toField(canary, writer, 'shop') }),
    toRecord({ url: text }),
    toRecord({ provider: 'app', message: JSON.stringify({ [text]: 1 }) }),
  ]);
}

async function readLog(canary: Canary, writer: LayoutWriter): Promise<CanaryLog> {
  const name = `${canary.text}.log`;
  const text = writeLog(canary, writer);
  const bytes = new TextEncoder().encode(text);
  const news = ingestFile({ name, size: bytes.length, chunks: splitBytes(bytes, 1 << 16) }, catalog, {});
  let read: ReadSoFar | undefined;
  for await (const { update } of news)
    if (read === undefined) read = new ReadSoFar(update);
    else read.add(update);
  if (read === undefined) throw new Error('Nothing was read');
  const raw = await toContent({
    files: [{ name, text }],
    title: canary.text,
    groupBy: 'machine',
    maxBins: 20,
  });
  return { name, text, source: read.toReadSource(), raw };
}

function makeArtefacts({ name, text, source, raw }: CanaryLog, isMasked: ClassChoice): Map<string, string> {
  const { table } = source;
  const createMask = (): Redactor => createRedactor({ redactions, isMasked, appNames: table.apps });
  const lines = [text, ...text.split('\n')].map((line, i) => ({
    place: { sourceId: 0, start: 0, end: line.length, lineNumber: i + 1 },
    sourceName: name,
    text: line,
  }));
  const filters = {
    machine: { include: table.machines },
    region: { include: table.regions },
    file: { exclude: [name] },
  };
  const { title, overview, view, version } = raw;
  const content = makeContent(
    { title, overview, selection: { filters }, view, lines, version },
    createMask(),
  );
  const [chat, slide, postMortem] = (['chat', 'slide', 'postMortem'] as const).map(
    (preset) => drawPicture(content, { preset, theme: 'dark' }).svg,
  );
  const rows = selectRows(table, {});
  return new Map([
    ['markdown', toMarkdown(content)],
    ['html', toHtmlReport(content, { light: postMortem ?? '', dark: '' })],
    ['chat', chat ?? ''],
    ['slide', slide ?? ''],
    ['postMortem', postMortem ?? ''],
    ['bars', toBinsCsv(content)],
    ['csv', [...toEventsCsv({ table, rows, fileNames: [name], mask: createMask() })].join('')],
    ['json', toJson(maskSources([source], createMask()))],
  ]);
}

function toJson(sources: readonly ReadSource[]): string {
  return JSON.stringify(
    toAnalysisReport({ version: '1.2.3', sources, findEntry: findErrorCodeEntry, describeProblem }),
  );
}

/** What anybody could make of it without much ado. */
function decode(text: string): readonly string[] {
  const ofMarkup = text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES.get(entity) ?? entity);
  const ofPercents = ofMarkup.replace(/%(?=40|3D|2F|3A|26)../g, (code) => decodeURIComponent(code));
  const ofJson = ofMarkup.replace(/\\(["\\/])/g, '$1');
  return [text, ofMarkup, ofPercents, ofJson, ofMarkup.replace(/<[^>]*>/g, '')];
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
]);

function findIn(artefacts: ReadonlyMap<string, string>, canary: string): readonly string[] {
  return [...artefacts]
    .filter(([, text]) => decode(text).some((decoded) => decoded.includes(canary)))
    .map(([name]) => name);
}

describe.each(layoutWriters.map((writer) => [writer.name, writer] as const))('%s', (_name, writer) => {
  it.each(CANARIES)('$text', async (canary) => {
    const log = await readLog(canary, writer);
    // An app that no field names is a word like any other.
    if (canary.canary === KNOWN_APP && !log.source.table.apps.includes(KNOWN_APP)) return;
    expect(log.text).toContain(canary.canary);
    if (writer.keeps.includes('origin')) expect(log.source.table.length).toBeGreaterThan(2);
    const artefacts = makeArtefacts(log, MASKED_FOR_PUBLIC);
    expect([...artefacts.values()].every((text) => text.length > 0 || !writer.keeps.includes('time'))).toBe(
      true,
    );
    expect(findIn(artefacts, canary.canary)).toEqual([]);
  });
});

const [NDJSON] = layoutWriters.filter(({ name }) => name === 'shipper NDJSON');

describe('a class that is switched on', () => {
  const optional = REDACTION_CLASSES.filter((name) => name !== 'secret');
  it.each(optional)('comes through, and no other: %s', async (shown) => {
    if (NDJSON === undefined) throw new Error('no layout');
    for (const canary of CANARIES) {
      const artefacts = makeArtefacts(await readLog(canary, NDJSON), {
        ...MASKED_FOR_PUBLIC,
        [shown]: false,
      });
      const found = findIn(artefacts, canary.canary);
      if (canary.class === shown)
        expect(found).toEqual(expect.arrayContaining(['markdown', 'html', 'csv', 'json']));
      else expect(found, canary.text).toEqual([]);
    }
  });
});

describe('to mask once more changes nothing', () => {
  const redactor = (): Redactor => createRedactor({ redactions, isMasked: MASKED_FOR_PUBLIC });
  it.each(CANARIES)('$text', async (canary) => {
    if (NDJSON === undefined) throw new Error('no layout');
    const artefacts = makeArtefacts(await readLog(canary, NDJSON), MASKED_FOR_PUBLIC);
    const whole = ['markdown', 'csv', 'bars', 'json'].map((name) => artefacts.get(name) ?? '');
    const drawn = ['chat', 'slide', 'postMortem']
      .flatMap((name) => listDrawnTexts(parsePicture(artefacts.get(name) ?? '')))
      .map(({ text }) => text);
    for (const text of [...whole, ...drawn]) {
      const plain = text.replaceAll('\r', '');
      // A name without its middle may have lost half of a mask.
      if (!/…[\w:-]*\]/.test(plain)) expect(redactor().redact(plain)).toBe(plain);
    }
  });
});
