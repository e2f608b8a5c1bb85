/** The analysis as JSON: its shape. tests/contract/analysis.schema.json says what each property means. */
import type { Share } from '../bins/codeSummary.ts';
import type { Finding } from '../diagnosis/finding.ts';
import type { Category, Owner } from '../format/errorCode.ts';
import type { Compression, TextEncoding } from '../unpack/sourceNotes.ts';
import type { ANALYSIS_SCHEMA, SavedSource } from './savedAnalysis.ts';

export type IsoTime = string | null;

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

export interface IsoRange {
  readonly start: IsoTime;
  readonly end: IsoTime;
}

export interface ReportSource {
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
export interface ReportLine {
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

export interface ReportTimeline {
  readonly start: IsoTime;
  readonly stepMs: number;
  readonly codes: readonly string[];
  readonly counts: readonly (readonly number[])[];
  readonly lines: readonly number[];
}
