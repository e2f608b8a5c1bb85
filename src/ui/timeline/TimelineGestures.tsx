/**
 * The layer over the chart that takes pointers and keys: a cursor over the bars, a range to zoom into. It is a
 * slider to assistive technology, which then passes the arrow keys on and reads out the bar's numbers.
 */
import { useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { toMove } from './barKeys.ts';
import { chooseScaleTop, PLOT_HEIGHT, PLOT_MARGIN } from './plot.ts';
import { findSeriesAt, findTopCode, type TimelineBars } from './timelineBars.ts';

interface Props {
  readonly bars: TimelineBars;
  readonly plotWidth: number;
  readonly cursor: number | undefined;
  readonly describe: (bar: number) => string;
  readonly onCursor: (bar: number | undefined) => void;
  readonly onSelectCode: (code: string) => void;
  /** From the first to the last bar, both inclusive. */
  readonly onZoom: (first: number, last: number) => void;
  readonly onBack: () => void;
}

/** A pointer that moved less than this clicked. */
const CLICK_PIXELS = 6;
/** How many bars on each side of the cursor the `z` key takes. */
const NEIGHBOURS = 5;

export function TimelineGestures(props: Props): ReactNode {
  const { bars, plotWidth, cursor, describe, onCursor, onSelectCode, onZoom, onBack } = props;
  const [anchor, setAnchor] = useState<{ readonly bar: number; readonly x: number }>();
  const [isSelecting, setIsSelecting] = useState(false);
  const lastBar = Math.max(0, bars.barCount - 1);
  const barWidth = plotWidth / Math.max(1, bars.barCount);
  const current = Math.min(cursor ?? 0, lastBar);

  const toBar = (event: PointerEvent | React.MouseEvent): number => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    return Math.max(0, Math.min(lastBar, Math.floor(x / barWidth)));
  };
  const endSelection = (): void => {
    setAnchor(undefined);
    setIsSelecting(false);
  };
  const zoom = (first: number, last: number): void => {
    endSelection();
    onCursor(undefined);
    onZoom(Math.max(0, Math.min(first, last)), Math.min(lastBar, Math.max(first, last)));
  };

  const onPointerUp = (event: PointerEvent): void => {
    if (anchor === undefined) return;
    const bar = toBar(event);
    if (isSelecting) {
      zoom(anchor.bar, bar);
      return;
    }
    endSelection();
    const y = event.clientY - event.currentTarget.getBoundingClientRect().top;
    const errorsHigh = (1 - y / PLOT_HEIGHT) * chooseScaleTop(bars.maxTotal);
    const code = findTopCode(bars, bar, findSeriesAt(bars, bar, errorsHigh));
    if (code !== undefined) onSelectCode(code);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const move = toMove(event.key);
    if (move !== undefined) {
      // Without a cursor, a key first shows one, at the end that it comes from.
      const from = cursor ?? (move < 0 ? lastBar + 1 : -1);
      const next = Math.max(0, Math.min(lastBar, from + move));
      if (event.shiftKey && anchor === undefined) setAnchor({ bar: current, x: 0 });
      if (!event.shiftKey) setAnchor(undefined);
      setIsSelecting(event.shiftKey);
      onCursor(next);
    } else if (event.key === 'z' || (event.key === 'Enter' && event.shiftKey)) {
      if (anchor !== undefined && isSelecting) zoom(anchor.bar, current);
      else zoom(current - NEIGHBOURS, current + NEIGHBOURS);
    } else if (event.key === 'Enter') {
      const code = findTopCode(bars, current);
      if (code !== undefined) onSelectCode(code);
    } else if (event.key === 'Escape' && anchor !== undefined) {
      endSelection();
    } else return;
    event.preventDefault();
  };

  const first = Math.min(anchor?.bar ?? current, current);
  const last = Math.max(anchor?.bar ?? current, current);
  return (
    <div
      className="timeline-gestures"
      style={{ left: PLOT_MARGIN.left, top: PLOT_MARGIN.top, width: plotWidth, height: PLOT_HEIGHT }}
      role="slider"
      tabIndex={0}
      aria-label="Bars of the timeline"
      aria-describedby="timeline-keys"
      aria-valuemin={1}
      aria-valuemax={lastBar + 1}
      aria-valuenow={current + 1}
      aria-valuetext={describe(current)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setAnchor({ bar: toBar(event), x: event.clientX });
        onCursor(toBar(event));
      }}
      onPointerMove={(event) => {
        onCursor(toBar(event));
        if (anchor !== undefined && event.buttons === 1) {
          setIsSelecting((was) => was || Math.abs(event.clientX - anchor.x) > CLICK_PIXELS);
        }
      }}
      onPointerUp={onPointerUp}
      onPointerCancel={endSelection}
      onPointerLeave={() => {
        if (!isSelecting) onCursor(undefined);
      }}
      onDoubleClick={onBack}
      onKeyDown={onKeyDown}
      onBlur={() => {
        endSelection();
        onCursor(undefined);
      }}
    >
      {cursor !== undefined && (
        <div
          className={isSelecting ? 'timeline-selection' : 'timeline-cursor'}
          style={
            isSelecting
              ? { left: first * barWidth, width: (last - first + 1) * barWidth }
              : { left: current * barWidth, width: Math.max(1, barWidth) }
          }
        />
      )}
    </div>
  );
}
