/**
 * Lifecycle moments: what happened to machines and deployments, which can explain the errors beside it. They stand in
 * an event table of their own: its codes are the kinds, and its causes say more. A part of it goes in, what is drawn
 * under the timeline comes out.
 */
import type { EventTable } from './eventTable.ts';
import type { LogRecord } from '../format/logFormat.ts';
import { listRows } from './rows.ts';
import { selectRows, type FieldFilter } from './selection.ts';
import type { EpochMs, RowIndex, TimeRange } from '../units.ts';

const LIFECYCLE_KINDS = [
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
type LifecycleKind = (typeof LIFECYCLE_KINDS)[number];

/** What only means something in the life of a machine (see core/lives), and would crowd what is drawn. */
const SIGN_KINDS = [
  'waiting',
  'reachable',
  'stopping',
  /** The proxy wakes a stopped machine. */
  'wake',
  'started',
  /** The command that a machine runs. */
  'program',
  'notRestarted',
  'trial',
  /** What `fly deploy` prints where a release command or a smoke check failed. */
  'releaseFailed',
  /** A runtime met its own limit of memory, which is below that of the machine. */
  'heapLimit',
  'suspended',
] as const;
export type MomentKind = LifecycleKind | (typeof SIGN_KINDS)[number];
/** All that the table can hold. */
export const MOMENT_KINDS: readonly MomentKind[] = [...LIFECYCLE_KINDS, ...SIGN_KINDS];

/** What a record says of a machine or a deployment. */
export interface LifecycleNews {
  readonly kind: MomentKind;
  /** In the log's words, in short: an exit code, an address. Log content; undefined where nothing is to add. */
  readonly detail: string | undefined;
}

/** Undefined for a record that says nothing of the kind. */
export type ReadLifecycle = (record: LogRecord) => LifecycleNews | undefined;

export interface LifecycleMoment {
  readonly time: EpochMs;
  readonly kind: LifecycleKind;
  /** What the log says of it in short: a machine, an exit code. Log content; may be empty. */
  readonly label: string;
  /** How many records say the same of this moment. */
  readonly count: number;
  /** The row of the first of them. */
  readonly row: RowIndex;
}

/** More than anybody tells apart: where there are more, those of a kind that are near each other are one. */
const MAX_MOMENTS = 1000;
const STEPS = 200;

/** Those to draw in a range, of all apps or of some, in order of time. */
export function listMoments(
  table: EventTable,
  range: TimeRange,
  app?: FieldFilter,
): readonly LifecycleMoment[] {
  const filters = app === undefined ? {} : { app };
  const rows = listRows(selectRows(table, { range, codes: LIFECYCLE_KINDS, filters }));
  const stepMs = rows.length <= MAX_MOMENTS ? 1 : Math.max(1, (range.end - range.start) / STEPS);
  const moments = new Map<string, LifecycleMoment>();
  for (const row of rows) {
    const time = table.time[row] ?? Number.NaN;
    const kind = table.codes[table.code[row] ?? 0] as LifecycleKind;
    const label = stepMs === 1 ? toLabel(table, row) : '';
    const key = `${String(Math.floor((time - range.start) / stepMs))} ${kind} ${label}`;
    const known = moments.get(key);
    if (known === undefined) moments.set(key, { time, kind, label, count: 1, row });
    else moments.set(key, { ...known, count: known.count + 1 });
  }
  return [...moments.values()];
}

function toLabel({ machines, machine, codes, cause }: EventTable, row: RowIndex): string {
  return [machines[machine[row] ?? 0], codes[cause[row] ?? 0]]
    .filter((text) => text !== undefined && text !== '')
    .join(', ');
}
