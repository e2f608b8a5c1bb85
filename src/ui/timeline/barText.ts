/** Bars in words, for the line under the chart, screen readers and the table. */
import type { TimeRange } from '../../core/units.ts';
import type { Clock } from '../times.ts';
import { SERIES_LABELS } from '../categories.ts';
import { formatCount, formatCounted } from '../numbers.ts';
import { formatDuration, formatMoment, formatRange } from '../times.ts';
import { toBarRange, type TimelineBars } from './timelineBars.ts';

/** `12:03:05–12:03:10: 48 errors (Connection 40, Machine 8) in 210 records` */
export function describeBar(
  bars: TimelineBars,
  bar: number,
  zone: Clock,
  span: TimeRange | undefined,
): string {
  const parts = bars.series.flatMap(({ key, counts }) => {
    const count = counts[bar] ?? 0;
    return count === 0 ? [] : [`${SERIES_LABELS[key]} ${formatCount(count)}`];
  });
  const errors = formatCounted(bars.totals[bar] ?? 0, 'error');
  const records = formatCounted(bars.timeline.records[bar] ?? 0, 'record');
  const stack = parts.length === 0 ? '' : ` (${parts.join(', ')})`;
  return `${formatRange(toBarRange(bars, bar, bar), zone, span)}: ${errors}${stack} in ${records}`;
}

export function describePeak(bars: TimelineBars, zone: Clock, span: TimeRange | undefined): string {
  const { timeline, totals, maxTotal } = bars;
  if (maxTotal === 0) return 'No errors in this range.';
  const time = timeline.start + totals.indexOf(maxTotal) * timeline.stepMs;
  return `Peak: ${formatCounted(maxTotal, 'error')} in ${formatDuration(timeline.stepMs)} at ${formatMoment(time, zone, span)}.`;
}

/** The whole chart in one sentence. */
export function describeBars(bars: TimelineBars, zone: Clock, span: TimeRange | undefined): string {
  const { timeline, barCount, series } = bars;
  const range = formatRange(toBarRange(bars, 0, barCount - 1), zone, span);
  const stacks = series.map(({ key, total }) => `${SERIES_LABELS[key]} ${formatCount(total)}`).join(', ');
  return `Errors per ${formatDuration(timeline.stepMs)}, ${range}${stacks === '' ? '' : `: ${stacks}`}. ${describePeak(bars, zone, span)}`;
}
