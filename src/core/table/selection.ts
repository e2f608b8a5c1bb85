/** Selections: a table and what a person chose go in, the rows that fit come out, in the table's order. */
import { toCategoryName } from '../format/errorCode.ts';
import { at, HOW_NAMES, type Column, type EventTable } from './eventTable.ts';
import { rowsBetween, rowsOf, type Rows } from './rows.ts';
import type { EpochMs, RowIndex, TimeRange } from '../units.ts';

/** What rows can be chosen by. `file` takes the names that `selectRows` is given, `cause` takes codes. */
export const FILTER_FIELDS = [
  'category',
  'code',
  'cause',
  'how',
  'machine',
  'region',
  'app',
  'file',
] as const;
export type FilterField = (typeof FILTER_FIELDS)[number];

/** Names of one field; the empty name stands for records that do not say. */
export interface FieldFilter {
  /** Only these; any, where it is missing. */
  readonly include?: readonly string[];
  /** Not these, whatever is included. */
  readonly exclude?: readonly string[];
}

export type Filters = Readonly<Partial<Record<FilterField, FieldFilter>>>;

/** Everything that is set must fit; an empty selection takes all rows. Serialisable. */
export interface Selection {
  /** Rows without a time are in no range. */
  readonly range?: TimeRange;
  /** Own codes; the empty string takes unclassified errors. */
  readonly codes?: readonly string[];
  readonly filters?: Filters;
}

/** `fileNames` are those of the table's sources; needed where a filter names files. */
export function selectRows(
  table: EventTable,
  { range, codes, filters = {} }: Selection,
  fileNames: readonly string[] = [],
): Rows {
  const first = range === undefined ? 0 : findFirstAt(table, range.start);
  const end = range === undefined ? table.length : Math.max(first, findFirstAt(table, range.end));
  const masks = toMasks(table, codes, filters, fileNames);
  if (masks.length === 0) return rowsBetween(first, end);
  const rows = new Uint32Array(end - first);
  for (let i = 0; i < rows.length; i += 1) rows[i] = first + i;
  let count = rows.length;
  for (const { column, mask } of masks) count = keepMarked(rows, count, column, mask);
  // A copy: the rows may be kept, and what did not fit must not be.
  return rowsOf(rows.slice(0, count));
}

/** The first row at or behind a time, by halving: a table is ordered by time, and rows without one come last. */
function findFirstAt({ time, length }: EventTable, moment: EpochMs): RowIndex {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(time, middle) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One byte per entry of a column's dictionary: 1 keeps the rows that have it. */
interface Mask {
  readonly column: Column;
  readonly mask: Uint8Array;
}

function toMasks(
  table: EventTable,
  codes: readonly string[] | undefined,
  filters: Filters,
  fileNames: readonly string[],
): readonly Mask[] {
  // What depends on the same column is looked up once.
  const columns: [Column, readonly string[], readonly Wanted[]][] = [
    [
      table.code,
      table.codes,
      [
        { filter: codes && { include: codes } },
        { filter: filters.code },
        { filter: filters.category, toName: toCategoryName },
      ],
    ],
    [table.cause, table.codes, [{ filter: filters.cause }]],
    [table.how, HOW_NAMES, [{ filter: filters.how }]],
    [table.machine, table.machines, [{ filter: filters.machine }]],
    [table.region, table.regions, [{ filter: filters.region }]],
    [table.app, table.apps, [{ filter: filters.app }]],
    [table.source, fileNames, [{ filter: filters.file }]],
  ];
  return columns.flatMap(([column, names, wanted]) => {
    const tests = wanted.flatMap(toTest);
    if (tests.length === 0) return [];
    return [{ column, mask: Uint8Array.from(names, (name) => (tests.every((test) => test(name)) ? 1 : 0)) }];
  });
}

interface Wanted {
  readonly filter: FieldFilter | undefined;
  /** What the filter's names stand for, where that is not the dictionary's own names. */
  readonly toName?: (name: string) => string;
}

function toTest({ filter, toName = (name) => name }: Wanted): ((name: string) => boolean)[] {
  if (filter === undefined || isOpen(filter)) return [];
  const isChosen = toNameTest(filter);
  return [(name) => isChosen(toName(name))];
}

/** Whether a filter lets a name through. */
export function toNameTest(filter: FieldFilter | undefined): (name: string) => boolean {
  const include = filter?.include && new Set(filter.include);
  const exclude = new Set(filter?.exclude);
  return (name) => include?.has(name) !== false && !exclude.has(name);
}

function isOpen({ include, exclude = [] }: FieldFilter): boolean {
  return include === undefined && exclude.length === 0;
}

/**
 * Moves the rows whose mask is 1 to the front and returns how many they are. Every row is written and the place
 * moves on only behind those that stay: without a branch, millions of rows take some milliseconds.
 */
function keepMarked(rows: Uint32Array, count: number, column: Column, mask: Uint8Array): number {
  let kept = 0;
  for (let i = 0; i < count; i += 1) {
    // All indices are inside; `at` would check that a second time, which is a third of the time here.
    const row = rows[i] ?? 0;
    rows[kept] = row;
    kept += mask[column[row] ?? 0] ?? 0;
  }
  return kept;
}
