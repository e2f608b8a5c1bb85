import type { ReactNode } from 'react';
import { NO_FILTERS } from '../../store/filters.ts';
import { describeCoverage, describeUntimed } from '../../presentation/coverage.ts';
import { useSession, useView } from '../base/stores.ts';
import { useClock } from '../base/useClock.ts';
import { summarize } from '../../presentation/summary.ts';

/** The answer in words, above everything else. */
export function SummaryLine(): ReactNode {
  const overview = useSession((session) => session.overview);
  const range = useSession((session) => session.overviewRange);
  const hasFilters = useView(({ filters }) => filters !== NO_FILTERS);
  const zone = useClock();
  if (overview === undefined) return null;
  const { headline, facts } =
    hasFilters && overview.inRange.errors + overview.inRange.unclassified === 0
      ? { headline: 'No proxy errors that fit the filters', facts: [] }
      : summarize(overview, range, zone);
  const coverage = describeCoverage(overview.sources);
  const untimed = describeUntimed(overview.totals.untimed, 'range');
  return (
    <div className="summary">
      <p className="summary-headline">
        {headline}
        {coverage !== '' && <span className="summary-coverage"> ({coverage})</span>}
      </p>
      <p className="summary-facts">
        {facts.join(' ')}
        {untimed !== '' && ` ${untimed}.`}
      </p>
    </div>
  );
}
