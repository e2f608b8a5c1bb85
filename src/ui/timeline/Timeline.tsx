/** When the errors came, stacked by category, and the way into a part of the log. */
import { Suspense, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { TimeRange } from '../../core/units.ts';
import { describeCoverage } from '../coverage.ts';
import { TimelineChart } from '../lazyParts.ts';
import { useSession, useStores } from '../stores.ts';
import { formatDuration, formatZone } from '../times.ts';
import { useClock } from '../useClock.ts';
import { BarsTable } from './BarsTable.tsx';
import { describeBar, describeBars, describePeak } from './barText.ts';
import { Legend } from './Legend.tsx';
import { SelectedRange } from './SelectedRange.tsx';
import { chooseMaxBins, getPlotWidth } from './plot.ts';
import { toBarRange, toBars, type TimelineBars } from './timelineBars.ts';
import { TimelineGestures } from './TimelineGestures.tsx';
import { Trail } from './Trail.tsx';
import { useElementWidth } from './useElementWidth.ts';

/** Without its chart at first: drawing it is a task of its own. */
export function Timeline({ hasChart }: { readonly hasChart: boolean }): ReactNode {
  const overview = useSession((session) => session.overview);
  const timeline = overview?.timeline;
  const bars = useMemo(() => timeline && toBars(timeline), [timeline]);
  return (
    <section className="panel timeline" aria-labelledby="timeline-title">
      <div className="panel-header">
        <h2 id="timeline-title">Timeline</h2>
        <Trail />
        {bars !== undefined && <Caption bars={bars} />}
      </div>
      {bars === undefined ? (
        <p className="empty">No record that was read has a date and time, so there is no timeline.</p>
      ) : (
        <Chart bars={bars} span={overview?.span} hasDrawing={hasChart} />
      )}
    </section>
  );
}

/** What every reader of the chart has to know, on the chart itself. */
function Caption({ bars }: { readonly bars: TimelineBars }): ReactNode {
  const sources = useSession((session) => session.overview?.sources);
  const zone = useClock();
  const coverage = describeCoverage(sources ?? []);
  return (
    <p className="timeline-caption">
      {formatDuration(bars.timeline.stepMs)} a bar ·{' '}
      {formatZone(zone, toBarRange(bars, 0, bars.barCount - 1))} ·{' '}
      {coverage === '' ? 'all that was read' : coverage}
    </p>
  );
}

interface ChartProps {
  readonly bars: TimelineBars;
  readonly span: TimeRange | undefined;
  readonly hasDrawing: boolean;
}

function Chart({ bars, span, hasDrawing }: ChartProps): ReactNode {
  const { session, view } = useStores();
  const zone = useClock();
  const [cursor, setCursor] = useState<number>();
  const { ref, width } = useElementWidth();
  const range = useMemo(() => toBarRange(bars, 0, bars.barCount - 1), [bars]);

  useEffect(() => {
    session.getState().setMaxBins(chooseMaxBins(width));
  }, [session, width]);

  const goBack = (): void => {
    const { trail, backTo } = view.getState();
    backTo(trail.length - 1);
  };
  const shownBar = cursor !== undefined && cursor < bars.barCount ? cursor : undefined;
  return (
    <>
      <p className="visually-hidden">{describeBars(bars, zone, span)}</p>
      <div ref={ref} className="timeline-chart">
        <div aria-hidden="true">
          <Suspense fallback={null}>
            {hasDrawing && <TimelineChart bars={bars} width={width} zone={zone} range={range} />}
          </Suspense>
        </div>
        <SelectedRange bars={bars} plotWidth={getPlotWidth(width)} />
        <TimelineGestures
          bars={bars}
          plotWidth={getPlotWidth(width)}
          cursor={shownBar}
          describe={(bar) => describeBar(bars, bar, zone, span)}
          onCursor={setCursor}
          onSelectCode={(code) => {
            view.getState().selectCode(code);
          }}
          onZoom={(first, last) => {
            view.getState().zoomTo(toBarRange(bars, first, last));
          }}
          onBack={goBack}
        />
      </div>
      <p className="timeline-readout" aria-hidden="true">
        {shownBar === undefined ? describePeak(bars, zone, span) : describeBar(bars, shownBar, zone, span)}
      </p>
      <Legend bars={bars} />
      <p id="timeline-keys" className="timeline-keys">
        Click a bar for its code. Drag to zoom in, double click to go back.
        <span className="timeline-keyboard"> Keys: arrows move, Enter selects, z zooms, Esc goes back.</span>
      </p>
      <BarsTable bars={bars} zone={zone} span={span} />
    </>
  );
}
