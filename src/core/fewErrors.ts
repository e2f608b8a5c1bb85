/** The few: errors outside of incidents go in; those near each other come out together, to look at what is beside them. */
import { at } from './eventTable.ts';
import { toWhole, type Incident, type IncidentSources } from './incidents.ts';
import { rowsOf } from './rows.ts';
import type { DurationMs, EpochMs, RowIndex } from './units.ts';

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
  const isTaken = (time: EpochMs): boolean =>
    incidents.some(({ start, last }) => time >= start && time <= last);
  const few: Incident[] = [];
  let group: RowIndex[] = [];
  const close = (): void => {
    if (group.length > 0 && group.length <= MAX_FEW_ERRORS)
      few.push(toWhole(table, rowsOf(Uint32Array.from(group)), range, 'few'));
    group = [];
  };
  for (let row = 0; row < table.length && few.length < MAX_FEW; row += 1) {
    const time = at(table.time, row);
    if (Number.isNaN(time)) break;
    if (isTaken(time)) continue;
    const before = group.at(-1);
    if (before !== undefined && time - at(table.time, before) > FEW_GAP_MS) close();
    group.push(row);
  }
  close();
  return few.slice(0, MAX_FEW);
}
