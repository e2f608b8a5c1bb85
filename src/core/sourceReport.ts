/** What was read of one file: the account that the page, the command line and the exported JSON give of it. */
import type { UnreadLine } from './records.ts';
import type { EpochMs } from './units.ts';

export type SourceState = 'reading' | 'done' | 'cancelled' | 'failed';

/** Something a person should know about a file that was read, or read in part. */
export interface SourceProblem {
  readonly kind: 'clockOnly' | 'cutLines' | 'partial' | 'unread' | 'untimed' | 'zoneless';
  readonly message: string;
  /** 1-based, where the problem is at one place. */
  readonly line?: number;
}

export interface SourceReport {
  readonly name: string;
  /** Size of the file as given; for a stream, the bytes read so far. */
  readonly bytes: number;
  readonly bytesRead: number;
  readonly state: SourceState;
  /** Id and label of the log format; undefined until it is recognised. */
  readonly format: { readonly id: string; readonly label: string } | undefined;
  readonly lines: number;
  readonly blank: number;
  readonly records: number;
  readonly continuations: number;
  readonly unread: number;
  readonly unreadExamples: readonly UnreadLine[];
  /** Time of the first and the last record, both inclusive. */
  readonly span: { readonly first: EpochMs; readonly last: EpochMs } | undefined;
  readonly problems: readonly SourceProblem[];
}

/** Share of the file's bytes that was read, 0 to 1. */
export function getCoverage({ bytes, bytesRead }: Pick<SourceReport, 'bytes' | 'bytesRead'>): number {
  return bytes === 0 ? 1 : Math.min(1, bytesRead / bytes);
}
