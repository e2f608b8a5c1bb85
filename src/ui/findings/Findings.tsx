/** What the analysis says went wrong, worst first: the answer before the numbers. */
import { useEffect, type ReactNode } from 'react';
import { formatCount, formatCounted } from '../../presentation/numbers.ts';
import { NO_FILTERS } from '../../store/filters.ts';
import { followFindings } from '../../store/findings.ts';
import type { PlacedFinding } from '../../store/session.ts';
import { FINDINGS_TITLE_ID } from '../base/places.ts';
import { useSession, useStores, useView } from '../base/stores.ts';
import { FindingCard } from './FindingCard.tsx';
import { NoFinding } from './NoFinding.tsx';
import '../styles/findings.css';

/** More at once would be a list, and no answer. */
const SHOWN = 3;

export function Findings(): ReactNode {
  const { session, view, analysis } = useStores();
  useEffect(() => followFindings(session, view, analysis), [session, view, analysis]);
  const findings = useSession((state) => state.findings);
  const isReading = useSession((state) => state.readings.length > 0);
  const isPart = useView(({ trail, filters }) => trail.length > 0 || filters !== NO_FILTERS);
  const hasChosenApp = useView(({ filters }) => filters.app !== undefined);
  return (
    <section className="panel findings" aria-labelledby={FINDINGS_TITLE_ID}>
      <div className="panel-header">
        <h2 id={FINDINGS_TITLE_ID}>Findings</h2>
        <p role="status" className="visually-hidden">
          {findings !== undefined && !isReading && formatCounted(findings.length, 'finding')}
        </p>
        {isPart && (
          <p className="panel-note">
            {hasChosenApp
              ? 'Of the chosen app, over the whole log.'
              : 'Of the whole log, whatever is shown below.'}
          </p>
        )}
      </div>
      <State findings={findings} isReading={isReading} />
      {findings !== undefined && <Cards findings={findings} />}
    </section>
  );
}

interface StateProps {
  readonly findings: readonly PlacedFinding[] | undefined;
  readonly isReading: boolean;
}

/** One line, so that the page does not move much when cards come. */
function State({ findings, isReading }: StateProps): ReactNode {
  if (isReading)
    return (
      <p className="panel-note">
        Looked at {findings !== undefined && findings.length > 0 && 'again '}when all is read.
      </p>
    );
  if (findings === undefined) return <p className="panel-note">Looking at the errors…</p>;
  return findings.length === 0 && <NoFinding />;
}

function Cards({ findings }: { readonly findings: readonly PlacedFinding[] }): ReactNode {
  const others = findings.slice(SHOWN);
  if (findings.length === 0) return null;
  return (
    <>
      <CardList findings={findings.slice(0, SHOWN)} />
      {others.length > 0 && (
        <details className="more-findings">
          <summary>
            {others.length === 1 ? '1 more finding' : `${formatCount(others.length)} more findings`}
          </summary>
          <CardList findings={others} />
        </details>
      )}
    </>
  );
}

function CardList({ findings }: { readonly findings: readonly PlacedFinding[] }): ReactNode {
  return (
    <div className="finding-cards">
      {findings.map((finding) => (
        <FindingCard key={toKey(finding)} finding={finding} />
      ))}
    </div>
  );
}

/** The same for the same finding when more was read, so that what is open stays open. */
function toKey({ rule, start, codes, evidence }: PlacedFinding): string {
  return [rule, start, evidence[0]?.place.lineNumber, ...codes].join(' ');
}
