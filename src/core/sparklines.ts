/** Sparklines: rows and a range go in; per code its counts in a few equal parts of the range come out. */
import { at, type EventTable } from './eventTable.ts';
import type { TimeRange } from './units.ts';

/** As many as can be told apart in the width of a word. */
export const SPARKLINE_BINS = 24;

/** By code; the empty one stands for unclassified errors. Codes without a row in the range are missing. */
export function toSparklines(
  table: EventTable,
  rows: Uint32Array,
  { start, end }: TimeRange,
): ReadonlyMap<string, readonly number[]> {
  const counts = new Uint32Array(table.codes.length * SPARKLINE_BINS);
  const binsPerMs = SPARKLINE_BINS / Math.max(1, end - start);
  for (const row of rows) {
    const time = at(table.time, row);
    if (!(time >= start && time < end)) continue;
    // Rounding must not move the last millisecond behind the end.
    const bin = Math.min(SPARKLINE_BINS - 1, Math.floor((time - start) * binsPerMs));
    const cell = at(table.code, row) * SPARKLINE_BINS + bin;
    counts[cell] = at(counts, cell) + 1;
  }
  const sparklines = new Map<string, readonly number[]>();
  for (const [code, name] of table.codes.entries()) {
    const bins = counts.subarray(code * SPARKLINE_BINS, (code + 1) * SPARKLINE_BINS);
    if (bins.some((count) => count > 0)) sparklines.set(name, [...bins]);
  }
  return sparklines;
}
