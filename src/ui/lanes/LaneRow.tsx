/**
 * One machine: its name, how it ended up, and its lane. A click or Enter chooses it; a pointer or the arrow keys ask what
 * it did at a moment.
 */
import { useId, useMemo, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { formatCounted } from '../../presentation/numbers.ts';
import {
  describeLastState,
  listChanges,
  toLastMoment,
  type LaneContext,
  type ShownLane,
} from '../../presentation/lanes/laneText.ts';
import { getPlotWidth, PLOT_MARGIN } from '../../presentation/plot.ts';
import type { LaneScale, PointedMoment } from './laneScale.ts';
import { LaneStrip } from './LaneStrip.tsx';
import { LaneTooltip } from './LaneTooltip.tsx';

interface Props {
  readonly lane: ShownLane;
  readonly scale: LaneScale;
  readonly context: LaneContext;
  readonly isChosen: boolean;
  /** Whether a filter leaves it out. */
  readonly isHidden: boolean;
  readonly isTabStop: boolean;
  readonly pointed: PointedMoment | undefined;
  readonly onPoint: (pointed: PointedMoment | undefined) => void;
  readonly onFocusLane: () => void;
  /** To a lane below, or above. */
  readonly onMove: (by: number) => void;
  readonly onChoose: () => void;
}

export function LaneRow(props: Props): ReactNode {
  const { lane, scale, context, isChosen, isHidden, isTabStop, pointed } = props;
  const { onPoint, onFocusLane, onMove, onChoose } = props;
  const { machine, errors } = lane;
  const { axis, width } = scale;
  const tooltipId = useId();
  const changes = useMemo(() => listChanges(lane, axis), [lane, axis]);
  const state = useMemo(() => describeLastState(lane, axis, context), [lane, axis, context]);
  const last = toLastMoment(axis, context);

  const onPointer = (event: PointerEvent): void => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left - PLOT_MARGIN.left;
    const share = Math.max(0, Math.min(1, x / getPlotWidth(width)));
    onPoint({ machine, time: axis.start + share * (axis.end - axis.start), isByKey: false });
  };
  const pointByKey = (time: number | undefined): void => {
    if (time !== undefined) onPoint({ machine, time, isByKey: true });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const time = pointed?.time ?? last;
    if (event.key === 'ArrowDown') onMove(1);
    else if (event.key === 'ArrowUp') onMove(-1);
    else if (event.key === 'ArrowLeft') pointByKey(changes.findLast((change) => change < time) ?? changes[0]);
    else if (event.key === 'ArrowRight') pointByKey(changes.find((change) => change > time) ?? last);
    else if (event.key === 'Home') pointByKey(changes[0]);
    else if (event.key === 'End') pointByKey(last);
    else if (event.key === 'Escape' && pointed !== undefined) onPoint(undefined);
    else return;
    event.preventDefault();
  };

  return (
    <li className="lane-item">
      <button
        type="button"
        className={isHidden ? 'lane is-hidden' : 'lane'}
        tabIndex={isTabStop ? 0 : -1}
        aria-pressed={isChosen}
        aria-describedby={pointed === undefined ? undefined : tooltipId}
        onClick={onChoose}
        onPointerDown={onPointer}
        onPointerMove={onPointer}
        onPointerLeave={({ pointerType }) => {
          // A finger leaves as it is lifted; what it pointed at is to be read then.
          if (pointerType !== 'touch') onPoint(undefined);
        }}
        onFocus={() => {
          onFocusLane();
          if (pointed === undefined) pointByKey(last);
        }}
        onBlur={() => {
          onPoint(undefined);
        }}
        onKeyDown={onKeyDown}
      >
        <span className="lane-label">
          <bdi className="mono">{lane.name}</bdi> <span className="lane-state">{state}</span>{' '}
          {errors > 0 && <span className="count">{formatCounted(errors, 'error')}</span>}
        </span>
        <LaneStrip lane={lane} scale={scale} />
      </button>
      {pointed !== undefined && (
        <LaneTooltip id={tooltipId} lane={lane} pointed={pointed} scale={scale} context={context} />
      )}
    </li>
  );
}
