/** What the timeline of a picture shows: the content goes in; bars, scale and what lies around them come out. */
import type { TimeRange } from '../../core/units.ts';
import type { BarContext } from '../../presentation/barText.ts';
import { createCountScale, type CountScale } from '../../presentation/countScale.ts';
import type { LifecycleMoment } from '../../presentation/lifecycleMarks.ts';
import { toBarRange, toBars, type TimelineBars } from '../../presentation/timelineBars.ts';
import type { ArtefactContent, ToldFinding } from '../content/content.ts';

export interface Chart {
  readonly bars: TimelineBars;
  readonly scale: CountScale;
  /** From the start of the first bar to the end of the last one. */
  readonly range: TimeRange;
  readonly context: BarContext;
  /** Within the range. */
  readonly moments: readonly LifecycleMoment[];
  /** Those that began within the range. */
  readonly findings: readonly ToldFinding[];
  readonly hasPatterns: boolean;
}

/** Undefined where nothing has a time. */
export function toChart({ overview, view, findings }: ArtefactContent): Chart | undefined {
  const { timeline, gaps, lifecycle } = overview;
  if (timeline === undefined || timeline.stack.counts.length === 0) return undefined;
  const bars = toBars(timeline, view.hiddenGroups);
  const range = toBarRange(bars, 0, bars.barCount - 1);
  return {
    bars,
    scale: createCountScale(view.scale, bars.maxTotal),
    range,
    context: {
      zone: view.clock,
      // Dates stand above the picture; in it only where what is shown has more than one.
      span: range,
      gaps: gaps.filter(({ start, end }) => end > range.start && start < range.end),
    },
    moments: lifecycle.filter(({ time }) => time >= range.start && time < range.end),
    findings: findings.filter(
      ({ start }) => start !== undefined && start >= range.start && start < range.end,
    ),
    hasPatterns: view.hasPatterns,
  };
}
