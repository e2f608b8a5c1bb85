/**
 * The analysis as JSON: files and their events go in, one object by the project's contract (analysisReport.ts) comes
 * out.
 */
import { summarizeEvents, type CodeSummary, type Share } from '../bins/codeSummary.ts';
import { toCategory, type ErrorCode } from '../format/errorCode.ts';
import { at, type EventTable } from '../table/eventTable.ts';
import type { EvidenceLine, Finding } from '../diagnosis/finding.ts';
import type { RecordCounts } from '../table/recordCounts.ts';
import type {
  AnalysisReport,
  IsoRange,
  IsoTime,
  ReportCode,
  ReportFinding,
  ReportLine,
  ReportSource,
  ReportTimeline,
} from './analysisReport.ts';
import { ANALYSIS_SCHEMA, toSavedSources } from './savedAnalysis.ts';
import { mergeSources, type MergedSources, type ReadSource } from '../log/mergeSources.ts';
import {
  getCoverage,
  getProblemKind,
  type SourceProblem,
  type SourceReport,
} from '../records/sourceReport.ts';
import { binEvents, binRecords, chooseStep } from '../bins/timeBins.ts';
import { toIsoTime } from '../time/timestamp.ts';
import type { EpochMs, TimeRange } from '../units.ts';

export interface ReportParts {
  readonly version: string;
  readonly sources: readonly ReadSource[];
  /** The only app that they are of, where one was chosen. */
  readonly app?: string | undefined;
  readonly findEntry: (code: string) => ErrorCode | undefined;
  /** A sentence for a problem of a file. */
  readonly describeProblem: (problem: SourceProblem) => string;
  readonly findings?: readonly Finding[];
  /** The sources on one axis of time, where they are already. */
  readonly merged?: MergedSources | undefined;
}

const MAX_BINS = 200;

export function toAnalysisReport({
  version,
  sources,
  app,
  findEntry,
  describeProblem,
  findings = [],
  merged = mergeSources(sources),
}: ReportParts): AnalysisReport {
  const { table, recordCounts, span, isTimeOfDay, reports, gaps } = merged;
  const summary = summarizeEvents(table);
  const tables = toSavedSources(sources);
  const sum = (pick: (report: SourceReport) => number): number =>
    reports.reduce((total, report) => total + pick(report), 0);
  return {
    schema: ANALYSIS_SCHEMA,
    tool: { name: 'postflight', version },
    ...(app !== undefined && { app }),
    sources: reports.map((source) => toSource(source, describeProblem)),
    range: { start: toIso(span?.first), end: toIso(span?.last), ...(isTimeOfDay && { isTimeOfDay }) },
    totals: {
      lines: sum((report) => report.lines),
      records: sum((report) => report.records),
      errors: summary.errors,
      inferred: summary.inferred,
      unclassified: summary.unclassified,
    },
    codes: summary.codes.map((code) => toCode(code, findEntry(code.code))),
    causes: toCauses(summary.codes),
    timeline: toTimeline(
      table,
      recordCounts,
      span && { start: span.first, end: span.last + 1 },
      summary.codes.map(({ code }) => code),
    ),
    gaps: gaps.map(toIsoRange),
    findings: findings.map(toReportFinding),
    ...(tables && { tables }),
  };
}

function toSource(
  report: MergedSources['reports'][number],
  describeProblem: ReportParts['describeProblem'],
): ReportSource {
  return {
    name: report.name,
    bytes: report.bytes,
    format: report.format?.id ?? null,
    compression: report.compression,
    encoding: report.encoding,
    lines: report.lines,
    records: report.records,
    recordLines: report.recordLines,
    continuations: report.continuations,
    blank: report.blank,
    unread: report.unread,
    bytesRead: report.bytesRead,
    gaps: report.gaps.map(toIsoRange),
    coverage: getCoverage(report),
    problems: report.problems.map((problem) => ({
      kind: getProblemKind(problem),
      message: describeProblem(problem),
      ...('line' in problem && { line: problem.line }),
    })),
  };
}

function toReportFinding(given: Finding): ReportFinding {
  const { evidence, steps, episodes, app, start, last, isOngoing, ...finding } = given;
  return {
    ...finding,
    ...(app !== undefined && { app }),
    codes: finding.codes.filter((code) => code !== ''),
    start: toIso(start),
    end: toIso(last),
    ongoing: isOngoing,
    evidence: evidence.map(toReportLine),
    steps: steps.map((step) => ({
      ...{ time: toIso(step.time), words: step.words },
      evidence: step.evidence === undefined ? [] : [toReportLine(step.evidence)],
    })),
    episodes: episodes.map((episode) => ({
      ...{ start: toIso(episode.start), end: toIso(episode.last), ongoing: episode.isOngoing },
      quietSince: episode.isOngoing ? null : toIso(episode.last),
      ...{ errors: episode.errors, machines: episode.machines },
    })),
  };
}

function toReportLine({ source, lineNumber, text = '' }: EvidenceLine): ReportLine {
  return { source, line: lineNumber, text };
}

function toCode(summary: CodeSummary, entry: ErrorCode | undefined): ReportCode {
  return {
    code: summary.code,
    known: entry !== undefined,
    category: toCategory(summary.code),
    owner: entry?.owner ?? 'unclear',
    count: summary.count,
    inferred: summary.inferred,
    asCause: summary.asCause,
    firstSeen: toIso(summary.firstSeen),
    lastSeen: toIso(summary.lastSeen),
    machines: summary.machines.filter(isNamed),
    regions: summary.regions.filter(isNamed),
    machineCount: summary.machineCount,
    regionCount: summary.regionCount,
  };
}

/** The empty name counts records that do not say; that is no machine and no region. */
function isNamed({ name }: Share): boolean {
  return name !== '';
}

function toCauses(codes: readonly CodeSummary[]): AnalysisReport['causes'] {
  return codes
    .flatMap(({ code, causes }) => causes.map(({ name, count }) => ({ code, cause: name, count })))
    .sort((a, b) => b.count - a.count);
}

function toTimeline(
  table: EventTable,
  recordCounts: RecordCounts,
  range: TimeRange | undefined,
  codes: readonly string[],
): ReportTimeline {
  if (range === undefined) return { start: null, stepMs: 1000, codes, counts: [], lines: [] };
  const stepMs = chooseStep(range, MAX_BINS, recordCounts.stepMs);
  const bins = binEvents(table, range, stepMs);
  const columns = codes.map((code) => table.codes.indexOf(code));
  const counts = Array.from({ length: bins.binCount }, (_, bin) =>
    columns.map((column) => at(bins.counts, bin * bins.codeCount + column)),
  );
  return {
    start: toIsoTime(bins.start),
    stepMs,
    codes,
    counts,
    lines: [...binRecords(recordCounts, range, stepMs)],
  };
}

function toIsoRange({ start, end }: TimeRange): IsoRange {
  return { start: toIsoTime(start), end: toIsoTime(end) };
}

function toIso(time: EpochMs | undefined): IsoTime {
  return time === undefined ? null : toIsoTime(time);
}
