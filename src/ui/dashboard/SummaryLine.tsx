import type { ReactNode } from 'react';
import { NO_FILTERS } from '../../store/filters.ts';
import { describeCoverage, describeUntimed } from '../../presentation/coverage.ts';
import { useSession, useView } from '../base/stores.ts';
import { useClock } from '../base/useClock.ts';
import { FindingText } from '../findings/FindingText.tsx';
import { summarize } from '../../presentation/summary.ts';

/** The answer in words, above everything else. */
export function SummaryLine(): ReactNode {
  const overview = useSession((session) => session.overview);
  const findings = useSession((session) => session.findings);
  const isReading = useSession((session) => session.readings.length > 0);
  const range = useSession((session) => session.overviewRange);
  const hasFilters = useView(({ filters }) => filters !== NO_FILTERS);
  const zone = useClock();
  if (overview === undefined) return null;
  const { headline, facts } = summarize(
    overview,
    isReading ? undefined : findings,
    { range, hasFilters },
    zone,
  );
  const coverage = describeCoverage(overview.sources);
  const untimed = describeUntimed(overview.totals.untimed, 'range');
  return (
    <div className="summary">
      <p className="summary-headline">
        <FindingText>{headline}</FindingText>
        {coverage !== '' && <span className="summary-coverage"> ({coverage})</span>}
      </p>
      <p className="summary-facts">
        {facts.join(' ')}
        {untimed !== '' && ` ${untimed}.`}
      </p>
    </div>
  );
}
