/** What a machine did at a moment: its phase, since when and why, an end that is near, and errors. */
import type { ReactNode } from 'react';
import { describeMomentOf, type LaneContext, type ShownLane } from '../../presentation/lanes/laneText.ts';
import { toShareOfWidth } from '../../presentation/lanes/laneShapes.ts';
import { getPlotWidth, toPlotArea, toPlotX } from '../../presentation/plot.ts';
import type { LaneScale, PointedMoment } from './laneScale.ts';

interface Props {
  readonly id: string;
  readonly lane: ShownLane;
  readonly pointed: PointedMoment;
  readonly scale: LaneScale;
  readonly context: LaneContext;
}

/** How far from a mark somebody still points at it, in pixels; keys point at moments exactly. */
const REACH = 6;
/** In pixels; on a screen with less, as much as there is. */
const WIDTH = 288;

export function LaneTooltip({ id, lane, pointed, scale, context }: Props): ReactNode {
  const { axis, counted, width } = scale;
  const { time, isByKey } = pointed;
  const reach = isByKey ? 0 : (REACH / getPlotWidth(width)) * (axis.end - axis.start);
  const x = toPlotX(time, axis, toPlotArea(width));
  const left = Math.max(0, Math.min(width - WIDTH, x - WIDTH / 2));
  return (
    <>
      <span className="lane-cursor" style={{ left: toShareOfWidth(x, width) }} aria-hidden="true" />
      <div
        id={id}
        role="tooltip"
        className="lane-tooltip"
        style={{ left, width: WIDTH }}
        aria-live={isByKey ? 'polite' : 'off'}
      >
        {describeMomentOf(lane, time, counted, reach, context).map((line, index) => (
          <p key={index}>
            <bdi>{line}</bdi>
          </p>
        ))}
      </div>
    </>
  );
}
