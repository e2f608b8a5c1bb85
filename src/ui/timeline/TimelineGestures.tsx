/**
 * The layer over the chart that takes pointers and keys: a cursor over the bars, and a range that is drawn over them,
 * to zoom into. It is a slider to assistive technology, which then passes the arrow keys on and reads out the bar's
 * numbers.
 */
import {
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { useStores } from '../base/stores.ts';
import { toMove } from './barKeys.ts';
import { toShare, type CountScale } from '../../presentation/countScale.ts';
import { PLOT_HEIGHT, PLOT_MARGIN } from '../../presentation/plot.ts';
import { findGroupAt, findTopCode, toBarRange, type TimelineBars } from '../../presentation/timelineBars.ts';

/** Both inclusive. */
export interface BarSpan {
  readonly first: number;
  readonly last: number;
}

interface Props {
  readonly ref: Ref<HTMLDivElement>;
  readonly bars: TimelineBars;
  readonly scale: CountScale;
  readonly plotWidth: number;
  readonly cursor: number | undefined;
  readonly selected: BarSpan | undefined;
  readonly describe: (first: number, last: number) => string;
  readonly onCursor: (bar: number | undefined) => void;
  /** While a range is drawn; undefined when that is over. */
  readonly onDraw: (span: BarSpan | undefined) => void;
}

/** Where a pointer went down. */
interface Press {
  readonly bar: number;
  readonly x: number;
  readonly hasMoved: boolean;
}

/** A pointer that moved less than this clicked. */
const CLICK_PIXELS = 6;
/** How many bars on each side of the cursor the `z` key takes where none are selected. */
const NEIGHBOURS = 5;

export function TimelineGestures(props: Props): ReactNode {
  const { ref, bars, scale, plotWidth, cursor, selected, describe, onCursor, onDraw } = props;
  const { view } = useStores();
  const [press, setPress] = useState<Press>();
  const lastBar = Math.max(0, bars.barCount - 1);
  const barWidth = plotWidth / Math.max(1, bars.barCount);
  const current = Math.min(cursor ?? 0, lastBar);

  const toBar = (event: MouseEvent): number => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    return Math.max(0, Math.min(lastBar, Math.floor(x / barWidth)));
  };
  const select = (a: number, b: number): void => {
    view.getState().selectRange(toBarRange(bars, Math.min(a, b), Math.max(a, b)));
  };
  const zoom = (): void => {
    if (selected === undefined) {
      view
        .getState()
        .zoomTo(toBarRange(bars, Math.max(0, current - NEIGHBOURS), Math.min(lastBar, current + NEIGHBOURS)));
    } else view.getState().zoomToSelected();
    onCursor(undefined);
  };
  const selectCode = (code: string | undefined): void => {
    if (code !== undefined) view.getState().selectCode(code);
  };
  const endPress = (): void => {
    setPress(undefined);
    onDraw(undefined);
  };

  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setPress({ bar: toBar(event), x: event.clientX, hasMoved: false });
    onCursor(toBar(event));
  };
  const onPointerMove = (event: PointerEvent): void => {
    const bar = toBar(event);
    onCursor(bar);
    if (press === undefined || event.buttons !== 1) return;
    const hasMoved = press.hasMoved || Math.abs(event.clientX - press.x) > CLICK_PIXELS;
    if (!hasMoved) return;
    if (!press.hasMoved) setPress({ ...press, hasMoved });
    onDraw({ first: Math.min(press.bar, bar), last: Math.max(press.bar, bar) });
  };
  const onPointerUp = (event: PointerEvent): void => {
    if (press === undefined) return;
    const bar = toBar(event);
    endPress();
    if (press.hasMoved) {
      select(press.bar, bar);
      return;
    }
    view.getState().selectRange(undefined);
    const y = event.clientY - event.currentTarget.getBoundingClientRect().top;
    selectCode(findTopCode(bars, bar, findGroupAt(bars, bar, toErrors(bar, 1 - y / PLOT_HEIGHT))));
  };
  /** The errors of a bar's stack up to a share of the plot's height. */
  const toErrors = (bar: number, share: number): number => {
    const total = bars.totals[bar] ?? 0;
    return total === 0 ? 0 : (share / toShare(scale, total)) * total;
  };

  const move = (by: number, isExtending: boolean): void => {
    // Without a cursor, a key first shows one, at the end that it comes from.
    const from = cursor ?? (by < 0 ? lastBar + 1 : -1);
    const next = Math.max(0, Math.min(lastBar, from + by));
    onCursor(next);
    if (!isExtending) view.getState().selectRange(undefined);
    else if (cursor !== undefined) select(findAnchor(selected, cursor), next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = toMove(event.key);
    if (by !== undefined) move(by, event.shiftKey);
    else if (event.key === 'z') zoom();
    else if (event.key === 'Enter' && selected !== undefined) zoom();
    else if (event.key === 'Enter') selectCode(findTopCode(bars, current));
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={ref}
      className="timeline-gestures"
      style={{ left: PLOT_MARGIN.left, top: PLOT_MARGIN.top, width: plotWidth, height: PLOT_HEIGHT }}
      role="slider"
      tabIndex={0}
      aria-label="Bars of the timeline"
      aria-describedby="timeline-keys"
      aria-valuemin={1}
      aria-valuemax={lastBar + 1}
      aria-valuenow={current + 1}
      aria-valuetext={
        selected === undefined
          ? describe(current, current)
          : `Selected ${describe(selected.first, selected.last)}`
      }
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={endPress}
      onPointerLeave={() => {
        if (press === undefined) onCursor(undefined);
      }}
      onDoubleClick={() => {
        const { trail, backTo } = view.getState();
        backTo(trail.length - 1);
      }}
      onKeyDown={onKeyDown}
      onBlur={() => {
        endPress();
        onCursor(undefined);
      }}
    >
      {selected !== undefined && (
        <div
          className="timeline-selection"
          style={{ left: selected.first * barWidth, width: (selected.last - selected.first + 1) * barWidth }}
        />
      )}
      {cursor !== undefined && press?.hasMoved !== true && (
        <div className="timeline-cursor" style={{ left: current * barWidth, width: Math.max(1, barWidth) }} />
      )}
    </div>
  );
}

/** The end of the selected range that stays when the cursor at the other end moves on. */
function findAnchor(selected: BarSpan | undefined, cursor: number): number {
  if (selected === undefined) return cursor;
  return cursor === selected.first ? selected.last : selected.first;
}
