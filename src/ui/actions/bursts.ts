/**
 * From incident to incident: those that findings tell of, where the timeline that is shown has any, else the bursts in
 * its bars. The one found is selected and put into words.
 */
import { findBursts, type Burst } from '../../core/bins/bursts.ts';
import type { EpochMs, TimeRange } from '../../core/units.ts';
import { toFindingRange } from '../../presentation/findingText.ts';
import type { PlacedFinding, TimelineView } from '../../store/session.ts';
import { toClock } from '../base/logZone.ts';
import { formatCounted, formatCount } from '../../presentation/numbers.ts';
import type { Stores } from '../base/stores.ts';
import { formatRange, withZone } from '../../presentation/times.ts';

/** Something to go to, in order of time. */
interface Stop {
  readonly range: TimeRange;
  readonly errors: number;
  /** What a finding calls it. */
  readonly label?: string;
}

/** The next one behind the start of the selection, or with -1 the one before it; without a selection, an end one. */
export function selectBurst({ session, view, foreground }: Stores, direction: 1 | -1): void {
  const { overview, findings = [] } = session.getState();
  const timeline = overview?.timeline;
  if (timeline === undefined) return;
  const { announce } = foreground.getState();
  const incidents = toIncidents(findings, timeline);
  const [noun, stops] =
    incidents.length > 0 ? (['Incident', incidents] as const) : (['Burst', toBursts(timeline)] as const);
  if (stops.length === 0) {
    announce('No burst of errors in this range.');
    return;
  }
  const index = findIndex(stops, view.getState().selectedRange?.start, direction);
  const stop = stops[index];
  if (stop === undefined) {
    const where = direction === 1 ? 'behind' : 'before';
    announce(`No ${noun.toLowerCase()} ${where} this one.`);
    return;
  }
  const { range, errors, label } = stop;
  view.getState().selectRange(range);
  const zone = toClock(view.getState().timeZone, overview);
  const when = withZone(formatRange(range, zone, overview?.span), zone, range);
  const facts = [
    ...(label === undefined ? [] : [label]),
    when,
    ...(errors === 0 ? [] : [formatCounted(errors, 'error')]),
  ];
  announce(
    `${noun} ${formatCount(index + 1)} of ${formatCount(stops.length)}: ${facts.join(', ')}. Z zooms in.`,
  );
}

/** Those that the timeline shows a part of. */
function toIncidents(
  findings: readonly PlacedFinding[],
  { start, stepMs, counts }: TimelineView,
): readonly Stop[] {
  const end = start + stepMs * counts.length;
  return findings
    .flatMap((finding) => {
      const range = toFindingRange(finding);
      if (range === undefined || range.end <= start || range.start >= end) return [];
      return [{ range, errors: finding.errors, label: finding.label }];
    })
    .sort((a, b) => a.range.start - b.range.start);
}

function toBursts(timeline: TimelineView): readonly Stop[] {
  const bursts = findBursts(timeline.counts.map((bar) => bar.reduce((sum, count) => sum + count, 0)));
  return bursts.map((burst) => ({ range: toRange(timeline, burst), errors: burst.errors }));
}

/** -1, or behind the last one, where there is none. */
function findIndex(stops: readonly Stop[], from: EpochMs | undefined, direction: 1 | -1): number {
  if (from === undefined) return direction === 1 ? 0 : stops.length - 1;
  return direction === 1
    ? stops.findIndex(({ range }) => range.start > from)
    : stops.findLastIndex(({ range }) => range.start < from);
}

function toRange({ start, stepMs }: TimelineView, { first, end }: Burst): TimeRange {
  return { start: start + first * stepMs, end: start + end * stepMs };
}
