/**
 * The analysis as JSON: files and their events go in, one object by the project's contract comes out
 * (tests/contract/analysis.schema.json says what each property means).
 */
import { summarizeEvents, type CodeSummary, type Share } from '../bins/codeSummary.ts';
import { toCategory, type Category, type ErrorCode, type Owner } from '../format/errorCode.ts';
import { at, type EventTable } from '../table/eventTable.ts';
import type { EvidenceLine, Finding } from '../diagnosis/finding.ts';
import type { RecordCounts } from '../table/recordCounts.ts';
import { ANALYSIS_SCHEMA, toSavedSources, type SavedSource } from './savedAnalysis.ts';
import { mergeSources, type MergedSources, type ReadSource } from '../log/mergeSources.ts';
import {
  getCoverage,
  getProblemKind,
  type SourceProblem,
  type SourceReport,
} from '../records/sourceReport.ts';
import type { Compression, TextEncoding } from '../unpack/sourceNotes.ts';
import { binEvents, binRecords, chooseStep } from '../bins/timeBins.ts';
import { toIsoTime } from '../time/timestamp.ts';
import type { EpochMs, TimeRange } from '../units.ts';

type IsoTime = string | null;

export interface AnalysisReport {
  readonly schema: typeof ANALYSIS_SCHEMA;
  readonly tool: { readonly name: 'postflight'; readonly version: string };
  /** The only app that errors and findings are of; lines and records are of all. Missing where none was chosen. */
  readonly app?: string;
  readonly sources: readonly ReportSource[];
  readonly range: {
    readonly start: IsoTime;
    readonly end: IsoTime;
    /** Where nothing gave the times a date: all of them are counted from 1970-01-01 on. */
    readonly isTimeOfDay?: true;
  };
  readonly totals: {
    readonly lines: number;
    readonly records: number;
    readonly errors: number;
    readonly inferred: number;
    readonly unclassified: number;
  };
  readonly codes: readonly ReportCode[];
  readonly causes: readonly { readonly code: string; readonly cause: string; readonly count: number }[];
  readonly timeline: ReportTimeline;
  /** Silences that do not fit the rest of the log and that no file fills. */
  readonly gaps: readonly IsoRange[];
  readonly findings: readonly ReportFinding[];
  /** One for each of `sources`, in their order: what is needed to open the analysis again. Missing with too many events. */
  readonly tables?: readonly SavedSource[];
}

interface IsoRange {
  readonly start: IsoTime;
  readonly end: IsoTime;
}

interface ReportSource {
  readonly name: string;
  readonly bytes: number;
  readonly format: string | null;
  readonly compression: Compression;
  readonly encoding: TextEncoding;
  readonly lines: number;
  readonly records: number;
  /** `lines = recordLines + continuations + blank + unread` */
  readonly recordLines: number;
  readonly continuations: number;
  readonly blank: number;
  readonly unread: number;
  readonly bytesRead: number;
  readonly gaps: readonly IsoRange[];
  readonly coverage: number;
  readonly problems: readonly { readonly kind: string; readonly message: string; readonly line?: number }[];
}

export interface ReportFinding extends Omit<
  Finding,
  'start' | 'last' | 'isOngoing' | 'evidence' | 'steps' | 'episodes' | 'app'
> {
  readonly app?: string;
  readonly start: IsoTime;
  /** Time of its last effect, inclusive. */
  readonly end: IsoTime;
  readonly ongoing: boolean;
  readonly evidence: readonly ReportLine[];
  readonly steps: readonly {
    readonly time: IsoTime;
    readonly words: string;
    readonly evidence: readonly ReportLine[];
  }[];
  readonly episodes: readonly {
    readonly start: IsoTime;
    readonly end: IsoTime;
    readonly ongoing: boolean;
    /** From when on nothing more of it is seen; null where it still goes on. */
    readonly quietSince: IsoTime;
    readonly errors: number;
    readonly machines: number;
  }[];
}

/** `text` is empty where lines are left out. */
interface ReportLine {
  readonly source: number;
  readonly line: number;
  readonly text: string;
}

export interface ReportCode {
  readonly code: string;
  readonly known: boolean;
  readonly category: Category;
  readonly owner: Owner;
  readonly count: number;
  readonly inferred: number;
  readonly asCause: number;
  readonly firstSeen: IsoTime;
  readonly lastSeen: IsoTime;
  /** The largest; where there are many, the others are summed up in the last one. */
  readonly machines: readonly Share[];
  readonly regions: readonly Share[];
  /** How many are named, whatever stands in the lists. */
  readonly machineCount: number;
  readonly regionCount: number;
}

interface ReportTimeline {
  readonly start: IsoTime;
  readonly stepMs: number;
  readonly codes: readonly string[];
  readonly counts: readonly (readonly number[])[];
  readonly lines: readonly number[];
}

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
