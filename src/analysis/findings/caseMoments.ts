/** Moments around incidents: the table of a log's lifecycle goes in, what rules look at beside an incident comes out. */
import { findFirstAtLeast } from '../../core/ascending.ts';
import type { CaseMoment, GetMoments } from '../../core/diagnosis/diagnosis.ts';
import { at, type EventTable } from '../../core/table/eventTable.ts';
import type { Episode } from '../../core/episodes/episode.ts';
import type { MomentKind } from '../../core/table/lifecycle.ts';
import { rowsOf, spreadRows } from '../../core/table/rows.ts';
import type { RowIndex } from '../../core/units.ts';

/** Of a kind, near a case. */
const MAX_MOMENTS = 2000;
/** Of a kind, of those before it that still hold, and of those without a time. */
const MAX_LASTING = 500;

/** How long before and behind an incident rules look. */
const LEAD_MS = 1_800_000;
const TRAIL_MS = 600_000;

/** Which version of the app runs where, and whether it could be reached, may have been said long before. */
const LASTING: readonly MomentKind[] = ['listening', 'start', 'deploy', 'exit', 'reachable', 'healthPassing'];

/** What a rule may look at beside each incident. */
export function indexCaseMoments(
  table: EventTable,
): (episode: Pick<Episode, 'start' | 'last'>) => GetMoments {
  const rowsOfKind = listRowsByKind(table);
  const untimed = findFirstAtLeast(table.time, Infinity);
  // Incidents share most of what holds for long, and rules ask for the same.
  const made = new Array<CaseMoment | undefined>(table.length);
  return ({ start, last }) => {
    const first = findFirstAtLeast(table.time, start - LEAD_MS);
    const end = findFirstAtLeast(table.time, last + TRAIL_MS + 1);
    const asked = new Map<MomentKind, readonly CaseMoment[]>();
    const takeMoments = (kind: MomentKind): readonly CaseMoment[] => {
      const rows = rowsOfKind.get(kind) ?? new Uint32Array(0);
      const from = findFirstAtLeast(rows, first);
      const near = rows.subarray(from, findFirstAtLeast(rows, end));
      const before = LASTING.includes(kind) ? rows.subarray(Math.max(0, from - MAX_LASTING), from) : [];
      // An address holds whenever it was printed; all else without a time is near nothing.
      const always = kind === 'listening' ? rows.subarray(findFirstAtLeast(rows, untimed)) : [];
      const taken = [...before, ...spreadRows(rowsOf(near), MAX_MOMENTS), ...always.slice(-MAX_LASTING)];
      return taken.map((row) => (made[row] ??= toCaseMoment(table, kind, row)));
    };
    return (kind) => {
      let moments = asked.get(kind);
      if (moments === undefined) asked.set(kind, (moments = takeMoments(kind)));
      return moments;
    };
  };
}

/** In order of time, as all rows are. */
function listRowsByKind({ codes, code }: EventTable): ReadonlyMap<MomentKind, Uint32Array> {
  const rows = codes.map((): RowIndex[] => []);
  code.forEach((kind, row) => rows[kind]?.push(row));
  return new Map(codes.map((kind, index) => [kind as MomentKind, Uint32Array.from(at(rows, index))]));
}

function toCaseMoment(table: EventTable, kind: MomentKind, row: RowIndex): CaseMoment {
  return {
    time: at(table.time, row),
    kind,
    detail: at(table.codes, at(table.cause, row)),
    machine: at(table.machines, at(table.machine, row)),
    row,
  };
}
