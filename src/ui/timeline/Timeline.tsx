/** When the errors came, stacked by groups, and the way into a part of the log. */
import { useMemo, type ReactNode } from 'react';
import type { Overview, TimelineView } from '../../store/session.ts';
import { getHiddenGroups } from '../../store/view.ts';
import { Lanes } from '../lanes/Lanes.tsx';
import { TIMELINE_TITLE_ID } from '../base/places.ts';
import { useSession, useView } from '../base/stores.ts';
import { useClock } from '../base/useClock.ts';
import { BarsTable } from './BarsTable.tsx';
import { describeTimeline, type BarContext } from '../../presentation/barText.ts';
import { ChartStage } from './ChartStage.tsx';
import { Legend } from './Legend.tsx';
import { LifecycleLegend } from './LifecycleLegend.tsx';
import { PatternShapes } from './PatternShapes.tsx';
import { toBarRange, toBars } from '../../presentation/timelineBars.ts';
import { RangeDifferences } from './RangeDifferences.tsx';
import { TimelineTools } from './TimelineTools.tsx';
import { Trail } from './Trail.tsx';

/** Without its chart at first: drawing it is a task of its own. */
export function Timeline({ hasChart }: { readonly hasChart: boolean }): ReactNode {
  const overview = useSession((session) => session.overview);
  const timeline = overview?.timeline;
  return (
    <section className="panel timeline" aria-labelledby={TIMELINE_TITLE_ID}>
      <div className="panel-header">
        <h2 id={TIMELINE_TITLE_ID}>Timeline</h2>
        <Trail />
        {timeline !== undefined && <TimelineTools />}
      </div>
      {overview === undefined || timeline === undefined ? (
        <p className="empty">No record that was read has a date and time, so there is no timeline.</p>
      ) : (
        <Chart timeline={timeline} overview={overview} hasDrawing={hasChart} />
      )}
    </section>
  );
}

interface ChartProps {
  readonly timeline: TimelineView;
  readonly overview: Overview;
  readonly hasDrawing: boolean;
}

function Chart({ timeline, overview, hasDrawing }: ChartProps): ReactNode {
  const { groupBy } = timeline.stack;
  const hiddenKeys = useView((view) => getHiddenGroups(view, groupBy));
  const hideGroups = useView((view) => view.hideGroups);
  const bars = useMemo(() => toBars(timeline, new Set(hiddenKeys)), [timeline, hiddenKeys]);
  const zone = useClock();
  const { span, gaps: allGaps, lifecycle } = overview;
  const range = toBarRange(bars, 0, bars.barCount - 1);
  const { start, end } = range;
  const gaps = useMemo(
    () => allGaps.filter((gap) => gap.start < end && gap.end > start),
    [allGaps, start, end],
  );
  const context = useMemo((): BarContext => ({ zone, span, gaps }), [zone, span, gaps]);
  return (
    <>
      <PatternShapes />
      <p className="visually-hidden">{describeTimeline(bars, context)}</p>
      <ChartStage bars={bars} context={context} lifecycle={lifecycle} hasDrawing={hasDrawing} />
      <Legend
        bars={bars}
        gaps={gaps}
        onHide={(keys) => {
          hideGroups(groupBy, keys);
        }}
      />
      <LifecycleLegend moments={lifecycle} range={range} />
      <Lanes bars={bars} context={context} />
      <RangeDifferences />
      <p id="timeline-keys" className="timeline-keys">
        Click a bar for its code. Drag over bars, then zoom; double click goes back.
        <span className="timeline-keyboard">
          {' '}
          Keys: arrows move, with Shift they select, Enter takes the code or the selection, z zooms, Esc goes
          back.
        </span>
      </p>
      <BarsTable bars={bars} zone={zone} span={span} />
    </>
  );
}
