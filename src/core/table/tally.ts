/** Tallies: counts of the names of a dictionary go in, its most frequent names come out. */
import { at, NONE } from './eventTable.ts';
import { rowAt, type Rows } from './rows.ts';

/** A name and how many events have it. The empty name means that the export does not say. */
export interface Share {
  readonly name: string;
  readonly count: number;
}

/** How often each name was counted. */
export interface TallyResult {
  /** Largest first, equal ones by name; at most MAX_SHARES, the rest summed as REST_NAME. */
  readonly shares: readonly Share[];
  /** How many names there are, the empty one not counted. */
  readonly named: number;
}

/** What names are called that are too many to stand alone. */
export const REST_NAME = 'other';
const MAX_SHARES = 50;

/** How many of some rows have each name of a dictionary of this size: `counts[index]`. */
export function countNames(column: Uint16Array | Uint32Array, size: number, rows: Rows): Uint32Array {
  const counts = new Uint32Array(size);
  for (let i = 0; i < rows.length; i += 1) {
    const name = column[rowAt(rows, i)] ?? 0;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** The names of a dictionary that some row has, in the dictionary's order: a part of a table shares that of the whole. */
export function listUsedNames(
  column: Uint16Array | Uint32Array,
  names: readonly string[],
): readonly string[] {
  const used = new Uint8Array(names.length);
  for (const name of column) used[name] = 1;
  return names.filter((_, index) => used[index] === 1);
}

/** `counts[index]` of each name. */
export function toTally(counts: Uint32Array, names: readonly string[]): TallyResult {
  const found: number[] = [];
  for (let index = 0; index < counts.length; index += 1) if (counts[index] !== 0) found.push(index);
  const named = found.length - (found[0] === NONE ? 1 : 0);
  const all = found.reduce((sum, index) => sum + at(counts, index), 0);
  const least = findLeastShown(counts, found);
  const sorted = found
    .filter((index) => at(counts, index) >= least)
    .map((index) => ({ name: at(names, index), count: at(counts, index) }))
    .sort((a, b) => compareCounts(a.count, b.count, a.name, b.name));
  const shown = found.length > MAX_SHARES ? sorted.slice(0, MAX_SHARES - 1) : sorted;
  const rest = all - shown.reduce((sum, { count }) => sum + count, 0);
  return { shares: rest === 0 ? shown : [...shown, { name: REST_NAME, count: rest }], named };
}

/** The count below which a name is certainly not shown: sorting numbers is far cheaper than sorting names. */
function findLeastShown(counts: Uint32Array, found: readonly number[]): number {
  if (found.length <= MAX_SHARES) return 0;
  const sorted = Uint32Array.from(found, (index) => at(counts, index)).sort();
  return at(sorted, sorted.length - MAX_SHARES);
}

/** Larger counts first, equal ones by name. */
export function compareCounts(countA: number, countB: number, nameA: string, nameB: string): number {
  return countA === countB ? compareNames(nameA, nameB) : countB - countA;
}

/** By code unit, so that the order is the same on every computer. */
export function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
