/**
 * Rows of an event table, in its order. Those that stand side by side, as in a range of time, need no list, which
 * would be as large as a column.
 */
import type { RowIndex } from '../units.ts';

export interface Rows {
  readonly length: number;
  /** The first of rows side by side; means nothing where there is a list. */
  readonly first: RowIndex;
  /** Undefined for rows side by side. */
  readonly list: Uint32Array | undefined;
}

/** The rows from `first` to before `end`. */
export function rowsBetween(first: RowIndex, end: RowIndex): Rows {
  return { length: Math.max(0, end - first), first, list: undefined };
}

/** Rows that are anywhere, in order. */
export function rowsOf(list: Uint32Array): Rows {
  return { length: list.length, first: 0, list };
}

/** The row at a place that is known to be inside: nothing checks it, because loops over all rows ask. */
export function rowAt({ first, list }: Rows, place: number): RowIndex {
  return list === undefined ? first + place : (list[place] ?? 0);
}

/** At most so many, from the first to the last of the rows, in runs of `inRun` neighbours. */
export function spreadRows(rows: Rows, most: number, inRun = 1): readonly RowIndex[] {
  const count = Math.min(rows.length, Math.floor(most));
  const gaps = Math.max(1, Math.ceil(count / inRun) - 1);
  const leftOut = rows.length - count;
  return Array.from({ length: count }, (_, i) =>
    rowAt(rows, i + Math.floor((Math.floor(i / inRun) * leftOut) / gaps)),
  );
}

/** The rows from one place to before another, as a list of their own. */
export function listRows(rows: Rows, start = 0, end = rows.length): Uint32Array {
  if (rows.list !== undefined) return rows.list.slice(start, end);
  return Uint32Array.from({ length: Math.max(0, end - start) }, (_, i) => rows.first + start + i);
}
