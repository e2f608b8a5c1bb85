/** What the command line makes to be passed on: files as they were read go in, masked text comes out. */
import type { PlacedFinding } from '../analysis/api/api.ts';
import type { Finding } from '../analysis/findings/diagnosing.ts';
import { countEvents, toOverview } from '../analysis/queries/overview.ts';
import { toBinsCsv } from '../artefacts/binsCsv.ts';
import { toHtmlReport } from '../artefacts/htmlReport.ts';
import { makeContent, type RawContent } from '../artefacts/makeContent.ts';
import { toMarkdown } from '../artefacts/markdown.ts';
import { drawPicture } from '../artefacts/picture/drawPicture.ts';
import type { PictureLook } from '../artefacts/picture/sheet.ts';
import { summarizeEvents } from '../core/bins/codeSummary.ts';
import type { ErrorCode } from '../core/format/errorCode.ts';
import { toEventsCsv } from '../core/report/eventsCsv.ts';
import { mergeSources, type MergedSources, type ReadSource } from '../core/log/mergeSources.ts';
import { createRedactor, MASKED_FOR_PUBLIC, MASKED_FOR_TEAM, type Redactor } from '../core/redact/redact.ts';
import type { Redaction } from '../core/redact/redaction.ts';
import { selectRows } from '../core/table/selection.ts';

export const SHARED_FORMS = ['markdown', 'html', 'svg', 'csv', 'csv-bars'] as const;
export type SharedForm = (typeof SHARED_FORMS)[number];

export interface SharingOptions {
  /** For people who should not know the names of apps and hosts. */
  readonly isPublic: boolean;
  readonly title: string | undefined;
  readonly look: PictureLook;
}

export interface SharingTools {
  readonly redactions: readonly Redaction[];
  readonly findEntry: (code: string) => ErrorCode | undefined;
  readonly version: string;
}

/** As many as the widest picture has room for. */
const MAX_BINS = 240;

export function createSourcesRedactor(
  sources: readonly ReadSource[],
  { redactions }: Pick<SharingTools, 'redactions'>,
  isPublic: boolean,
): Redactor {
  const appNames = new Set(sources.flatMap(({ table }) => table.apps));
  return createRedactor({ redactions, isMasked: isPublic ? MASKED_FOR_PUBLIC : MASKED_FOR_TEAM, appNames });
}

/** Piece by piece: the rows of a large log are many. */
export function* toShared(
  form: SharedForm,
  sources: readonly ReadSource[],
  findings: readonly Finding[],
  options: SharingOptions,
  tools: SharingTools,
): Generator<string> {
  const merged = mergeSources(sources);
  const mask = createSourcesRedactor(sources, tools, options.isPublic);
  if (form === 'csv') {
    const { table, reports } = merged;
    yield* toEventsCsv({
      table,
      rows: selectRows(table, {}),
      fileNames: reports.map(({ name }) => name),
      mask,
    });
    return;
  }
  const content = makeContent(
    { ...toRawContent(merged, options.title, tools), findings: placeFindings(findings, merged) },
    mask,
  );
  switch (form) {
    case 'markdown':
      yield toMarkdown(content);
      return;
    case 'csv-bars':
      yield toBinsCsv(content);
      return;
    case 'svg':
      yield `${drawPicture(content, options.look).svg}\n`;
      return;
    case 'html': {
      const light = drawPicture(content, { preset: 'postMortem', theme: 'light' }).svg;
      const dark = drawPicture(content, { preset: 'postMortem', theme: 'dark' }).svg;
      yield toHtmlReport(content, { light, dark });
    }
  }
}

function placeFindings(findings: readonly Finding[], { reports }: MergedSources): readonly PlacedFinding[] {
  return findings.map((finding) => ({
    ...finding,
    evidence: finding.evidence.map(({ source, time, text, ...place }) => ({
      ...{ time, text, sourceName: reports[source]?.name ?? '' },
      place: { ...place, sourceId: source },
    })),
  }));
}

function toRawContent(
  merged: MergedSources,
  title: string | undefined,
  { findEntry, version }: SharingTools,
): RawContent {
  const { table, isTimeOfDay, reports } = merged;
  const rows = selectRows(table, {});
  const overview = toOverview(
    { ...merged, totals: countEvents(table) },
    reports.map((_, index) => index),
    {
      selection: {},
      selected: { rows, summary: summarizeEvents(table, rows) },
      maxBins: MAX_BINS,
      groupBy: 'category',
      toOwner: (code) => findEntry(code)?.owner ?? 'unclear',
    },
  );
  return {
    title,
    overview,
    selection: {},
    view: {
      clock: isTimeOfDay ? 'timeOfDay' : 'utc',
      scale: 'linear',
      hasPatterns: false,
      hiddenGroups: new Set(),
    },
    version,
  };
}
