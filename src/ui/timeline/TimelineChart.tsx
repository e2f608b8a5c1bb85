/** The drawing of the timeline. Its own chunk, because recharts is large; gestures are in TimelineGestures. */
import { memo, useMemo } from 'react';
import { CartesianGrid, ComposedChart, Line, XAxis, YAxis } from 'recharts';
import type { TimeRange } from '../../core/units.ts';
import type { Clock } from '../times.ts';
import { formatShortCount } from '../numbers.ts';
import { formatClock, formatShortDate } from '../times.ts';
import { CHART_HEIGHT, chooseScaleTop, chooseTicks, getPlotWidth, PLOT_MARGIN } from './plot.ts';
import { StackLayer } from './StackLayer.tsx';
import type { TimelineBars } from './timelineBars.ts';

interface Props {
  readonly bars: TimelineBars;
  readonly width: number;
  readonly zone: Clock;
  /** What the chart shows in all, to know whether ticks need dates. */
  readonly range: TimeRange;
}

export const TimelineChart = memo(function TimelineChart({ bars, width, zone, range }: Props) {
  const { timeline, totals, maxTotal } = bars;
  const rows = useMemo(
    () => totals.map((total, bar) => ({ start: timeline.start + bar * timeline.stepMs, total })),
    [timeline, totals],
  );
  const ticks = chooseTicks(bars, getPlotWidth(width), zone);
  const top = chooseScaleTop(maxTotal);
  const isLong = range.end - range.start > 36 * 60 * 60 * 1000;
  const showsSeconds = ticks.some((tick) => tick % 60_000 !== 0);
  const formatTick = (time: number): string => {
    const clock = formatClock(time, zone).slice(0, showsSeconds ? 8 : 5);
    return isLong ? `${formatShortDate(time, zone)} ${clock}` : clock;
  };
  return (
    <ComposedChart
      width={width}
      height={CHART_HEIGHT}
      data={rows}
      margin={{ top: PLOT_MARGIN.top, right: PLOT_MARGIN.right, bottom: 0, left: 0 }}
      // The layer above takes the keyboard and names the chart.
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} className="timeline-grid" />
      <XAxis
        dataKey="start"
        scale="band"
        height={PLOT_MARGIN.bottom}
        ticks={[...ticks]}
        // The ticks have been chosen to fit: measuring their texts would make the browser lay out the page.
        interval={0}
        tickFormatter={formatTick}
        tickLine={false}
        includeHidden
      />
      <YAxis
        width={PLOT_MARGIN.left}
        domain={[0, top]}
        ticks={[0, top / 2, top]}
        interval={0}
        tickFormatter={formatShortCount}
        tickLine={false}
        axisLine={false}
        includeHidden
      />
      <StackLayer bars={bars} />
      {/* Never drawn: it ties the axes to the counts. */}
      <Line dataKey="total" hide isAnimationActive={false} />
    </ComposedChart>
  );
});
