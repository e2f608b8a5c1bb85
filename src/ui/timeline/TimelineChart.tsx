/** The drawing of the timeline. Its own chunk, because recharts is large; gestures are in TimelineGestures. */
import { memo, useMemo, type ReactNode } from 'react';
import { ComposedChart, XAxis, YAxis } from 'recharts';
import type { TimeRange } from '../../core/units.ts';
import type { Clock } from '../../presentation/times.ts';
import { formatShortCount } from '../../presentation/numbers.ts';
import { useSteps } from '../base/useSteps.ts';
import { AxisLabel } from './AxisLabel.tsx';
import {
  CHART_HEIGHT,
  chooseTicks,
  createTickFormatter,
  getPlotWidth,
  PLOT_MARGIN,
  toPlotArea,
} from '../../presentation/plot.ts';
import type { CountScale } from '../../presentation/countScale.ts';
import { GapLayer } from './GapLayer.tsx';
import { GridLines } from './GridLines.tsx';
import { StackLayer } from './StackLayer.tsx';
import type { TimelineBars } from '../../presentation/timelineBars.ts';

/** Each axis makes recharts render all that is there once more: together they would be one long task. */
const LAST_STEP = 3;

interface Props {
  readonly bars: TimelineBars;
  readonly width: number;
  readonly zone: Clock;
  /** What the chart shows in all, to know whether ticks need dates. */
  readonly range: TimeRange;
  readonly scale: CountScale;
  readonly gaps: readonly TimeRange[];
  readonly hasPatterns: boolean;
}

export const TimelineChart = memo(function TimelineChart(props: Props) {
  const { bars, width, range, scale, gaps, hasPatterns } = props;
  const step = useSteps(LAST_STEP);
  const plot = useMemo(() => toPlotArea(width), [width]);
  return (
    <ComposedChart
      width={width}
      height={CHART_HEIGHT}
      margin={CHART_MARGIN}
      // The layer above takes the keyboard and names the chart.
      accessibilityLayer={false}
    >
      <GridLines plot={plot} scale={scale} />
      <GapLayer plot={plot} gaps={gaps} range={range} />
      <StackLayer plot={plot} bars={bars} scale={scale} hasPatterns={hasPatterns} />
      {step >= 2 && <TimeAxis {...props} />}
      {step >= LAST_STEP && <CountAxis scale={scale} />}
    </ComposedChart>
  );
});

const CHART_MARGIN = { top: PLOT_MARGIN.top, right: PLOT_MARGIN.right, bottom: 0, left: 0 };

/**
 * Both axes know their ends and their ticks: recharts then needs no rows to find them out, and measures no texts
 * to see what has room, for which the browser would have to lay out the page.
 */
function TimeAxis({ bars, width, zone, range: { start, end } }: Props): ReactNode {
  const domain = useMemo(() => [start, end], [start, end]);
  const ticks = useMemo(() => [...chooseTicks(bars, getPlotWidth(width), zone)], [bars, width, zone]);
  const formatTick = useMemo(
    () => createTickFormatter(ticks, { start, end }, zone),
    [ticks, start, end, zone],
  );
  return (
    <XAxis
      dataKey="start"
      type="number"
      domain={domain}
      allowDataOverflow
      niceTicks="none"
      ticks={ticks}
      interval={0}
      height={PLOT_MARGIN.bottom}
      tickFormatter={formatTick}
      tick={AxisLabel}
      tickLine={false}
    />
  );
}

function CountAxis({ scale: { kind, top, ticks } }: Pick<Props, 'scale'>): ReactNode {
  const domain = useMemo(() => [0, top], [top]);
  const shown = useMemo(() => [...ticks], [ticks]);
  return (
    <YAxis
      domain={domain}
      allowDataOverflow
      niceTicks="none"
      scale={kind === 'log' ? 'symlog' : 'linear'}
      ticks={shown}
      interval={0}
      width={PLOT_MARGIN.left}
      tickFormatter={formatShortCount}
      tick={AxisLabel}
      tickLine={false}
      axisLine={false}
    />
  );
}
