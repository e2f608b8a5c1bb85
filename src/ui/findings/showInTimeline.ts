/** The way from a finding to the timeline: its range is selected there, with some time before and behind it shown. */
import type { DurationMs, TimeRange } from '../../core/units.ts';
import { focusAnyway, TIMELINE_TITLE_ID } from '../base/places.ts';
import type { Stores } from '../base/stores.ts';

/** How much is shown around it, as a share of it, and at least. */
const AROUND = 0.5;
const MIN_AROUND_MS: DurationMs = 60_000;
/** A range is read best in whole seconds. */
const SECOND: DurationMs = 1000;

export function showInTimeline({ session, view }: Pick<Stores, 'session' | 'view'>, range: TimeRange): void {
  const span = session.getState().overview?.span;
  const { backTo, zoomTo, selectRange } = view.getState();
  backTo(0);
  const around = widen(range, span);
  if (around !== undefined) zoomTo(around);
  selectRange(range);
  const title = document.getElementById(TIMELINE_TITLE_ID);
  if (title === null) return;
  // To the top, so that the bars below it are in sight.
  title.scrollIntoView({ block: 'start' });
  focusAnyway(title);
}

/** Within the log; undefined where that is all of it, or the log has no times. */
export function widen({ start, end }: TimeRange, span: TimeRange | undefined): TimeRange | undefined {
  if (span === undefined) return undefined;
  const by = Math.max(MIN_AROUND_MS, SECOND * Math.round(((end - start) * AROUND) / SECOND));
  const wide = { start: Math.max(span.start, start - by), end: Math.min(span.end, end + by) };
  return wide.start <= span.start && wide.end >= span.end ? undefined : wide;
}
