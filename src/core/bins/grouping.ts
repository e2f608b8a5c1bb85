/** What the bars of a timeline are stacked of: rows and their bins go in, a few groups and their counts come out. */
import { toCategoryName } from '../format/errorCode.ts';
import { at, type Column, type EventTable } from '../table/eventTable.ts';
import { rowAt, type Rows } from '../table/rows.ts';
import { compareCounts, REST_NAME } from '../table/tally.ts';
import { splitByBin, type TimeBins } from './timeBins.ts';

export const GROUPINGS = ['category', 'code', 'owner', 'machine', 'region', 'app', 'cause'] as const;
export type GroupBy = (typeof GROUPINGS)[number];

export interface Group {
  /** A name of what is grouped by. The empty one: the record does not say; an unclassified error; no cause. */
  readonly name: string;
  readonly total: number;
  /** How many names were put together because there are too many to show; 1 for a name of its own. */
  readonly members: number;
}

export interface GroupedBins {
  /** Largest first, equal ones by name; names put together, if any, are the last group. */
  readonly groups: readonly Group[];
  /** `counts[bin * groups.length + group]`; they add up to the rows that are in a bin. */
  readonly counts: Uint32Array;
}

/** A chart shows so many colours that can be told apart, and "other". */
const MAX_NAMED = 9;

/** `bins` count the same rows by code. `toOwner` tells whose a code is; the empty code stands for unclassified errors. */
export function binGroups(
  table: EventTable,
  rows: Rows,
  bins: TimeBins,
  groupBy: GroupBy,
  toOwner: (code: string) => string,
): GroupedBins {
  switch (groupBy) {
    case 'category':
      return foldBins(bins, table.codes.map(toCategoryName), Infinity);
    case 'owner':
      return foldBins(bins, table.codes.map(toOwner), Infinity);
    case 'code':
      return foldBins(bins, table.codes, MAX_NAMED);
    case 'cause':
      return binColumn(table, rows, bins, table.cause, table.codes);
    case 'machine':
      return binColumn(table, rows, bins, table.machine, table.machines);
    case 'region':
      return binColumn(table, rows, bins, table.region, table.regions);
    case 'app':
      return binColumn(table, rows, bins, table.app, table.apps);
  }
}

/** What follows from the code is counted already; `names` are the groups' of each code. */
function foldBins(
  { binCount, codeCount, counts: byCode }: TimeBins,
  names: readonly string[],
  maxNamed: number,
): GroupedBins {
  const totals = new Uint32Array(codeCount);
  for (let cell = 0; cell < byCode.length; cell += 1) {
    totals[cell % codeCount] = at(totals, cell % codeCount) + at(byCode, cell);
  }
  const groups = toGroups(names, totals, maxNamed);
  const groupOf = toGroupIndices(names, groups);
  const counts = new Uint32Array(binCount * groups.length);
  for (let bin = 0; bin < binCount; bin += 1) {
    for (let code = 0; code < codeCount; code += 1) {
      const count = at(byCode, bin * codeCount + code);
      const cell = bin * groups.length + at(groupOf, code);
      if (count > 0) counts[cell] = at(counts, cell) + count;
    }
  }
  return { groups, counts };
}

/** Two passes over the rows: the first tells which names are large enough to stand alone. */
function binColumn(
  { time }: EventTable,
  rows: Rows,
  bins: TimeBins,
  column: Column,
  names: readonly string[],
): GroupedBins {
  const filled = splitByBin(time, rows, bins);
  const totals = new Uint32Array(names.length);
  // Columns are read directly, see countSome.
  for (const { first, end } of filled) {
    for (let i = first; i < end; i += 1) {
      const name = column[rowAt(rows, i)] ?? 0;
      totals[name] = (totals[name] ?? 0) + 1;
    }
  }
  const groups = toGroups(names, totals, MAX_NAMED);
  const groupOf = toGroupIndices(names, groups);
  const counts = new Uint32Array(bins.binCount * groups.length);
  for (const { bin, first, end } of filled) {
    for (let i = first; i < end; i += 1) {
      const cell = bin * groups.length + (groupOf[column[rowAt(rows, i)] ?? 0] ?? 0);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
  return { groups, counts };
}

function toGroups(names: readonly string[], totals: Uint32Array, maxNamed: number): readonly Group[] {
  const byName = new Map<string, number>();
  for (const [index, total] of totals.entries()) {
    const name = at(names, index);
    if (total > 0) byName.set(name, (byName.get(name) ?? 0) + total);
  }
  const groups = [...byName]
    .map(([name, total]) => ({ name, total, members: 1 }))
    .sort((a, b) => compareCounts(a.total, b.total, a.name, b.name));
  // A group of one that is called "other" would hide a name and save nothing.
  if (groups.length <= maxNamed + 1) return groups;
  const folded = groups.slice(maxNamed);
  const total = folded.reduce((sum, group) => sum + group.total, 0);
  return [...groups.slice(0, maxNamed), { name: REST_NAME, total, members: folded.length }];
}

/** The group of each name. Names without a row have none, and no row asks for theirs. */
function toGroupIndices(names: readonly string[], groups: readonly Group[]): Uint8Array {
  // A machine can be called what the rest is called.
  const groupByName = new Map(
    groups.flatMap(({ name, members }, group) => (members === 1 ? [[name, group] as const] : [])),
  );
  const rest = Math.max(
    0,
    groups.findIndex(({ members }) => members > 1),
  );
  return Uint8Array.from(names, (name) => groupByName.get(name) ?? rest);
}
