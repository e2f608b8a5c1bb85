/** Files that the analysis alone can write, because it has all the rows: what was read goes in, a file comes out. */
import { listApps } from '../findings/apps.ts';
import type { ErrorCode } from '../../core/format/errorCode.ts';
import type { EventTable } from '../../core/table/eventTable.ts';
import { toEventsCsv } from '../../core/report/eventsCsv.ts';
import { maskFinding, type Finding } from '../../core/diagnosis/finding.ts';
import { maskSources } from '../../core/report/maskSources.ts';
import type { ReadSource } from '../../core/log/mergeSources.ts';
import type { SourceProblem } from '../../core/records/sourceReport.ts';
import { createRedactor, type ClassChoice, type Redactor } from '../../core/redact/redact.ts';
import type { Redaction } from '../../core/redact/redaction.ts';
import { toAnalysisReport } from '../../core/report/report.ts';
import type { Rows } from '../../core/table/rows.ts';
import type { ExportedFile } from '../api/api.ts';

/** What only a catalog and a build know. */
export interface ExportTools {
  readonly redactions: readonly Redaction[];
  readonly findEntry: (code: string) => ErrorCode | undefined;
  readonly describeProblem: (problem: SourceProblem) => string;
  /** Of Postflight. */
  readonly version: string;
}

/** Loaded when something is exported. */
export type LoadExportTools = () => Promise<ExportTools>;

/** The whole analysis as JSON by the contract, which opens again; without any line of the log. */
export function saveAnalysis(
  sources: readonly ReadSource[],
  findings: readonly Finding[],
  { redactions, findEntry, describeProblem, version }: ExportTools,
  isMasked: ClassChoice,
): ExportedFile {
  const mask = createRedactor({
    redactions,
    isMasked,
    appNames: new Set(sources.flatMap(listApps)),
  });
  const report = toAnalysisReport({
    version,
    sources: maskSources(sources, mask),
    findings: findings.map((finding) => maskFinding(finding, mask)),
    findEntry,
    describeProblem,
  });
  return toFile([`${JSON.stringify(report)}\n`], 'application/json', mask);
}

/** The chosen errors as CSV. */
export function exportEvents(
  table: EventTable,
  rows: Rows,
  fileNames: readonly string[],
  { redactions }: ExportTools,
  isMasked: ClassChoice,
): ExportedFile {
  const mask = createRedactor({ redactions, isMasked, appNames: table.apps });
  const pieces = [...toEventsCsv({ table, rows, fileNames, mask })];
  return toFile(pieces, 'text/csv', mask);
}

function toFile(pieces: string[], type: string, mask: Redactor): ExportedFile {
  return { blob: new Blob(pieces, { type }), masked: mask.countMasked() };
}
