/** Code summaries: events go in; per code its count, causes, machines, regions, first and last time come out. */
import { countByCode, type CodeCounts } from './codeCounts.ts';
import { at, HOW_INFERRED, NONE, type EventTable } from '../table/eventTable.ts';
import { rowAt, type Rows } from '../table/rows.ts';
import { selectRows } from '../table/selection.ts';
import { compareCounts, toTally, type Share } from '../table/tally.ts';
import type { EpochMs } from '../units.ts';

export type { Share };

export interface CodeSummary {
  readonly code: string;
  /** Records whose own code this is. */
  readonly count: number;
  /** Those of them whose code was read from the message text. */
  readonly inferred: number;
  /** Records of other codes that quote it as their last error; not in `count`. */
  readonly asCause: number;
  /** Undefined where no record of the code has a time. */
  readonly firstSeen: EpochMs | undefined;
  readonly lastSeen: EpochMs | undefined;
  /** Largest first, equal ones by name; at most 50, the rest summed as "other". */
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

/** Sums up some rows, in the table's order; all of them where none are given. */
export function summarizeEvents(table: EventTable, rows: Rows = selectRows(table, {})): EventSummary {
  const quoted = new Uint32Array(table.codes.length);
  const counted: { readonly index: number; readonly summary: CountedCode }[] = [];
  let unclassified = 0;
  for (const counts of countByCode(table, rows)) {
    // A row without a code is an unclassified error.
    if (counts.code === NONE) unclassified = counts.count;
    else if (counts.count > 0) {
      counts.causes[NONE] = 0;
      addQuoted(quoted, counts);
      counted.push({ index: counts.code, summary: toSummary(table, counts) });
    }
  }
  const found = counted.length + (unclassified > 0 ? 1 : 0);
  const [firstSeen, lastSeen] = [findTimes(table, rows, found, false), findTimes(table, rows, found, true)];
  const codes = counted
    .map(({ index, summary }): CodeSummary => ({
      ...summary,
      asCause: at(quoted, index),
      firstSeen: firstSeen.get(index),
      lastSeen: lastSeen.get(index),
    }))
    .sort((a, b) => compareCounts(a.count, b.count, a.code, b.code));
  return {
    errors: codes.reduce((total, { count }) => total + count, 0),
    inferred: codes.reduce((total, { inferred }) => total + inferred, 0),
    unclassified,
    codes,
  };
}

/** A code that quotes itself is not counted as another one's cause. */
function addQuoted(quoted: Uint32Array, { code, causes }: CodeCounts): void {
  for (const [cause, count] of causes.entries()) {
    if (cause !== code) quoted[cause] = at(quoted, cause) + count;
  }
}

/** What follows from the rows of a code alone, in whatever order. */
type CountedCode = Omit<CodeSummary, 'asCause' | 'firstSeen' | 'lastSeen'>;

function toSummary(table: EventTable, counts: CodeCounts): CountedCode {
  const machines = toTally(counts.machines, table.machines);
  const regions = toTally(counts.regions, table.regions);
  return {
    code: at(table.codes, counts.code),
    count: counts.count,
    inferred: at(counts.hows, HOW_INFERRED),
    machines: machines.shares,
    regions: regions.shares,
    causes: toTally(counts.causes, table.codes).shares,
    machineCount: machines.named,
    regionCount: regions.named,
  };
}

/** The time of the first or of the last row of each of so many codes, most of which are near that end. */
function findTimes(
  { code, time }: EventTable,
  rows: Rows,
  codeCount: number,
  isLast: boolean,
): ReadonlyMap<number, EpochMs> {
  // Rows without a time come last.
  let timed = rows.length;
  while (timed > 0 && Number.isNaN(time[rowAt(rows, timed - 1)])) timed -= 1;
  const times = new Map<number, EpochMs>();
  for (let i = 0; i < timed && times.size < codeCount; i += 1) {
    const row = rowAt(rows, isLast ? timed - 1 - i : i);
    const index = code[row] ?? 0;
    if (!times.has(index)) times.set(index, at(time, row));
  }
  return times;
}
