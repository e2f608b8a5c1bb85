/** The clock over the lanes and its lines behind them, as under the bars. */
import { memo, useMemo, type ReactNode } from 'react';
import type { TimeRange } from '../../core/units.ts';
import {
  chooseTicks,
  createTickFormatter,
  getPlotWidth,
  toPlotArea,
  toPlotX,
} from '../../presentation/plot.ts';
import { toShareOfWidth } from '../../presentation/lanes/laneShapes.ts';
import type { TimelineBars } from '../../presentation/timelineBars.ts';
import type { Clock } from '../../presentation/times.ts';

interface Props {
  readonly bars: TimelineBars;
  readonly axis: TimeRange;
  /** Of the drawing, in pixels. */
  readonly width: number;
  readonly zone: Clock;
}

export const LaneAxis = memo(function LaneAxis({ bars, axis, width, zone }: Props): ReactNode {
  const ticks = useMemo(() => {
    const times = chooseTicks(bars, getPlotWidth(width), zone);
    const format = createTickFormatter(times, axis, zone);
    return times.map((time) => ({ label: format(time), x: toPlotX(time, axis, toPlotArea(width)) }));
  }, [bars, axis, width, zone]);
  return (
    <div className="lane-axis" aria-hidden="true">
      {ticks.map(({ label, x }) => (
        <span key={x} className="lane-time" style={{ left: toShareOfWidth(x, width) }}>
          <span>{label}</span>
        </span>
      ))}
    </div>
  );
});
