/** What the bars of a timeline are stacked of: rows go in, a few groups and their counts per bin come out. */
import { compareCounts, REST_NAME } from './codeSummary.ts';
import { toCategoryName } from './errorCode.ts';
import { at, type Column, type EventTable } from './eventTable.ts';
import type { Bins } from './timeBins.ts';

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

/** `toOwner` tells whose a code is; the empty code stands for unclassified errors. */
export function binGroups(
  table: EventTable,
  rows: Uint32Array,
  bins: Bins,
  groupBy: GroupBy,
  toOwner: (code: string) => string,
): GroupedBins {
  const { column, names, isOpen } = toDictionary(table, groupBy, toOwner);
  const binOf = toBinIndices(table, rows, bins);
  const entryCounts = new Uint32Array(names.length);
  for (let i = 0; i < rows.length; i += 1) {
    if (at(binOf, i) === OUTSIDE) continue;
    const entry = at(column, at(rows, i));
    entryCounts[entry] = at(entryCounts, entry) + 1;
  }
  const groups = toGroups(names, entryCounts, isOpen);
  // A machine can be called what the rest is called.
  const groupByName = new Map(
    groups.flatMap(({ name, members }, group) => (members === 1 ? [[name, group] as const] : [])),
  );
  const rest = groups.findIndex(({ members }) => members > 1);
  // Names without a row have no group, and no row asks for theirs.
  const groupOf = Uint8Array.from(names, (name) => groupByName.get(name) ?? Math.max(0, rest));
  const counts = new Uint32Array(bins.binCount * groups.length);
  for (let i = 0; i < rows.length; i += 1) {
    const bin = at(binOf, i);
    if (bin === OUTSIDE) continue;
    const cell = bin * groups.length + at(groupOf, at(column, at(rows, i)));
    counts[cell] = at(counts, cell) + 1;
  }
  return { groups, counts };
}

interface Dictionary {
  readonly column: Column;
  /** The group's name of each index that the column holds; several can have the same. */
  readonly names: readonly string[];
  /** Whether a log decides how many names there are. */
  readonly isOpen: boolean;
}

function toDictionary(table: EventTable, groupBy: GroupBy, toOwner: (code: string) => string): Dictionary {
  switch (groupBy) {
    case 'category':
      return { column: table.code, names: table.codes.map(toCategoryName), isOpen: false };
    case 'owner':
      return { column: table.code, names: table.codes.map(toOwner), isOpen: false };
    case 'code':
      return { column: table.code, names: table.codes, isOpen: true };
    case 'cause':
      return { column: table.cause, names: table.codes, isOpen: true };
    case 'machine':
      return { column: table.machine, names: table.machines, isOpen: true };
    case 'region':
      return { column: table.region, names: table.regions, isOpen: true };
    case 'app':
      return { column: table.app, names: table.apps, isOpen: true };
  }
}

function toGroups(names: readonly string[], entryCounts: Uint32Array, isOpen: boolean): readonly Group[] {
  const totals = new Map<string, number>();
  for (const [entry, count] of entryCounts.entries()) {
    if (count > 0) totals.set(at(names, entry), (totals.get(at(names, entry)) ?? 0) + count);
  }
  const groups = [...totals]
    .map(([name, total]) => ({ name, total, members: 1 }))
    .sort((a, b) => compareCounts(a.total, b.total, a.name, b.name));
  // A group of one that is called "other" would hide a name and save nothing.
  if (!isOpen || groups.length <= MAX_NAMED + 1) return groups;
  const folded = groups.slice(MAX_NAMED);
  const total = folded.reduce((sum, group) => sum + group.total, 0);
  return [...groups.slice(0, MAX_NAMED), { name: REST_NAME, total, members: folded.length }];
}

const OUTSIDE = 0xffff_ffff;

/** The bin of each row. Rows without a time, and those before or behind all bins, are in none. */
function toBinIndices(
  { time }: Pick<EventTable, 'time'>,
  rows: Uint32Array,
  { start, stepMs, binCount }: Bins,
): Uint32Array {
  const binOf = new Uint32Array(rows.length);
  for (let i = 0; i < rows.length; i += 1) {
    const bin = Math.floor((at(time, at(rows, i)) - start) / stepMs);
    binOf[i] = bin >= 0 && bin < binCount ? bin : OUTSIDE;
  }
  return binOf;
}
