/**
 * Traffic: how many records there are per moment goes in; how busy each step of time was, beside the log's usual, comes
 * out. Background errors follow the visitors: what is ordinary at noon is not at night.
 */
import { at } from './eventTable.ts';
import type { RecordCounts } from './recordCounts.ts';
import { binRecords, type Bins } from './timeBins.ts';
import type { DurationMs } from './units.ts';

/** Over a shorter log the traffic hardly changes, and an incident changes it. */
const MIN_SPAN_MS: DurationMs = 3 * 3_600_000;
/** Half of what is averaged around a step. */
const REACH_MS: DurationMs = 1_800_000;
const LEAST_RATIO = 0.2;
const MOST_RATIO = 5;

/** 1 is usual; between 0.2 and 5. `errors[step]` are not traffic. */
export function getTrafficRatios(records: RecordCounts, bins: Bins, errors: ArrayLike<number>): Float64Array {
  const { start, stepMs, binCount } = bins;
  const ratios = new Float64Array(binCount).fill(1);
  if (binCount * stepMs < MIN_SPAN_MS || records.stepMs > stepMs) return ratios;
  const others = Float64Array.from(
    binRecords(records, { start, end: start + binCount * stepMs }, stepMs),
    (count, bin) => Math.max(0, count - at(errors, bin)),
  );
  const smooth = smoothen(others, Math.max(1, Math.round(REACH_MS / stepMs)));
  const busy = smooth.filter((value) => value > 0).sort();
  const usual = busy[Math.floor(busy.length / 2)];
  if (usual === undefined) return ratios;
  return smooth.map((value) => Math.min(MOST_RATIO, Math.max(LEAST_RATIO, value / usual)));
}

/**
 * Times on a clock that goes as fast as the traffic does: from 0 on, in milliseconds of usual traffic. `times` are in
 * the bins.
 */
export function toTrafficTimes(
  times: Float64Array,
  { start, stepMs }: Bins,
  ratios: Float64Array,
): Float64Array {
  const starts = new Float64Array(ratios.length + 1);
  for (let bin = 0; bin < ratios.length; bin += 1)
    starts[bin + 1] = at(starts, bin) + stepMs * at(ratios, bin);
  return times.map((time) => {
    const bin = Math.floor((time - start) / stepMs);
    return at(starts, bin) + (time - start - bin * stepMs) * at(ratios, bin);
  });
}

/** How long the bins are on that clock. */
export function getTrafficLength({ stepMs }: Bins, ratios: Float64Array): DurationMs {
  return stepMs * ratios.reduce((sum, ratio) => sum + ratio, 0);
}

/** The mean of each value and of `reach` values on either side. */
function smoothen(values: Float64Array, reach: number): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i += 1) sums[i + 1] = at(sums, i) + at(values, i);
  return values.map((_, i) => {
    const first = Math.max(0, i - reach);
    const end = Math.min(values.length, i + reach + 1);
    return (at(sums, end) - at(sums, first)) / (end - first);
  });
}
