/** Bars of the timeline: counts per code go in, stacks per category come out. */
import type { TimeRange } from '../../core/units.ts';
import type { TimelineView } from '../../store/session.ts';
import { SERIES_KEYS, toSeriesKey, type SeriesKey } from '../categories.ts';

export interface Series {
  readonly key: SeriesKey;
  /** One per bar. */
  readonly counts: readonly number[];
  readonly total: number;
}

export interface TimelineBars {
  readonly timeline: TimelineView;
  readonly barCount: number;
  /** Only those that have errors; the first one stands at the bottom of the stack. */
  readonly series: readonly Series[];
  /** All errors of a bar. */
  readonly totals: readonly number[];
  readonly maxTotal: number;
}

export function toBars(timeline: TimelineView): TimelineBars {
  const keys = timeline.codes.map(toSeriesKey);
  const series = SERIES_KEYS.flatMap((key): Series[] => {
    const columns = keys.flatMap((other, column) => (other === key ? [column] : []));
    if (columns.length === 0) return [];
    const counts = timeline.counts.map((bar) => columns.reduce((sum, column) => sum + (bar[column] ?? 0), 0));
    const total = counts.reduce((sum, count) => sum + count, 0);
    return total === 0 ? [] : [{ key, counts, total }];
  });
  const totals = timeline.counts.map((bar) => bar.reduce((sum, count) => sum + count, 0));
  const maxTotal = totals.reduce((max, total) => Math.max(max, total), 0);
  return { timeline, barCount: timeline.counts.length, series, totals, maxTotal };
}

/** From the start of one bar to the end of another. */
export function toBarRange(
  { timeline: { start, stepMs } }: TimelineBars,
  first: number,
  last: number,
): TimeRange {
  return { start: start + first * stepMs, end: start + (last + 1) * stepMs };
}

/** The most frequent code of a bar, of one series where it is given; undefined where there is no error. */
export function findTopCode({ timeline }: TimelineBars, bar: number, key?: SeriesKey): string | undefined {
  let top: { code: string; count: number } | undefined;
  for (const [column, count] of (timeline.counts[bar] ?? []).entries()) {
    const code = timeline.codes[column] ?? '';
    if (count > (top?.count ?? 0) && (key === undefined || toSeriesKey(code) === key)) top = { code, count };
  }
  return top?.code;
}

/** The series whose part of a bar's stack holds a height, in errors from the bottom. */
export function findSeriesAt({ series }: TimelineBars, bar: number, height: number): SeriesKey | undefined {
  let top = 0;
  for (const { key, counts } of series) {
    top += counts[bar] ?? 0;
    if (height < top) return key;
  }
  return undefined;
}
