/** Moments around incidents: the table of a log's lifecycle goes in, what rules look at beside an incident comes out. */
import { findFirstAtLeast } from '../core/ascending.ts';
import type { CaseMoment } from '../core/diagnosis.ts';
import { at, type EventTable } from '../core/eventTable.ts';
import type { Incident } from '../core/incidents.ts';
import type { MomentKind } from '../core/lifecycle.ts';
import { rowsBetween, spreadRows } from '../core/rows.ts';
import type { RowIndex } from '../core/units.ts';

/** Near a case. */
const MAX_MOMENTS = 5000;
/** Of those before it that still hold. */
const MAX_LASTING = 1000;

/** How long before and behind an incident rules look. */
const LEAD_MS = 1_800_000;
const TRAIL_MS = 600_000;

/** Which version of the app runs where, and whether it could be reached, may have been said long before. */
const LASTING: readonly MomentKind[] = ['listening', 'start', 'deploy', 'exit', 'reachable', 'healthPassing'];

export interface CaseMoments {
  /** Those near an incident and those before it that still hold, in order of time; then those without a time. */
  around(incident: Incident): readonly CaseMoment[];
}

export function indexCaseMoments(table: EventTable): CaseMoments {
  const isLasting = table.codes.map((kind) => LASTING.includes(kind as MomentKind));
  const timed = findFirstAtLeast(table.time, Infinity);
  const lasting: RowIndex[] = [];
  for (let row = 0; row < table.length; row += 1)
    if (isLasting[table.code[row] ?? 0] === true) lasting.push(row);
  return {
    around({ start, last }) {
      const first = findFirstAtLeast(table.time, start - LEAD_MS);
      const end = findFirstAtLeast(table.time, last + TRAIL_MS + 1);
      const before = lasting.slice(0, findFirstAtLeast(lasting, first)).slice(-MAX_LASTING);
      // They come last, and are near nothing; but an address holds whenever it was printed.
      const untimed = lasting.slice(findFirstAtLeast(lasting, timed)).slice(-MAX_MOMENTS);
      const near = spreadRows(rowsBetween(first, end), MAX_MOMENTS);
      return [...before, ...near, ...untimed].map((row) => toCaseMoment(table, row));
    },
  };
}

function toCaseMoment(table: EventTable, row: RowIndex): CaseMoment {
  return {
    time: at(table.time, row),
    kind: at(table.codes, at(table.code, row)) as MomentKind,
    detail: at(table.codes, at(table.cause, row)),
    machine: at(table.machines, at(table.machine, row)),
    row,
  };
}
