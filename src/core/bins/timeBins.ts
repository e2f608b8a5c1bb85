/** Time bins: events and a range go in, counts per step of time and code come out. Linear in the events. */
import type { EventTable } from '../table/eventTable.ts';
import type { RecordCounts } from '../table/recordCounts.ts';
import { rowAt, type Rows } from '../table/rows.ts';
import { selectRows } from '../table/selection.ts';
import type { DurationMs, EpochMs, TimeRange } from '../units.ts';

/** Equal steps of time, one behind the other. */
export interface Bins {
  /** Start of the first bin, a multiple of `stepMs`. */
  readonly start: EpochMs;
  readonly stepMs: DurationMs;
  readonly binCount: number;
}

export interface TimeBins extends Bins {
  /** One column per code index of the table; the first one counts unclassified errors. */
  readonly codeCount: number;
  /** `counts[bin * codeCount + code]` */
  readonly counts: Uint32Array;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Widths that people read easily. Never below a second, which most exports do not resolve. */
const STEPS: readonly DurationMs[] = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 28, 56, 112, 224].map((n) => n * DAY),
];

/** The finest readable bin width that needs at most `maxBins` bins for a range, and is at least `minStepMs`. */
export function chooseStep(
  { start, end }: TimeRange,
  maxBins: number,
  minStepMs: DurationMs = SECOND,
): DurationMs {
  const fits = (stepMs: DurationMs): boolean =>
    stepMs >= minStepMs && Math.ceil(end / stepMs) - Math.floor(start / stepMs) <= maxBins;
  const step = STEPS.find(fits);
  if (step !== undefined) return step;
  let years = 364 * DAY;
  while (!fits(years)) years *= 2;
  return years;
}

/** Counts events of a range by bin and code: all of them, or some rows. */
export function binEvents(
  table: EventTable,
  range: TimeRange,
  stepMs: DurationMs,
  rows: Rows = selectRows(table, { range }),
): TimeBins {
  const bins = alignBins(range, stepMs);
  const { time, code, codes } = table;
  const codeCount = codes.length;
  const counts = new Uint32Array(bins.binCount * codeCount);
  // Columns are read directly, see countSome.
  for (const { bin, first, end } of splitByBin(time, rows, bins, range)) {
    for (let i = first; i < end; i += 1) {
      const cell = bin * codeCount + (code[rowAt(rows, i)] ?? 0);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
  return { ...bins, codeCount, counts };
}

/** The rows at the places `first` to before `end` are in one bin. */
interface BinRows {
  readonly bin: number;
  readonly first: number;
  readonly end: number;
}

/** Rows in order of time, as tables have them, lie in a bin side by side: its ends are found by halving. */
export function splitByBin(
  time: Float64Array,
  rows: Rows,
  { start, stepMs, binCount }: Bins,
  range: TimeRange = { start, end: start + binCount * stepMs },
): readonly BinRows[] {
  const findFirst = (moment: EpochMs, from: number): number => {
    let low = from;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      // Rows without a time come last.
      if ((time[rowAt(rows, middle)] ?? Number.NaN) < moment) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const filled: BinRows[] = [];
  let first = findFirst(range.start, 0);
  for (let bin = 0; bin < binCount; bin += 1) {
    const end = findFirst(Math.min(range.end, start + (bin + 1) * stepMs), first);
    if (end > first) filled.push({ bin, first, end });
    first = end;
  }
  return filled;
}

/** Counts all records of a range by bin. A step shorter than the histogram's own gives counts at its bins' starts. */
export function binRecords(
  { starts, counts }: RecordCounts,
  range: TimeRange,
  stepMs: DurationMs,
): Uint32Array {
  const { start, binCount } = alignBins(range, stepMs);
  const bins = new Uint32Array(binCount);
  for (let i = 0; i < starts.length; i += 1) {
    const bin = Math.floor(((starts[i] ?? Number.NaN) - start) / stepMs);
    if (bin >= 0 && bin < binCount) bins[bin] = (bins[bin] ?? 0) + (counts[i] ?? 0);
  }
  return bins;
}

/** The bins that a range lies in. They are aligned to multiples of the step, so they never shift. */
export function alignBins({ start, end }: TimeRange, stepMs: DurationMs): Bins {
  const first = Math.floor(start / stepMs);
  return { start: first * stepMs, stepMs, binCount: Math.max(0, Math.ceil(end / stepMs) - first) };
}
