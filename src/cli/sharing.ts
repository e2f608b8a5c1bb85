/** What the command line passes on: files as they were read go in; what the exports ask for, masked, comes out. */
import type { PlacedEvidence, PlacedFinding } from '../analysis/api/api.ts';
import { toFileId, toTextId } from '../analysis/api/ids.ts';
import { joinContext, type ContextFile } from '../core/diagnosis/appContext.ts';
import type { EvidenceLine, Finding } from '../core/diagnosis/finding.ts';
import { saveAnalysis, type ExportTools } from '../analysis/queries/exporting.ts';
import { countLog, toOverview } from '../analysis/queries/overview.ts';
import type { ExportSource } from '../artefacts/export.ts';
import { makeContent, type RawContent } from '../artefacts/content/makeContent.ts';
import { summarizeEvents } from '../core/bins/codeSummary.ts';
import { toEventsCsv } from '../core/report/eventsCsv.ts';
import type { MergedSources, ReadSource } from '../core/log/mergeSources.ts';
import { createRedactor, MASKED_FOR_PUBLIC, MASKED_FOR_TEAM, type Redactor } from '../core/redact/redact.ts';
import { selectRows, type Selection } from '../core/table/selection.ts';

export interface SharingOptions {
  /** The only app that it is of; undefined for all. */
  readonly app: string | undefined;
  /** For people who should not know the names of apps and hosts. */
  readonly isPublic: boolean;
  readonly title: string | undefined;
}

/** What was read, and what lies beside it. */
interface SharedLog {
  readonly sources: readonly ReadSource[];
  readonly beside: readonly ContextFile[];
}

/** As many as the widest picture has room for. */
const MAX_BINS = 240;

/** `appNames` are those of the whole log: what is said of one app may name another. */
export function createLogRedactor(
  appNames: readonly string[],
  { redactions }: Pick<ExportTools, 'redactions'>,
  { isPublic }: SharingOptions,
): Redactor {
  return createRedactor({ redactions, isMasked: isPublic ? MASKED_FOR_PUBLIC : MASKED_FOR_TEAM, appNames });
}

/** `findFindings` is asked where findings are part of an export. */
export function createExportSource(
  { sources, beside }: SharedLog,
  merged: MergedSources,
  findFindings: () => Promise<readonly Finding[]>,
  mask: Redactor,
  { isPublic, title, app }: SharingOptions,
  tools: ExportTools,
): ExportSource {
  return {
    async getContent({ findings } = { findings: true }) {
      const found = findings ? await findFindings() : [];
      return makeContent(
        { ...toRawContent(merged, beside, title, app, tools), findings: placeFindings(found, merged) },
        mask,
      );
    },
    writeEvents() {
      const { table, reports } = merged;
      const fileNames = reports.map(({ name }) => name);
      // Piece by piece: the rows of a large log are many.
      return Promise.resolve(toEventsCsv({ table, rows: selectRows(table, {}), fileNames, mask }));
    },
    async writeAnalysis() {
      const isMasked = isPublic ? MASKED_FOR_PUBLIC : MASKED_FOR_TEAM;
      return [saveAnalysis(sources, await findFindings(), tools, isMasked).blob];
    },
    toPng: () => Promise.reject(new Error('Only a browser makes a picture into pixels.')),
  };
}

function placeFindings(findings: readonly Finding[], { reports }: MergedSources): readonly PlacedFinding[] {
  const placeLine = ({ source, time, text, ...place }: EvidenceLine): PlacedEvidence => ({
    ...{ time, text, sourceName: reports[source]?.name ?? '' },
    place: { ...place, textId: toTextId(toFileId('opened', source), 0) },
  });
  return findings.map((finding) => ({
    ...finding,
    evidence: finding.evidence.map(placeLine),
    steps: finding.steps.map((step) => ({ ...step, evidence: step.evidence && placeLine(step.evidence) })),
  }));
}

function toRawContent(
  merged: MergedSources,
  beside: readonly ContextFile[],
  title: string | undefined,
  app: string | undefined,
  { findEntry, version }: ExportTools,
): RawContent {
  const { table, isTimeOfDay, reports } = merged;
  const rows = selectRows(table, {});
  // Nothing is left of the others; whoever reads it is told so.
  const selection: Selection = app === undefined ? {} : { filters: { app: { include: [app] } } };
  const fileIds = reports.map((_, index) => toFileId('opened', index));
  const overview = toOverview(
    { ...merged, ...countLog(merged) },
    fileIds.map((fileId) => ({ fileId, id: toTextId(fileId, 0) })),
    {
      selection,
      selected: { rows, summary: summarizeEvents(table, rows) },
      maxBins: MAX_BINS,
      groupBy: 'category',
      releases: joinContext(beside).releases,
      toOwner: (code) => findEntry(code)?.owner ?? 'unclear',
    },
  );
  return {
    title,
    // How far a file is read interests only while it is.
    overview: { ...overview, files: [] },
    selection,
    view: {
      clock: isTimeOfDay ? 'timeOfDay' : 'utc',
      scale: 'linear',
      hasPatterns: false,
      hiddenGroups: new Set(),
    },
    version,
  };
}
