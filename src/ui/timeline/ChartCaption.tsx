/** What every reader of the chart has to know, on the chart itself. */
import type { ReactNode } from 'react';
import { describeCoverage } from '../../presentation/coverage.ts';
import { useSession, useView } from '../base/stores.ts';
import { formatDuration, formatZone } from '../../presentation/times.ts';
import { useClock } from '../base/useClock.ts';
import { toBarRange, type TimelineBars } from '../../presentation/timelineBars.ts';

export function ChartCaption({ bars }: { readonly bars: TimelineBars }): ReactNode {
  const sources = useSession((session) => session.overview?.sources);
  const scale = useView((view) => view.scale);
  const zone = useClock();
  const coverage = describeCoverage(sources ?? []);
  return (
    <p className="timeline-caption">
      <span>
        Errors per {formatDuration(bars.timeline.stepMs)}
        {scale === 'log' && ', log scale of each bar’s total; its parts share the bar in proportion'}
      </span>
      <span>
        {formatZone(zone, toBarRange(bars, 0, bars.barCount - 1))} ·{' '}
        {coverage === '' ? 'all that was read' : coverage}
      </span>
    </p>
  );
}
