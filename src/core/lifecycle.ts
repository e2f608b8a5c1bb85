/** Lifecycle moments: what happened to machines and deployments, which can explain the errors beside it. Types only. */
import type { EpochMs } from './units.ts';

export const LIFECYCLE_KINDS = [
  'deploy',
  'start',
  'listening',
  'healthPassing',
  'healthFailed',
  'exit',
  'outOfMemory',
  'restart',
  'autostop',
] as const;
export type LifecycleKind = (typeof LIFECYCLE_KINDS)[number];

export interface LifecycleMoment {
  readonly time: EpochMs;
  readonly kind: LifecycleKind;
  /** What the log says of it in short: a machine, a release, an exit code. Log content; may be empty. */
  readonly label: string;
  /** How many records say the same of this moment. */
  readonly count: number;
}
