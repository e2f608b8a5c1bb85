import type { ReactNode } from 'react';
import { describeCoverage } from '../coverage.ts';
import { useSession } from '../stores.ts';
import { useClock } from '../useClock.ts';
import { summarize } from './summary.ts';

/** The answer in words, above everything else. */
export function SummaryLine(): ReactNode {
  const overview = useSession((session) => session.overview);
  const range = useSession((session) => session.overviewRange);
  const zone = useClock();
  if (overview === undefined) return null;
  const { headline, facts } = summarize(overview, range, zone);
  const coverage = describeCoverage(overview.sources);
  const untimed = overview.totals.untimed;
  return (
    <div className="summary">
      <p className="summary-headline">
        {headline}
        {coverage !== '' && <span className="summary-coverage"> ({coverage})</span>}
      </p>
      <p className="summary-facts">
        {facts.join(' ')}
        {untimed > 0 && ` ${String(untimed)} of all errors have no time and stand in no range.`}
      </p>
    </div>
  );
}
