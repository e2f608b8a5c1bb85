/** What was read of one file: the account that the page, the command line and the exported JSON give of it. */
import type { UnreadLine } from './lineAccount.ts';
import type { EpochMs } from '../units.ts';

export type SourceState = 'reading' | 'done' | 'cancelled' | 'failed';

export type Compression = 'none' | 'gzip' | 'zstd' | 'zip';
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/**
 * What the times of a file say: all of it; not in which zone they are; or no date either, so that their days are
 * counted from 1970-01-01 on and cannot be compared with those of other files.
 */
export type TimeKind = 'full' | 'zoneless' | 'timeOfDay';

/** Something a person should know about a file that was read, or read in part. */
export interface SourceProblem {
  readonly kind:
    | 'brokenText'
    | 'checksum'
    | 'clockOnly'
    | 'cutLines'
    | 'cutOff'
    | 'damaged'
    | 'disorder'
    | 'outliers'
    | 'partial'
    | 'repeats'
    | 'sameContent'
    | 'skipped'
    | 'tooLarge'
    | 'trailing'
    | 'truncated'
    | 'unchecked'
    | 'unread'
    | 'unsupported'
    | 'untimed'
    | 'zoneless';
  readonly message: string;
  /** 1-based, where the problem is at one place. */
  readonly line?: number;
}

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
