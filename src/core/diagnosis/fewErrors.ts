/**
 * Errors that mean nothing by their number: those outside of incidents go in; those that may tell something by what is
 * beside them come out together.
 */
import { at } from '../table/eventTable.ts';
import { findRowsOutside, toWhole, type Incident, type IncidentSources } from './incidents.ts';
import { rowsOf } from '../table/rows.ts';
import { selectRows } from '../table/selection.ts';
import type { DurationMs, RowIndex } from '../units.ts';

const FEW_GAP_MS: DurationMs = 600_000;
const MAX_FEW = 20;
/** More that are no burst are what is usual. */
const MAX_FEW_ERRORS = 12;

/** Of a log without an incident: more errors than are few, to see whether they come behind something again and again. */
export function findRecurring(
  { table, span }: IncidentSources,
  incidents: readonly Incident[],
): readonly Incident[] {
  if (span === undefined || incidents.length > 0) return [];
  const range = { start: span.first, end: span.last + 1 };
  const rows = selectRows(table, { range });
  return rows.length > MAX_FEW_ERRORS ? [toWhole(table, rows, range, 'recurring')] : [];
}

/** Errors outside of incidents, each with its neighbours. */
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
