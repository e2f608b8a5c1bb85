/** A log with its lives and errors: phases go in, each comes out with the errors that fall into it, in groups by time. */
import type { Life } from '../lives/life.ts';
import { at, type EventTable } from '../table/eventTable.ts';
import type { DurationMs, TimeRange } from '../units.ts';
import type { Phase, Placed } from './episode.ts';
import type { Placing } from './placing.ts';

export interface PlacedLog {
  readonly table: EventTable;
  readonly lives: readonly Life[];
  readonly placing: Placing;
  readonly range: TimeRange;
  /** Too few records, or too short a time, for anything to be usual in it. */
  readonly isShort: boolean;
  readonly records: number;
}

export function hasErrors([, rows]: Placed): boolean {
  return rows.length > 0;
}

/** Each phase with the errors of these codes that fall into it and that no episode has yet. */
export function place(
  { placing }: PlacedLog,
  phases: readonly Phase[],
  codes: ReadonlySet<string>,
): readonly Placed[] {
  const rows = placing.place(phases, codes);
  return phases.map((phase, i): Placed => [phase, rows[i] ?? []]);
}

/** Phases near each other, the one behind the other, in order of time. */
export function group(
  { table }: PlacedLog,
  placed: readonly Placed[],
  near: DurationMs,
): readonly (readonly Placed[])[] {
  const groups: Placed[][] = [];
  let last = -Infinity;
  for (const one of placed.toSorted(([a], [b]) => a.begin - b.begin)) {
    const [phase, rows] = one;
    if (phase.begin - last > near) groups.push([]);
    groups.at(-1)?.push(one);
    const lastRow = rows.at(-1);
    last = Math.max(last, phase.last, lastRow === undefined ? -Infinity : at(table.time, lastRow));
  }
  return groups;
}
