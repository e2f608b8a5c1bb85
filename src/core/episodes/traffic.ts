/**
 * Traffic: how many records there are per moment goes in; a clock that goes as fast comes out. Background errors
 * follow the visitors: what is ordinary at noon is not at night.
 */
import { at } from '../table/eventTable.ts';
import type { RecordCounts } from '../table/recordCounts.ts';
import { binRecords, type Bins } from '../bins/timeBins.ts';
import type { DurationMs, EpochMs } from '../units.ts';

/** Over a shorter log the traffic hardly changes, and an incident changes it. */
const MIN_SPAN_MS: DurationMs = 3 * 3_600_000;
/** Half of what is averaged around a step. */
const REACH_MS: DurationMs = 1_800_000;
/**
 * As many records of usual traffic count on top of those around a step: of a log with a few dozen of them an hour, a
 * start of a machine with its ten lines would make a rush hour.
 */
const DOUBTFUL_RECORDS = 200;
const LEAST_RATIO = 0.2;
const MOST_RATIO = 5;

/** A clock that goes as fast as the traffic does: milliseconds of usual traffic from the first bin on. */
export interface TrafficClock {
  readonly bins: Bins;
  /** Where each bin starts on it, and where the last one ends. */
  readonly starts: Float64Array;
}

/** `errors[bin]` are not traffic. */
export function createTrafficClock(
  records: RecordCounts,
  bins: Bins,
  errors: ArrayLike<number>,
): TrafficClock {
  const starts = new Float64Array(bins.binCount + 1);
  getTrafficRatios(records, bins, errors).forEach((ratio, bin) => {
    starts[bin + 1] = at(starts, bin) + bins.stepMs * ratio;
  });
  return { bins, starts };
}

/** Times in the bins, on that clock. */
export function toTrafficTimes(
  { bins: { start, stepMs }, starts }: TrafficClock,
  times: Float64Array,
): Float64Array {
  return times.map((time) => {
    const bin = Math.floor((time - start) / stepMs);
    const from = starts[bin] ?? 0;
    return from + ((time - start - bin * stepMs) / stepMs) * ((starts[bin + 1] ?? 0) - from);
  });
}

/** How long the bins are on that clock. */
export function getTrafficLength({ bins, starts }: TrafficClock): DurationMs {
  return at(starts, bins.binCount);
}

/** How long the bins that two times lie in, and all between them, are on that clock. */
export function getTrafficBetween(
  { bins: { start, stepMs }, starts }: TrafficClock,
  from: EpochMs,
  to: EpochMs,
): DurationMs {
  return at(starts, Math.floor((to - start) / stepMs) + 1) - at(starts, Math.floor((from - start) / stepMs));
}

/** 1 is usual; between LEAST_RATIO and MOST_RATIO. */
function getTrafficRatios(records: RecordCounts, bins: Bins, errors: ArrayLike<number>): Float64Array {
  const { start, stepMs, binCount } = bins;
  const ratios = new Float64Array(binCount).fill(1);
  if (binCount * stepMs < MIN_SPAN_MS || records.stepMs > stepMs) return ratios;
  const others = Float64Array.from(
    binRecords(records, { start, end: start + binCount * stepMs }, stepMs),
    (count, bin) => Math.max(0, count - at(errors, bin)),
  );
  const reach = Math.max(1, Math.round(REACH_MS / stepMs));
  const smooth = smoothen(others, reach);
  const busy = smooth.filter((value) => value > 0).sort();
  const usual = busy[Math.floor(busy.length / 2)];
  if (usual === undefined) return ratios;
  const doubt = DOUBTFUL_RECORDS / (2 * reach + 1);
  return smooth.map((value) =>
    Math.min(MOST_RATIO, Math.max(LEAST_RATIO, (value + doubt) / (usual + doubt))),
  );
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
