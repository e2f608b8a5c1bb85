/** Bars in words, for the line under the chart, screen readers and the table. */
import type { TimeRange } from '../core/units.ts';
import { findLongestGap } from '../core/log/gaps.ts';
import type { Clock } from './times.ts';
import { formatCount, formatCounted } from './numbers.ts';
import { formatDuration, formatMoment, formatRange } from './times.ts';
import { toBarRange, type TimelineBars } from './timelineBars.ts';

/** What bars are told with. */
export interface BarContext {
  readonly zone: Clock;
  /** Of all that was read, to know whether times need dates. */
  readonly span: TimeRange | undefined;
  /** In what the chart shows. */
  readonly gaps: readonly TimeRange[];
}

/** `12:03:05–12:03:10: 48 errors (Connection 40, Machine 8) in 210 records`; from one bar to another, both inclusive. */
export function describeBars(bars: TimelineBars, first: number, last: number, context: BarContext): string {
  const sum = (counts: readonly number[]): number =>
    counts.slice(first, last + 1).reduce((total, count) => total + count, 0);
  const parts = bars.series.flatMap(({ label, counts }) => {
    const count = sum(counts);
    return count === 0 ? [] : [`${label} ${formatCount(count)}`];
  });
  const range = toBarRange(bars, first, last);
  const errors = formatCounted(sum(bars.totals), toErrorWord(bars), `${toErrorWord(bars)}s`);
  const records = formatCounted(sum(bars.timeline.records), 'record');
  const stack = parts.length === 0 ? '' : ` (${parts.join(', ')})`;
  const gap = findGapAt(context.gaps, range);
  const silence = gap === undefined ? '' : `; no records for ${formatDuration(gap.end - gap.start)} here`;
  return `${formatRange(range, context.zone, context.span)}: ${errors}${stack} in ${records}${silence}`;
}

/** Of hidden groups nothing is counted, and that has to be said. */
export function toErrorWord({ groups, series }: TimelineBars): string {
  return groups.length === series.length ? 'error' : 'shown error';
}

export function describePeak(bars: TimelineBars, { zone, span }: BarContext): string {
  const { timeline, totals, maxTotal } = bars;
  if (maxTotal === 0) return `No ${toErrorWord(bars)}s in this range.`;
  const time = timeline.start + totals.indexOf(maxTotal) * timeline.stepMs;
  return `Peak: ${formatCounted(maxTotal, toErrorWord(bars))} in ${formatDuration(timeline.stepMs)} at ${formatMoment(time, zone, span)}.`;
}

/** The whole chart in a few sentences. */
export function describeTimeline(bars: TimelineBars, context: BarContext): string {
  const { timeline, barCount, groups, series } = bars;
  const { zone, span, gaps } = context;
  const all = toBarRange(bars, 0, barCount - 1);
  const stacks = series.map(({ label, total }) => `${label} ${formatCount(total)}`).join(', ');
  const hidden = groups.filter(({ isHidden }) => isHidden).map(({ label }) => label);
  const longest = findLongestGap(gaps);
  return [
    `Errors per ${formatDuration(timeline.stepMs)}, ${formatRange(all, zone, span)}${stacks === '' ? '' : `: ${stacks}`}.`,
    describePeak(bars, context),
    hidden.length === 0 ? '' : `Hidden: ${hidden.join(', ')}.`,
    longest === undefined
      ? ''
      : `${formatCounted(gaps.length, 'gap')} without records, the longest ${formatRange(longest, zone, span)}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function findGapAt(gaps: readonly TimeRange[], { start, end }: TimeRange): TimeRange | undefined {
  return gaps.find((gap) => gap.start < end && gap.end > start);
}
