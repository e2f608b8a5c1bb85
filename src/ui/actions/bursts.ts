/** From burst to burst: the timeline that is shown is searched, the burst found is selected and put into words. */
import { findBursts, type Burst } from '../../core/bursts.ts';
import type { EpochMs, TimeRange } from '../../core/units.ts';
import type { TimelineView } from '../../store/session.ts';
import { toClock } from '../logZone.ts';
import { formatCount, formatCounted } from '../../presentation/numbers.ts';
import type { Stores } from '../stores.ts';
import { formatRange, withZone } from '../../presentation/times.ts';

/** The next burst behind the start of the selection, or with -1 the one before it; without a selection, an end one. */
export function selectBurst({ session, view, foreground }: Stores, direction: 1 | -1): void {
  const { overview } = session.getState();
  const timeline = overview?.timeline;
  if (timeline === undefined) return;
  const { announce } = foreground.getState();
  const bursts = findBursts(timeline.counts.map((bar) => bar.reduce((sum, count) => sum + count, 0)));
  if (bursts.length === 0) {
    announce('No burst of errors in this range.');
    return;
  }
  const ranges = bursts.map((burst) => toRange(timeline, burst));
  const index = findIndex(ranges, view.getState().selectedRange?.start, direction);
  const burst = bursts[index];
  const range = ranges[index];
  if (burst === undefined || range === undefined) {
    announce(direction === 1 ? 'No burst behind this one.' : 'No burst before this one.');
    return;
  }
  view.getState().selectRange(range);
  const zone = toClock(view.getState().timeZone, overview);
  const when = withZone(formatRange(range, zone, overview?.span), zone, range);
  announce(
    `Burst ${formatCount(index + 1)} of ${formatCount(bursts.length)}: ${when}, ${formatCounted(burst.errors, 'error')}. Z zooms in.`,
  );
}

/** -1, or behind the last one, where there is none. */
function findIndex(ranges: readonly TimeRange[], from: EpochMs | undefined, direction: 1 | -1): number {
  if (from === undefined) return direction === 1 ? 0 : ranges.length - 1;
  return direction === 1
    ? ranges.findIndex(({ start }) => start > from)
    : ranges.findLastIndex(({ start }) => start < from);
}

function toRange({ start, stepMs }: TimelineView, { first, end }: Burst): TimeRange {
  return { start: start + first * stepMs, end: start + end * stepMs };
}
