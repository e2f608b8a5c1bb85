/**
 * Gaps: how many records there are per moment goes in; silences come out that do not fit the rest of the log. Over
 * such a silence, "no errors" means nothing: the app was silent, or lines are missing from the export.
 */
import { at } from '../table/eventTable.ts';
import type { RecordCounts } from '../table/recordCounts.ts';
import type { DurationMs, TimeRange } from '../units.ts';

/** A log that speaks less often has no rhythm to judge a silence by. */
const MIN_MOMENTS = 50;
/** Nobody misses less than this. */
const MIN_GAP_MS: DurationMs = 300_000;
/**
 * Lines that come by chance, at one rate, leave silences of which one in twenty is longer than three times the
 * mean; one of ten times that length comes once in 10^13 lines (e^-30).
 */
const USUAL_SHARE = 0.95;
const GAP_PER_USUAL = 10;

/** In order of time. From behind the last record before the silence to the first one behind it. */
export function findGaps({ stepMs, starts }: RecordCounts): readonly TimeRange[] {
  if (starts.length < MIN_MOMENTS) return [];
  const silences = new Float64Array(starts.length - 1);
  for (let i = 0; i < silences.length; i += 1) {
    silences[i] = at(starts, i + 1) - at(starts, i) - stepMs;
  }
  const usual = at(silences.toSorted(), Math.floor((silences.length - 1) * USUAL_SHARE));
  const least = Math.max(MIN_GAP_MS, GAP_PER_USUAL * usual);
  const gaps: TimeRange[] = [];
  for (let i = 0; i < silences.length; i += 1) {
    if (at(silences, i) >= least) gaps.push({ start: at(starts, i) + stepMs, end: at(starts, i + 1) });
  }
  return gaps;
}

/** The longest of the gaps; of equal ones the first. */
export function findLongestGap(gaps: readonly TimeRange[]): TimeRange | undefined {
  return gaps.reduce<TimeRange | undefined>(
    (longest, gap) =>
      longest === undefined || gap.end - gap.start > longest.end - longest.start ? gap : longest,
    undefined,
  );
}
