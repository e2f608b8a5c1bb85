/**
 * Moments that matter without an error: lifecycle moments go in; kills for want of memory and the like that no incident
 * tells of come out together, to be looked at like one. Not every crash has a visitor.
 */
import { at, type EventTable } from '../table/eventTable.ts';
import type { Incident, IncidentSources } from './incidents.ts';
import type { MomentKind } from '../table/lifecycle.ts';
import { rowsOf } from '../table/rows.ts';
import type { DurationMs, EpochMs, RowIndex } from '../units.ts';

const GAP_MS: DurationMs = 600_000;
const MAX_GROUPS = 20;
/** At the end of the log nothing says that it is over. */
const ONGOING_MS: DurationMs = 60_000;

/** `told` are incidents that something was found in. */
export function findGraveMoments(
  lifecycle: EventTable,
  span: IncidentSources['span'],
  told: readonly Incident[],
): readonly Incident[] {
  if (span === undefined) return [];
  const { codes, code, cause } = lifecycle;
  const kinds = codes.map(toGravity);
  const groups: RowIndex[][] = [];
  let before = -Infinity;
  for (let row = 0; row < lifecycle.length && groups.length <= MAX_GROUPS; row += 1) {
    const gravity = kinds[code[row] ?? 0];
    // A restart is the end of a loop where it says more than that it is one.
    if (gravity === undefined || (gravity === 'withDetail' && at(codes, at(cause, row)) === '')) continue;
    const time = at(lifecycle.time, row);
    if (Number.isNaN(time) || isTold(time, told)) continue;
    if (time - before > GAP_MS) groups.push([]);
    groups.at(-1)?.push(row);
    before = time;
  }
  return groups.slice(0, MAX_GROUPS).map((rows): Incident => {
    const start = at(lifecycle.time, at(rows, 0));
    const last = at(lifecycle.time, at(rows, rows.length - 1));
    return {
      ...{ kind: 'withoutErrors', start, last, isOngoing: span.last - last <= ONGOING_MS },
      ...{ codes: [], rows: rowsOf(new Uint32Array(0)), moments: rowsOf(Uint32Array.from(rows)) },
    };
  });
}

function toGravity(kind: string): 'always' | 'withDetail' | undefined {
  if (kind === ('outOfMemory' satisfies MomentKind)) return 'always';
  return kind === ('restart' satisfies MomentKind) ? 'withDetail' : undefined;
}

function isTold(time: EpochMs, told: readonly Incident[]): boolean {
  return told.some(({ start, last }) => time >= start - GAP_MS && time <= last + GAP_MS);
}
