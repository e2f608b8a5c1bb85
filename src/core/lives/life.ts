/** The life of a machine, as far as the log tells it. Types only. Times are half-open: a run ends before `to`. */
import type { EndReason } from './endDetails.ts';
import type { MomentKind } from '../table/lifecycle.ts';
import type { EpochMs, RowIndex } from '../units.ts';

/** A line of the lifecycle table. */
export interface Sign {
  readonly time: EpochMs;
  readonly kind: MomentKind;
  readonly detail: string;
  readonly row: RowIndex;
}

/** Who asked for an end; `nobody` where a program ended by itself. */
export type AskedBy = 'autostop' | 'deploy' | 'trial' | 'somebody' | 'nobody';

/** All signs of one end together. */
export interface End {
  /** Of its first sign. */
  readonly time: EpochMs;
  readonly reason: EndReason;
  /** In the log's words, in short: `code 1`, `SIGABRT`; of a kill for memory, what was killed. */
  readonly detail: string;
  readonly askedBy: AskedBy;
  /** It ended by itself, and not as a program ends that has done its work. */
  readonly isFailure: boolean;
  /** Fly does not start the machine again: the limit of restarts is reached. */
  readonly isLimit: boolean;
  /** Nor is it meant to: its restart policy says so, as that of machines that run a release command. */
  readonly isOneOff: boolean;
  /** The most telling one first. */
  readonly signs: readonly Sign[];
}

/** From the first sign of a start to the one end. */
export interface Run {
  readonly from: EpochMs;
  /** Infinity where it goes on when the log ends. */
  readonly to: EpochMs;
  /** The first sign; of a run that began before the log, whatever was seen of it first. */
  readonly first: Sign;
  readonly isStartSeen: boolean;
  /** When it could be reached: the proxy, a check or the app itself says so. */
  readonly ready: Sign | undefined;
  readonly program: Sign | undefined;
  /** What the proxy printed while it waited. */
  readonly waits: readonly Sign[];
  /** Undefined where the log does not show it. */
  readonly end: End | undefined;
}

/** A kill for memory, or a runtime that met its own limit; not every one ends the run. */
export interface MemoryKill {
  readonly sign: Sign;
  readonly isRunEnded: boolean;
}

/** Somebody, or something, told the machine to stop. */
export interface Stop {
  readonly by: AskedBy;
  readonly sign: Sign;
}

/** A health check fails from the one time to the other; Infinity where it does so when the log ends. */
export interface Failing {
  readonly from: EpochMs;
  readonly to: EpochMs;
  readonly failed: Sign;
  readonly passed: Sign | undefined;
}

export interface Life {
  /** The machine's name; empty for all lines that name none. */
  readonly machine: string;
  /** In order of time, as all lists here. */
  readonly runs: readonly Run[];
  readonly kills: readonly MemoryKill[];
  readonly stops: readonly Stop[];
  readonly failings: readonly Failing[];
  /** Pulls of an image. */
  readonly deploys: readonly Sign[];
  /** What `fly deploy` says of a release command or a smoke check that failed. */
  readonly releases: readonly Sign[];
}

/** Whether an address that an app prints is one where it is asked; the lives need it to know when an app is ready. */
export type IsAskedAddress = (address: string) => boolean;
