/** Whether the errors in phases are enough to speak of: phases with their errors go in, yes or no comes out. */
import { at, type EventTable } from '../table/eventTable.ts';
import type { DurationMs } from '../units.ts';
import type { Placed } from './episode.ts';
import { hasErrors, type PlacedLog } from './placedLog.ts';

/** Requests that make a habit. */
const MIN_REQUESTS = 3;
/** However they are spread. */
const MANY = 10;

/** One or two errors come with any start; more of them in one are no chance. */
export function areEnough({ isShort, table }: PlacedLog, placed: readonly Placed[], perPhase = 1.5): boolean {
  const hit = placed.filter(hasErrors);
  const count = hit.reduce((sum, [, rows]) => sum + rows.length, 0);
  const areSome = isShort
    ? count >= 2
    : count >= MORE_THAN_ONE_REQUEST || countRequests(table, hit) >= MIN_REQUESTS;
  return areSome && (count >= perPhase * hit.length || count >= MANY);
}

/** One request brings several errors at once, but not so many. */
const MORE_THAN_ONE_REQUEST = 5;
const SAME_REQUEST: DurationMs = 2000;

/** Errors near each other may be of one request. */
function countRequests(table: EventTable, placed: readonly Placed[]): number {
  let count = 0;
  let before = -Infinity;
  for (const row of placed.flatMap(([, rows]) => rows).sort((a, b) => a - b)) {
    const time = at(table.time, row);
    if (time - before > SAME_REQUEST) count += 1;
    before = time;
  }
  return count;
}

const MIN_ALWAYS = 6;
const ALMOST_ALL = 0.9;

/** Whether nearly all free errors of these codes fall into such phases. */
export function areAllInside(
  { placing }: PlacedLog,
  placed: readonly Placed[],
  codes: ReadonlySet<string>,
): boolean {
  const inside = placed.reduce((sum, [, rows]) => sum + rows.length, 0);
  return inside >= MIN_ALWAYS && inside >= ALMOST_ALL * placing.listFree(codes).length;
}
