/** What can be done with a selected range: look at it alone, or drop it. */
import type { ReactNode } from 'react';
import { useStores } from '../base/stores.ts';
import { formatRange } from '../../presentation/times.ts';
import type { BarContext } from '../../presentation/barText.ts';
import { PLOT_MARGIN } from '../../presentation/plot.ts';
import { toBarRange, type TimelineBars } from '../../presentation/timelineBars.ts';
import type { BarSpan } from './TimelineGestures.tsx';

interface Props {
  readonly bars: TimelineBars;
  readonly selected: BarSpan;
  readonly plotWidth: number;
  readonly context: BarContext;
  readonly onDone: () => void;
}

/** So that the buttons stay inside of the chart. */
const HALF_WIDTH = 56;

export function SelectedRange({ bars, selected, plotWidth, context, onDone }: Props): ReactNode {
  const { view } = useStores();
  const { first, last } = selected;
  const middle = ((first + last + 1) / 2 / bars.barCount) * plotWidth;
  const left = PLOT_MARGIN.left + Math.max(HALF_WIDTH, Math.min(plotWidth - HALF_WIDTH, middle));
  const range = formatRange(toBarRange(bars, first, last), context.zone, context.span);
  return (
    <div className="selection-actions" style={{ left }} role="group" aria-label={`Selected range ${range}`}>
      <button
        type="button"
        className="button selection-zoom"
        aria-keyshortcuts="z"
        onClick={() => {
          view.getState().zoomToSelected();
          onDone();
        }}
      >
        Zoom <span className="visually-hidden">to {range}</span>
      </button>
      <button
        type="button"
        className="button"
        aria-label="Drop the selected range"
        onClick={() => {
          view.getState().selectRange(undefined);
          onDone();
        }}
      >
        ✕
      </button>
    </div>
  );
}
