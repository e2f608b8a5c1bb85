/** Bars of the timeline: counts per group go in, the stacks that are shown come out. */
import type { TimeRange } from '../core/units.ts';
import { findErrorCodeEntry } from '../catalog/codes/index.ts';
import type { TimelineView } from '../analysis/api/api.ts';
import { toSeriesKey } from './categories.ts';
import { nameGroups, type GroupBy, type NamedGroup } from './groupLooks.ts';

export interface Series extends NamedGroup {
  /** One per bar. */
  readonly counts: readonly number[];
  readonly total: number;
  /** Whether somebody took it out of the chart. */
  readonly isHidden: boolean;
}

export interface TimelineBars {
  readonly timeline: TimelineView;
  readonly groupBy: GroupBy;
  readonly barCount: number;
  /** All that have errors; the first one stands at the bottom of the stack. */
  readonly groups: readonly Series[];
  /** Those that are not hidden. */
  readonly series: readonly Series[];
  /** All errors of a bar that are not hidden. */
  readonly totals: readonly number[];
  readonly maxTotal: number;
  readonly maxRecords: number;
}

const NOTHING_HIDDEN: ReadonlySet<string> = new Set();

/** `hidden` has the keys of groups. */
export function toBars(timeline: TimelineView, hidden = NOTHING_HIDDEN): TimelineBars {
  const { stack, records } = timeline;
  const barCount = stack.counts.length;
  const groups = nameGroups(stack).flatMap((group): Series[] => {
    const counts = stack.counts.map((bar) => bar[group.column] ?? 0);
    const total = counts.reduce((sum, count) => sum + count, 0);
    return total === 0 ? [] : [{ ...group, counts, total, isHidden: hidden.has(group.key) }];
  });
  const series = groups.filter(({ isHidden }) => !isHidden);
  const totals = Array.from({ length: barCount }, (_, bar) =>
    series.reduce((sum, { counts }) => sum + (counts[bar] ?? 0), 0),
  );
  return {
    timeline,
    groupBy: stack.groupBy,
    barCount,
    groups,
    series,
    totals,
    maxTotal: toMax(totals),
    maxRecords: toMax(records),
  };
}

function toMax(counts: readonly number[]): number {
  return counts.reduce((max, count) => Math.max(max, count), 0);
}

/** From the start of one bar to the end of another. */
export function toBarRange(
  { timeline: { start, stepMs } }: Pick<TimelineBars, 'timeline'>,
  first: number,
  last: number,
): TimeRange {
  return { start: start + first * stepMs, end: start + (last + 1) * stepMs };
}

/** The bars that a range touches, both inclusive; undefined where it lies outside. */
export function findBars(
  { timeline: { start, stepMs }, barCount }: TimelineBars,
  range: TimeRange,
): { readonly first: number; readonly last: number } | undefined {
  const first = Math.max(0, Math.floor((range.start - start) / stepMs));
  const last = Math.min(barCount - 1, Math.ceil((range.end - start) / stepMs) - 1);
  return first <= last ? { first, last } : undefined;
}

/** The group whose part of a bar's stack holds a height, in errors from the bottom. */
export function findGroupAt({ series }: TimelineBars, bar: number, height: number): Series | undefined {
  let top = 0;
  for (const group of series) {
    top += group.counts[bar] ?? 0;
    if (height < top) return group;
  }
  return undefined;
}

/**
 * The most frequent code of a bar; of one group, where that says which codes are in it. Undefined where there is no
 * error.
 */
export function findTopCode(
  { timeline, groupBy }: TimelineBars,
  bar: number,
  group?: Series,
): string | undefined {
  let top: { code: string; count: number } | undefined;
  for (const [column, count] of (timeline.counts[bar] ?? []).entries()) {
    const code = timeline.codes[column] ?? '';
    if (count > (top?.count ?? 0) && isInGroup(code, groupBy, group?.name)) top = { code, count };
  }
  return top?.code;
}

function isInGroup(code: string, groupBy: GroupBy, name: string | undefined): boolean {
  if (name === undefined) return true;
  switch (groupBy) {
    case 'category':
      return toSeriesKey(code) === name;
    case 'code':
      return code === name;
    case 'owner':
      return (findErrorCodeEntry(code)?.owner ?? 'unclear') === name;
    case 'machine':
    case 'region':
    case 'app':
    case 'cause':
      return true;
  }
}
