/** Code summaries: events go in; per code its count, causes, machines, regions, first and last time come out. */
import { at, HOW_INFERRED, NONE, type Column, type EventTable } from './eventTable.ts';
import { selectRows } from './selection.ts';
import type { EpochMs } from './units.ts';

/** A name and how many events have it. The empty name means that the export does not say. */
export interface Share {
  readonly name: string;
  readonly count: number;
}

export interface CodeSummary {
  readonly code: string;
  /** Records whose own code this is. */
  readonly count: number;
  /** Of these, the ones whose code was read from the message text. */
  readonly inferred: number;
  /** Records of other codes that quote it as their last error; not in `count`. */
  readonly asCause: number;
  /** Undefined where no record of the code has a time. */
  readonly firstSeen: EpochMs | undefined;
  readonly lastSeen: EpochMs | undefined;
  /** Largest first, equal ones by name; at most MAX_SHARES, the rest summed as "other". */
  readonly machines: readonly Share[];
  readonly regions: readonly Share[];
  /** What the code's records quote as their last error. */
  readonly causes: readonly Share[];
  /** How many machines and regions are named, however many of them stand in the lists. */
  readonly machineCount: number;
  readonly regionCount: number;
}

export interface EventSummary {
  /** Records that have an own code. */
  readonly errors: number;
  readonly inferred: number;
  /** Proxy errors that carry no code and fit no template; not in `errors`. */
  readonly unclassified: number;
  /** Most frequent first, equal counts by code. A code that is only quoted stands in the others' `causes`. */
  readonly codes: readonly CodeSummary[];
}

const MAX_SHARES = 50;
/** What names are called that are too many to stand alone. */
export const REST_NAME = 'other';

/** Sums up some rows, in the table's order; all of them where none are given. */
export function summarizeEvents(table: EventTable, rows: Uint32Array = selectRows(table, {})): EventSummary {
  const byCode = groupByCode(table, rows);
  const quoted = countQuoted(table, rows);
  const tallies = {
    machines: createTally(table.machines),
    regions: createTally(table.regions),
    causes: createTally(table.codes),
  };
  const codes = byCode
    .flatMap((ofCode, code): CodeSummary[] => {
      if (code === NONE || ofCode.length === 0) return [];
      const machines = tallies.machines.count(table.machine, ofCode);
      const regions = tallies.regions.count(table.region, ofCode);
      const causes = tallies.causes.count(table.cause, ofCode);
      const timed = countTimed(table, ofCode);
      return [
        {
          code: at(table.codes, code),
          count: ofCode.length,
          inferred: countInferred(table, ofCode),
          asCause: at(quoted, code),
          firstSeen: timed === 0 ? undefined : at(table.time, at(ofCode, 0)),
          lastSeen: timed === 0 ? undefined : at(table.time, at(ofCode, timed - 1)),
          machines: toShares(machines),
          regions: toShares(regions),
          causes: toShares(causes.filter(isNamed)),
          machineCount: machines.filter(isNamed).length,
          regionCount: regions.filter(isNamed).length,
        },
      ];
    })
    .sort((a, b) => compareCounts(a.count, b.count, a.code, b.code));
  return {
    errors: codes.reduce((total, { count }) => total + count, 0),
    inferred: codes.reduce((total, { inferred }) => total + inferred, 0),
    // A row without a code is an unclassified error.
    unclassified: byCode[NONE]?.length ?? 0,
    codes,
  };
}

/** The rows of each code of the table, in their order: counted first, then put in their places. */
export function groupByCode(table: EventTable, rows: Uint32Array): readonly Uint32Array[] {
  const ends = new Uint32Array(table.codes.length);
  for (const row of rows) increment(ends, at(table.code, row));
  let start = 0;
  for (let code = 0; code < ends.length; code += 1) {
    start += at(ends, code);
    ends[code] = start - at(ends, code);
  }
  const grouped = new Uint32Array(rows.length);
  for (const row of rows) {
    const code = at(table.code, row);
    const place = at(ends, code);
    grouped[place] = row;
    ends[code] = place + 1;
  }
  return Array.from(ends, (end, code) => grouped.subarray(code === 0 ? 0 : at(ends, code - 1), end));
}

/** How often each code stands behind another one as its last error. */
function countQuoted(table: EventTable, rows: Uint32Array): Uint32Array {
  const quoted = new Uint32Array(table.codes.length);
  for (const row of rows) {
    const cause = at(table.cause, row);
    if (cause !== NONE && cause !== at(table.code, row)) increment(quoted, cause);
  }
  return quoted;
}

/** Rows without a time come last. */
function countTimed(table: EventTable, rows: Uint32Array): number {
  let timed = rows.length;
  while (timed > 0 && Number.isNaN(at(table.time, at(rows, timed - 1)))) timed -= 1;
  return timed;
}

function countInferred(table: EventTable, rows: Uint32Array): number {
  let inferred = 0;
  for (const row of rows) if (at(table.how, row) === HOW_INFERRED) inferred += 1;
  return inferred;
}

interface Tally {
  /** The names that stand in some rows of a column, in any order. */
  count(column: Column, rows: Uint32Array): Share[];
}

/** Counts by index in one array that serves every code: a dictionary can have more names than a code has rows. */
function createTally(names: readonly string[]): Tally {
  const counts = new Uint32Array(names.length);
  return {
    count(column, rows) {
      const found: number[] = [];
      for (const row of rows) {
        const index = at(column, row);
        if (at(counts, index) === 0) found.push(index);
        increment(counts, index);
      }
      const shares = found.map((index) => ({ name: at(names, index), count: at(counts, index) }));
      for (const index of found) counts[index] = 0;
      return shares;
    },
  };
}

function isNamed({ name }: Share): boolean {
  return name !== '';
}

function toShares(shares: readonly Share[]): readonly Share[] {
  const sorted = shares.toSorted((a, b) => compareCounts(a.count, b.count, a.name, b.name));
  if (sorted.length <= MAX_SHARES) return sorted;
  const rest = sorted.slice(MAX_SHARES - 1).reduce((sum, { count }) => sum + count, 0);
  return [...sorted.slice(0, MAX_SHARES - 1), { name: REST_NAME, count: rest }];
}

/** Larger counts first, equal ones by name. */
export function compareCounts(countA: number, countB: number, nameA: string, nameB: string): number {
  return countA === countB ? compareNames(nameA, nameB) : countB - countA;
}

/** By code unit, so that the order is the same on every computer. */
export function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function increment(counts: Uint32Array, index: number): void {
  counts[index] = at(counts, index) + 1;
}
