/** The few: errors outside of incidents go in; those near each other come out together, to look at what is beside them. */
import { at } from './eventTable.ts';
import { findRowsOutside, toWhole, type Incident, type IncidentSources } from './incidents.ts';
import { rowsOf } from './rows.ts';
import type { DurationMs, RowIndex } from './units.ts';

const FEW_GAP_MS: DurationMs = 600_000;
const MAX_FEW = 20;
/** More that are no burst are what is usual. */
const MAX_FEW_ERRORS = 12;

/** Errors outside of incidents, each with its neighbours: not by number, but by what is beside them, they may tell. */
export function findFew(
  { table, span }: IncidentSources,
  incidents: readonly Incident[],
): readonly Incident[] {
  if (span === undefined) return [];
  const range = { start: span.first, end: span.last + 1 };
  const few: Incident[] = [];
  let group: RowIndex[] = [];
  let before = -Infinity;
  const close = (): void => {
    if (group.length > 0 && group.length <= MAX_FEW_ERRORS)
      few.push(toWhole(table, rowsOf(Uint32Array.from(group)), range, 'few'));
    group = [];
  };
  for (const { first, end } of findRowsOutside(table, incidents)) {
    for (let row = first; row < end && few.length < MAX_FEW; row += 1) {
      const time = at(table.time, row);
      if (time - before > FEW_GAP_MS) close();
      if (group.length <= MAX_FEW_ERRORS) group.push(row);
      before = time;
    }
  }
  close();
  return few.slice(0, MAX_FEW);
}
