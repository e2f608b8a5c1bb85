/** Code summaries: events go in; per code its count, causes, machines, regions, first and last time come out. */
import { at, HOW_INFERRED, HOW_UNCLASSIFIED, NONE, type EventTable } from './eventTable.ts';
import type { EpochMs, TimeRange } from './units.ts';

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
const REST_NAME = 'other';

interface CodeCounts {
  count: number;
  inferred: number;
  asCause: number;
  firstSeen: EpochMs;
  lastSeen: EpochMs;
  readonly machines: Map<number, number>;
  readonly regions: Map<number, number>;
  readonly causes: Map<number, number>;
}

/** Sums up all events, or those of a range; events without a time are in no range. */
export function summarizeEvents(table: EventTable, range?: TimeRange): EventSummary {
  const byCode = table.codes.map((): CodeCounts => createCounts());
  let unclassified = 0;
  for (let row = 0; row < table.length; row += 1) {
    const time = at(table.time, row);
    if (range !== undefined && !(time >= range.start && time < range.end)) continue;
    if (at(table.how, row) === HOW_UNCLASSIFIED) {
      unclassified += 1;
      continue;
    }
    const code = at(table.code, row);
    const counts = at(byCode, code);
    counts.count += 1;
    if (at(table.how, row) === HOW_INFERRED) counts.inferred += 1;
    if (time < counts.firstSeen) counts.firstSeen = time;
    if (time > counts.lastSeen) counts.lastSeen = time;
    increment(counts.machines, at(table.machine, row));
    increment(counts.regions, at(table.region, row));
    const cause = at(table.cause, row);
    if (cause !== NONE) {
      increment(counts.causes, cause);
      if (cause !== code) at(byCode, cause).asCause += 1;
    }
  }
  const codes = byCode
    .map((counts, index) => toSummary(at(table.codes, index), counts, table))
    .filter(({ count }) => count > 0)
    .sort((a, b) => compareCounts(a.count, b.count, a.code, b.code));
  const sum = (pick: (summary: CodeSummary) => number): number =>
    codes.reduce((total, code) => total + pick(code), 0);
  return { errors: sum((code) => code.count), inferred: sum((code) => code.inferred), unclassified, codes };
}

function createCounts(): CodeCounts {
  return {
    count: 0,
    inferred: 0,
    asCause: 0,
    firstSeen: Infinity,
    lastSeen: -Infinity,
    machines: new Map(),
    regions: new Map(),
    causes: new Map(),
  };
}

function toSummary(code: string, counts: CodeCounts, table: EventTable): CodeSummary {
  return {
    code,
    count: counts.count,
    inferred: counts.inferred,
    asCause: counts.asCause,
    firstSeen: Number.isFinite(counts.firstSeen) ? counts.firstSeen : undefined,
    lastSeen: Number.isFinite(counts.lastSeen) ? counts.lastSeen : undefined,
    machines: toShares(counts.machines, table.machines),
    regions: toShares(counts.regions, table.regions),
    causes: toShares(counts.causes, table.codes),
  };
}

function toShares(counts: ReadonlyMap<number, number>, names: readonly string[]): readonly Share[] {
  const shares = [...counts]
    .map(([index, count]) => ({ name: at(names, index), count }))
    .sort((a, b) => compareCounts(a.count, b.count, a.name, b.name));
  if (shares.length <= MAX_SHARES) return shares;
  const rest = shares.slice(MAX_SHARES - 1).reduce((sum, { count }) => sum + count, 0);
  return [...shares.slice(0, MAX_SHARES - 1), { name: REST_NAME, count: rest }];
}

/** Larger counts first, equal ones by name. */
function compareCounts(countA: number, countB: number, nameA: string, nameB: string): number {
  return countA === countB ? compareNames(nameA, nameB) : countB - countA;
}

/** By code unit, so that the order is the same on every computer. */
function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function increment(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
