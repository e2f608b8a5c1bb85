/** Code summaries: events go in; per code its count, causes, machines, regions, first and last time come out. */
import { at, HOW_INFERRED, NONE, type Column, type EventTable } from './eventTable.ts';
import { selectRows } from './selection.ts';
import { compareCounts, createTally, takeTally, type Share, type Tally, type TallyResult } from './tally.ts';
import type { EpochMs } from './units.ts';

export type { Share };

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
export function summarizeEvents(table: EventTable, rows: Uint32Array = selectRows(table, {})): EventSummary {
  const byCode = groupByCode(table, rows);
  const quoted = new Uint32Array(table.codes.length);
  const tallies = {
    machines: createTally(table.machines),
    regions: createTally(table.regions),
    causes: createTally(table.codes),
  };
  const counted = byCode.flatMap((ofCode, code) =>
    code === NONE || ofCode.length === 0
      ? []
      : [{ code, ofCode, ...countCode(table, code, ofCode, quoted, tallies) }],
  );
  const codes = counted
    .map(({ code, ofCode, inferred, machines, regions, causes }): CodeSummary => {
      const timed = countTimed(table, ofCode);
      return {
        code: at(table.codes, code),
        count: ofCode.length,
        inferred,
        asCause: at(quoted, code),
        firstSeen: timed === 0 ? undefined : at(table.time, at(ofCode, 0)),
        lastSeen: timed === 0 ? undefined : at(table.time, at(ofCode, timed - 1)),
        machines: machines.shares,
        regions: regions.shares,
        causes: causes.shares,
        machineCount: machines.named,
        regionCount: regions.named,
      };
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
export function groupByCode({ code, codes }: EventTable, rows: Uint32Array): readonly Uint32Array[] {
  // Here and below, loops over all rows read columns directly: `at` serves columns of every type, so the compiler
  // cannot make it fast for one. All indices are inside.
  const ends = new Uint32Array(codes.length);
  for (const row of rows) {
    const entry = code[row] ?? 0;
    ends[entry] = (ends[entry] ?? 0) + 1;
  }
  let start = 0;
  for (let entry = 0; entry < ends.length; entry += 1) {
    const count = at(ends, entry);
    ends[entry] = start;
    start += count;
  }
  const grouped = new Uint32Array(rows.length);
  for (const row of rows) {
    const entry = code[row] ?? 0;
    const place = ends[entry] ?? 0;
    grouped[place] = row;
    ends[entry] = place + 1;
  }
  return Array.from(ends, (end, entry) => grouped.subarray(entry === 0 ? 0 : at(ends, entry - 1), end));
}

interface Tallies {
  readonly machines: Tally;
  readonly regions: Tally;
  readonly causes: Tally;
}

interface CodeCounts {
  readonly inferred: number;
  readonly machines: TallyResult;
  readonly regions: TallyResult;
  readonly causes: TallyResult;
}

/** Counts the rows of one code; what they quote is added to `quoted`. */
function countCode(
  table: EventTable,
  code: number,
  rows: Uint32Array,
  quoted: Uint32Array,
  { machines, regions, causes }: Tallies,
): CodeCounts {
  const { how } = table;
  let inferred = 0;
  for (const row of rows) if (how[row] === HOW_INFERRED) inferred += 1;
  addToTally(machines, table.machine, rows);
  addToTally(regions, table.region, rows);
  addToTally(causes, table.cause, rows);
  forget(causes, NONE);
  for (const cause of causes.found) {
    if (cause !== NONE && cause !== code) quoted[cause] = at(quoted, cause) + at(causes.counts, cause);
  }
  return {
    inferred,
    machines: takeTally(machines, table.machines),
    regions: takeTally(regions, table.regions),
    causes: takeTally(causes, table.codes),
  };
}

function addToTally({ counts, found }: Tally, column: Column, rows: Uint32Array): void {
  for (const row of rows) {
    const index = column[row] ?? 0;
    const count = counts[index] ?? 0;
    if (count === 0) found.push(index);
    counts[index] = count + 1;
  }
}

function forget({ counts, found }: Tally, index: number): void {
  const place = found.indexOf(index);
  if (place !== -1) found.splice(place, 1);
  counts[index] = 0;
}

/** Rows without a time come last. */
function countTimed(table: EventTable, rows: Uint32Array): number {
  let timed = rows.length;
  while (timed > 0 && Number.isNaN(at(table.time, at(rows, timed - 1)))) timed -= 1;
  return timed;
}
