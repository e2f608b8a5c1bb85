/** Gaps in words: silences go in, a sentence about the longest one comes out. */
import type { TimeRange } from '../core/units.ts';
import { formatCount } from './numbers.ts';
import { formatDuration, formatRange, withZone, type Clock } from './times.ts';

export function describeGaps(gaps: readonly TimeRange[], longest: TimeRange, zone: Clock): string {
  const duration = formatDuration(longest.end - longest.start);
  const when = withZone(formatRange(longest, zone, undefined), zone, longest);
  const others = gaps.length === 1 ? '' : ` It is the longest of ${formatCount(gaps.length)} such silences.`;
  return `No records for ${duration}, ${when}: the app was silent, or lines are missing.${others}`;
}
