/**
 * Logs with what must not leave, in every field of every layout, are read for real and leave by every export: none of it
 * is in any of them, however they are written. An export that is added is met by all of it without a word here.
 */
import { toFileId, toTextId } from '../../src/analysis/api/ids.ts';
import { describe, expect, it } from 'vitest';
import type { PlacedFinding } from '../../src/analysis/api/api.ts';
import { ReadSoFar } from '../../src/analysis/files/readSoFar.ts';
import { ingestFile } from '../../src/analysis/ingest/ingestFile.ts';
import { exportEvents, saveAnalysis } from '../../src/analysis/queries/exporting.ts';
import type { ArtefactContent } from '../../src/artefacts/content/content.ts';
import type { Export, ExportChoices, ExportSource } from '../../src/artefacts/export.ts';
import { allExports } from '../../src/artefacts/exports/index.ts';
import { makeContent } from '../../src/artefacts/content/makeContent.ts';
import { findErrorCodeEntry } from '../../src/catalog/codes/index.ts';
import { redactions } from '../../src/catalog/redactions/index.ts';
import type { ReadSource } from '../../src/core/log/mergeSources.ts';
import { createRedactor, MASKED_FOR_PUBLIC, type ClassChoice } from '../../src/core/redact/redact.ts';
import { REDACTION_CLASSES, type Redaction } from '../../src/core/redact/redaction.ts';
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
  readonly findings: readonly PlacedFinding[];
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

/** One record for each field that a canary can stand in, a second apart. */
function writeLog(canaries: readonly Canary[], writer: LayoutWriter): string {
  const records = canaries.flatMap((canary) => {
    const { text } = canary;
    const isJson = text.startsWith('{');
    return [
      toRecord({ app: KNOWN_APP }),
      toRecord({ message: isJson ? text : `[PC01] instance refused connection ${text}` }),
      toRecord({ machine: toField(canary, writer, MACHINE) }),
      toRecord({ region: toField(canary, writer, 'ams') }),
      toRecord({ app: toField(canary, writer, 'shop') }),
      toRecord({ url: text }),
      toRecord({ provider: 'app', message: JSON.stringify({ [text]: 1 }) }),
    ];
  });
  return writer.write(records.map((record, i) => ({ ...record, time: record.time + i * 1000 })));
}

/** With a canary in each text that comes from a log. */
function toFinding({ text }: Canary, sourceName: string): PlacedFinding {
  const shares = [{ name: text, count: 1 }];
  return {
    ...{ rule: 'crash-loop', label: 'Crash loop', owner: 'app', confidence: 'sure', isOngoing: false },
    title: `The app exits again and again: ${text}.`,
    refutedBy: `A line of ${text}`,
    advice: [`Look at \`${text}\`.`],
    codes: [text],
    ...{ causes: shares, machines: shares, regions: shares, errors: 1, start: undefined, last: undefined },
    width: { machines: 1, ofMachines: 2, regions: 1, ofRegions: 2 },
    differences: [{ field: 'machine', value: text, inside: 9, ofInside: 9, outside: 1, ofOutside: 9 }],
    messages: [{ pattern: text, count: 1, before: 0, firstAfterMs: 0 }],
    changes: [{ file: text, setting: 'app', before: undefined, after: text, diff: `+app = ${text}` }],
    also: [{ rule: 'one-machine', label: 'One machine', title: `Only ${text} fails.` }],
    // A name of an app has no blanks: it is masked as such.
    app: KNOWN_APP,
    steps: [{ time: undefined, words: `the app says ${text}`, evidence: undefined }],
    episodes: [{ start: undefined, last: undefined, isOngoing: false, errors: 1, machines: 1 }],
    evidence: [
      {
        time: undefined,
        text,
        sourceName,
        place: { textId: toTextId(toFileId('opened', 0), 0), start: 0, end: 1, lineNumber: 1 },
      },
    ],
  };
}

async function readLog(canaries: readonly Canary[], writer: LayoutWriter): Promise<CanaryLog> {
  const title = canaries.map(({ text }) => text).join(' ');
  const name = `${title}.log`;
  const text = writeLog(canaries, writer);
  const bytes = new TextEncoder().encode(text);
  const updates = ingestFile({ name, size: bytes.length, chunks: splitBytes(bytes, 1 << 16) }, catalog, {});
  let read: ReadSoFar | undefined;
  for await (const { update } of updates)
    if (read === undefined) read = new ReadSoFar(update);
    else read.add(update);
  if (read === undefined) throw new Error('Nothing was read');
  const raw = await toContent({ files: [{ name, text }], title, groupBy: 'machine', maxBins: 20 });
  const findings = canaries.map((canary) => toFinding(canary, name));
  return { name, text, source: read.toReadSource(), findings, raw };
}

interface Masking {
  readonly used: readonly Redaction[];
  readonly isMasked: ClassChoice;
}

const FOR_PUBLIC: Masking = { used: redactions, isMasked: MASKED_FOR_PUBLIC };
/** To see that a canary would be found where nothing masks it. */
const UNMASKED: Masking = { used: [], isMasked: MASKED_FOR_PUBLIC };

/** As the page and its worker give it, but for pixels: there the drawing itself is looked at. */
function toSource({ name, text, source, findings, raw }: CanaryLog, masking: Masking): ExportSource {
  const { used, isMasked } = masking;
  const { table } = source;
  const tools = { redactions: used, findEntry: findErrorCodeEntry, describeProblem, version: '1.2.3' };
  const lines = [text, ...text.split('\n')].map((line, i) => ({
    place: { textId: toTextId(toFileId('opened', 0), 0), start: 0, end: line.length, lineNumber: i + 1 },
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
    { title, overview, selection: { filters }, view, findings, lines, version },
    createRedactor({ redactions: used, isMasked, appNames: table.apps }),
  );
  return {
    getContent: () => Promise.resolve(content),
    writeEvents: () =>
      Promise.resolve([exportEvents(table, selectRows(table, {}), [name], tools, isMasked).blob]),
    writeAnalysis: () => {
      const unplaced = findings.map((finding) => ({
        ...finding,
        evidence: finding.evidence.map(({ time, text: line, place: { lineNumber, start, end } }) => ({
          ...{ source: 0, lineNumber, start, end, time, text: line },
        })),
        steps: finding.steps.map((step) => ({ ...step, evidence: undefined })),
      }));
      return Promise.resolve([saveAnalysis([source], unplaced, tools, isMasked).blob]);
    },
    toPng: ({ svg }) => Promise.resolve(new Blob([svg])),
  };
}

const PRESETS = ['chat', 'slide', 'postMortem'] as const;

/** All that can be chosen of an export and that changes what is in it. */
function listChoices({ options }: Export): readonly ExportChoices[] {
  const presets = options.includes('look') ? PRESETS : PRESETS.slice(0, 1);
  const rows = options.includes('rows') ? (['errors', 'bars'] as const) : (['errors'] as const);
  return presets.flatMap((preset) =>
    rows.map((row) => ({ look: { preset, theme: 'dark' as const }, scale: 1 as const, rows: row })),
  );
}

/** The texts of exports, by their ids and what was chosen of them. */
async function makeExports(
  log: CanaryLog,
  masking: Masking,
  wanted = allExports,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const source = toSource(log, masking);
  for (const one of wanted)
    for (const choices of listChoices(one)) {
      const { body } = await one.make(source, choices);
      const text = await new Blob([...body]).slice().text();
      texts.set(`${one.id} ${choices.look.preset} ${choices.rows}`, text);
    }
  return texts;
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

function findIn(texts: ReadonlyMap<string, string>, canary: string): readonly string[] {
  return [...texts]
    .filter(([, text]) => decode(text).some((decoded) => decoded.includes(canary)))
    .map(([name]) => name);
}

/** As `findIn`, of many canaries in the same texts. */
function findAllIn(
  texts: ReadonlyMap<string, string>,
  canaries: readonly Canary[],
): ReadonlyMap<string, readonly string[]> {
  const decoded = [...texts].map(([name, text]) => [name, decode(text)] as const);
  return new Map(
    canaries.map(({ canary }) => [
      canary,
      decoded.filter(([, all]) => all.some((text) => text.includes(canary))).map(([name]) => name),
    ]),
  );
}

function listNotFound(
  found: ReadonlyMap<string, readonly string[]>,
  inExports: readonly string[],
): readonly string[] {
  return [...found].flatMap(([canary, names]) =>
    inExports
      .filter((id) => !names.some((name) => name.startsWith(`${id} `)))
      .map((id) => `${canary} in ${id}`),
  );
}

const drawn = allExports.filter(({ options }) => options.includes('look'));
const withLines = allExports.filter(({ options }) => options.includes('lines')).map(({ id }) => id);

describe.each(layoutWriters.map((writer) => [writer.name, writer] as const))('%s', (_name, writer) => {
  it('lets nothing out by any export', async () => {
    const log = await readLog(CANARIES, writer);
    // An app that no field names is a word like any other.
    const canaries = CANARIES.filter(
      ({ canary }) => canary !== KNOWN_APP || log.source.table.apps.includes(KNOWN_APP),
    );
    if (writer.keeps.includes('origin')) expect(log.source.table.length).toBeGreaterThan(2 * CANARIES.length);
    const open = await makeExports(log, UNMASKED);
    expect([...open].filter(([, text]) => text === '' && writer.keeps.includes('time'))).toEqual([]);
    expect(listNotFound(findAllIn(open, canaries), [...withLines, 'downloadJson'])).toEqual([]);
    const masked = await makeExports(log, FOR_PUBLIC);
    expect([...masked.keys()]).toEqual([...open.keys()]);
    expect([...findAllIn(masked, canaries)].filter(([, names]) => names.length > 0)).toEqual([]);
    // A picture has room for few words, so each canary is the title of one.
    for (const canary of canaries) {
      const titled = {
        ...log,
        text: '',
        raw: { ...log.raw, title: canary.text },
        findings: [toFinding(canary, log.name)],
      };
      expect(findIn(await makeExports(titled, FOR_PUBLIC, drawn), canary.canary)).toEqual([]);
    }
  });
});

const [NDJSON] = layoutWriters.filter(({ name }) => name === 'shipper NDJSON');

describe('a class that is switched on', () => {
  const optional = REDACTION_CLASSES.filter((name) => name !== 'secret');
  it.each(optional)('comes through, and no other: %s', async (shown) => {
    if (NDJSON === undefined) throw new Error('no layout');
    const log = await readLog(CANARIES, NDJSON);
    const made = await makeExports(log, {
      ...FOR_PUBLIC,
      isMasked: { ...MASKED_FOR_PUBLIC, [shown]: false },
    });
    const shownCanaries = CANARIES.filter((canary) => canary.class === shown);
    const others = CANARIES.filter((canary) => canary.class !== shown);
    expect(
      listNotFound(findAllIn(made, shownCanaries), [...withLines, 'downloadCsv', 'downloadJson']),
    ).toEqual([]);
    expect([...findAllIn(made, others)].filter(([, names]) => names.length > 0)).toEqual([]);
  });
});

describe('to mask once more changes nothing', () => {
  it.each(CANARIES)('$text', async (canary) => {
    if (NDJSON === undefined) throw new Error('no layout');
    const made = await makeExports(await readLog([canary], NDJSON), FOR_PUBLIC);
    expect(findIn(made, canary.canary)).toEqual([]);
    const texts = [...made].flatMap(([name, text]) => {
      if (drawn.some(({ id }) => name.startsWith(`${id} `)))
        return listDrawnTexts(parsePicture(text)).map((shown) => shown.text);
      // Its markup is no text; what it says is in the Markdown too.
      return name.startsWith('downloadReport ') ? [] : [text];
    });
    const redactor = createRedactor({ redactions, isMasked: MASKED_FOR_PUBLIC });
    for (const text of texts) {
      const plain = text.replaceAll('\r', '');
      // A name without its middle may have lost half of a mask.
      if (!/…[\w:-]*\]/.test(plain)) expect(redactor.redact(plain)).toBe(plain);
    }
  });
});
