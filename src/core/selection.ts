/** Selections: a table and what a person chose go in, the rows that fit come out, in the table's order. */
import { at, type EventTable } from './eventTable.ts';
import type { TimeRange } from './units.ts';

/** Everything that is set must fit; an empty selection takes all rows. Serialisable. */
export interface Selection {
  /** Rows without a time are in no range. */
  readonly range?: TimeRange;
  /** Own codes; the empty string takes unclassified errors. */
  readonly codes?: readonly string[];
}

export function selectRows(table: EventTable, { range, codes }: Selection): Uint32Array {
  const wanted =
    codes && new Set(codes.map((code) => table.codes.indexOf(code)).filter((index) => index !== -1));
  const rows = new Uint32Array(table.length);
  let count = 0;
  for (let row = 0; row < table.length; row += 1) {
    if (wanted?.has(at(table.code, row)) === false) continue;
    if (range !== undefined && !isInRange(at(table.time, row), range)) continue;
    rows[count] = row;
    count += 1;
  }
  return rows.subarray(0, count);
}

function isInRange(time: number, { start, end }: TimeRange): boolean {
  return time >= start && time < end;
}
