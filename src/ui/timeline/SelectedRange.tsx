/** The range that is selected but not zoomed into, drawn over the bars. */
import type { ReactNode } from 'react';
import { useView } from '../stores.ts';
import { PLOT_HEIGHT, PLOT_MARGIN } from './plot.ts';
import { toBarRange, type TimelineBars } from './timelineBars.ts';

interface Props {
  readonly bars: TimelineBars;
  readonly plotWidth: number;
}

export function SelectedRange({ bars, plotWidth }: Props): ReactNode {
  const selected = useView((view) => view.selectedRange);
  if (selected === undefined) return null;
  const shown = toBarRange(bars, 0, bars.barCount - 1);
  const start = Math.max(shown.start, selected.start);
  const end = Math.min(shown.end, selected.end);
  if (end <= start) return null;
  const toPixels = (duration: number): number => (duration / (shown.end - shown.start)) * plotWidth;
  return (
    <div
      className="timeline-gestures"
      style={{ left: PLOT_MARGIN.left, top: PLOT_MARGIN.top, width: plotWidth, height: PLOT_HEIGHT }}
    >
      <div
        className="timeline-selection"
        style={{ left: toPixels(start - shown.start), width: toPixels(end - start) }}
      />
    </div>
  );
}
