/** Sparklines: the bins of a timeline go in; per code its counts in a few parts of it come out. */
import { at } from '../table/eventTable.ts';
import type { TimeBins } from './timeBins.ts';

/** As many as can be told apart in the width of a word. */
const MAX_PARTS = 24;

/**
 * By code; the empty one stands for unclassified errors, and codes without an event are missing. Neighbouring bins
 * are put together, so that parts can differ by the width of one bin.
 */
export function toSparklines(
  codes: readonly string[],
  { binCount, codeCount, counts }: TimeBins,
): ReadonlyMap<string, readonly number[]> {
  const partCount = Math.min(MAX_PARTS, binCount);
  const sparklines = new Map<string, readonly number[]>();
  for (const [code, name] of codes.entries()) {
    const parts = new Array<number>(partCount).fill(0);
    for (let bin = 0; bin < binCount; bin += 1) {
      const part = Math.floor((bin * partCount) / binCount);
      parts[part] = at(parts, part) + at(counts, bin * codeCount + code);
    }
    if (parts.some((count) => count > 0)) sparklines.set(name, parts);
  }
  return sparklines;
}
