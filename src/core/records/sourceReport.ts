/** What was read of one file: the account that the page, the command line and the exported JSON give of it. */
import type { UnreadLine } from './lineAccount.ts';
import type { ContainerFailure } from '../unpack/containerFailure.ts';
import type { SkippedEntry } from '../unpack/archiveEntry.ts';
import type { Compression, TextEncoding, UnpackProblem } from '../unpack/sourceNotes.ts';
import type { DurationMs, EpochMs } from '../units.ts';

export type SourceState = 'reading' | 'done' | 'cancelled' | 'failed';

/**
 * What the times of a file say: all of it; not in which zone they are; or no date either, so that their days are
 * counted from 1970-01-01 on and cannot be compared with those of other files.
 */
export type TimeKind = 'full' | 'zoneless' | 'timeOfDay';

/**
 * Something a person should know about a file that was read, or read in part: the facts alone. What is said of them
 * is in src/presentation/problemText.ts. Names in them are of files, and come from outside.
 */
export type SourceProblem =
  | FoundProblem
  /** Found in a file that is named here; what would name other files, or files in it, is left out. */
  | { readonly kind: 'masked'; readonly of: FileNamingKind }
  /** Read from a saved analysis: its kind and sentence as they stand there, neither of them believed. */
  | SavedProblem;

export interface SavedProblem {
  readonly kind: 'saved';
  readonly of: string;
  readonly message: string;
  /** 1-based, where the problem is at one place. */
  readonly line?: number;
}

/** A problem that was found while a file was read, or when all files were. */
export type FoundProblem =
  | UnpackProblem
  /** Files of an archive that were not read, the first of them by name. */
  | { readonly kind: 'skipped'; readonly count: number; readonly named: readonly SkippedEntry[] }
  | { readonly kind: 'brokenText'; readonly places: number; readonly encoding: TextEncoding }
  | { readonly kind: 'unread' | 'cutLines'; readonly lines: number }
  | { readonly kind: 'clockOnly' }
  /** More than one layout in a file, and on how many lines records of each start. */
  | {
      readonly kind: 'layouts';
      readonly layouts: readonly { readonly label: string; readonly recordLines: number }[];
    }
  /** `zone` is the one that the times were read in. */
  | { readonly kind: 'zoneless'; readonly zone: string }
  | { readonly kind: 'disorder'; readonly places: number; readonly furthestBackMs: DurationMs }
  /** As many records as a tool gives at most. */
  | { readonly kind: 'cutOff'; readonly records: ExportLimit }
  | { readonly kind: 'outliers'; readonly records: number }
  /** Errors that stand twice: in the file itself, or also in the one that is named. */
  | { readonly kind: 'repeats'; readonly errors: number; readonly otherName?: string }
  /** Another file, which is named, holds the same bytes. */
  | { readonly kind: 'sameContent'; readonly otherName: string }
  /** Reading ended early: the first `percent` of the file were read, or the texts of an archive up to this one. */
  | { readonly kind: 'partial'; readonly percent: number | 'upToHere' };

/** Kinds whose facts hold names of other files, or of files in an archive. */
export type FileNamingKind = ContainerFailure['kind'] | 'repeats' | 'sameContent' | 'skipped';

/** The kind by which it is known, whether it was found now or before, and whether masked. */
export function getProblemKind(problem: SourceProblem): string {
  return 'of' in problem ? problem.of : problem.kind;
}

/**
 * As many records as a tool gives at most: the logs API's pages and the history of `fly logs`; the dashboard's log
 * panel in Grafana; and Loki's own limit (`max_entries_limit_per_query`).
 */
export const EXPORT_LIMITS = [100, 1000, 5000] as const;
export type ExportLimit = (typeof EXPORT_LIMITS)[number];

export interface SourceReport {
  /** The file's name; for a text in an archive of several, as in `logs.zip › app.log`. */
  readonly name: string;
  /**
   * Size as given, packed; of a text in an archive, what it takes there: packed in zip, unpacked in tar. For a
   * stream, and in an archive that does not tell it, the bytes read so far.
   */
  readonly bytes: number;
  /** Of `bytes`. */
  readonly bytesRead: number;
  /** How far the file is read that the text is in, in its own bytes: for progress. */
  readonly fileBytesRead: number;
  readonly compression: Compression;
  readonly encoding: TextEncoding;
  /** Whether an archive ended or broke before its text did: how much is missing is not known then. */
  readonly isCutShort: boolean;
  readonly state: SourceState;
  /** Id and label of the log format; undefined until it is recognised. */
  readonly format: { readonly id: string; readonly label: string } | undefined;
  readonly lines: number;
  readonly blank: number;
  readonly records: number;
  /** Lines that a record starts on: `lines = recordLines + continuations + blank + unread`. */
  readonly recordLines: number;
  readonly continuations: number;
  readonly unread: number;
  readonly unreadExamples: readonly UnreadLine[];
  /** Time of the first and the last record, both inclusive. */
  readonly span: { readonly first: EpochMs; readonly last: EpochMs } | undefined;
  readonly timeKind: TimeKind;
  /** The zone that times without one were read in, by its IANA name. */
  readonly zone: string;
  /** Whether it was opened from a saved analysis, in which no lines of the log are. */
  readonly isSaved?: true;
  /** Whether the plain scanner read lines that the WebAssembly scanner would have read faster. */
  readonly isScannedSlowly: boolean;
  readonly problems: readonly SourceProblem[];
}

/** Where an unknown part is missing, the share that was read is never said to be larger. */
const MOST_OF_CUT_SHORT = 0.99;

/** Share of the file's bytes that was read, 0 to 1; below 1 where anything is missing. */
export function getCoverage({
  bytes,
  bytesRead,
  isCutShort,
}: Pick<SourceReport, 'bytes' | 'bytesRead' | 'isCutShort'>): number {
  return Math.min(isCutShort ? MOST_OF_CUT_SHORT : 1, bytes === 0 ? 1 : bytesRead / bytes);
}

/** What a person has to know about the times of a file. */
export interface TimeNotes {
  /** Times of day were found, and nothing that gives them a date. */
  isClockOnly: boolean;
  /** Local times were found that do not say in which zone. */
  isZoneless: boolean;
}

export function getTimeKind({ isClockOnly, isZoneless }: TimeNotes): TimeKind {
  return isClockOnly ? 'timeOfDay' : isZoneless ? 'zoneless' : 'full';
}
