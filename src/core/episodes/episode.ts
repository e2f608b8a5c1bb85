/** Episodes: phases of machines of one kind, or a rise of errors, with the errors in them. Types only. */
import type { End, Run, Sign } from '../lives/life.ts';
import type { Rows } from '../table/rows.ts';
import type { EpochMs, RowIndex } from '../units.ts';

export type EpisodeKind =
  /** Programs were killed for want of memory. */
  | 'memory'
  /** Programs ended by themselves. */
  | 'ended'
  /** A trial's machines were stopped. */
  | 'trial'
  /** What a deploy runs before, or checks behind, did not succeed. */
  | 'release'
  /** The proxy asked where nothing listened. */
  | 'refused'
  /** A health check failed. */
  | 'failing'
  /** Machines started, and could not be reached yet. */
  | 'starting'
  /** Machines were replaced by a new version. */
  | 'replaced'
  /** Machines were stopped because there was little to do. */
  | 'stopped'
  /** Errors whose code says by itself what is wrong, in a log too short for anything to be usual. */
  | 'coded'
  /** Errors rose above what is usual. */
  | 'risen'
  /** The log begins and ends in errors: a large share of its records are errors. */
  | 'throughout'
  /** The app itself logged more errors than usual. */
  | 'appErrors'
  /** The same as `throughout`, where nothing more special explains it. */
  | 'steady';

/** A time in the life of a machine. */
export interface Phase {
  /** Empty for all lines that name none. */
  readonly machine: string;
  /** From when until when errors belong to it; Infinity where it goes on when the log ends. */
  readonly from: EpochMs;
  readonly to: EpochMs;
  /** Its first cause. */
  readonly begin: EpochMs;
  /** The last thing that happened in it, errors aside. */
  readonly last: EpochMs;
  /** What shows it, most telling first. */
  readonly signs: readonly Sign[];
  readonly runs: readonly Run[];
  /** Those that it is about. */
  readonly ends: readonly End[];
  /** What ended it, such as an app that is ready. */
  readonly over: Sign | undefined;
}

/** A phase with the errors that lie in it, in order. */
export type Placed = readonly [phase: Phase, rows: readonly RowIndex[]];

export interface Episode {
  readonly kind: EpisodeKind;
  /** Its first cause, or its first error where that is all that the log shows. */
  readonly start: EpochMs;
  /** Its last effect. */
  readonly last: EpochMs;
  readonly isOngoing: boolean;
  /** Most frequent first; the empty one stands for unclassified errors. */
  readonly codes: readonly string[];
  /** Its errors, in the table of the log; no other episode has them. */
  readonly rows: Rows;
  readonly phases: readonly Phase[];
}
