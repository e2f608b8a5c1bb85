/** What the chosen code means, what to check, and where it happened. */
import { useEffect, useRef, type ReactNode } from 'react';
import { findErrorCodeEntry } from '../../catalog/codes/index.ts';
import { findShownCode } from '../codes/shownCode.ts';
import { DETAILS_TITLE_ID } from '../base/places.ts';
import { useSession, useView } from '../base/stores.ts';
import { CodeFacts } from './CodeFacts.tsx';
import { CodeLinks } from './CodeLinks.tsx';
import { Checks, DocumentationLinks } from './CodeText.tsx';
import { Shares } from './Shares.tsx';
import { UnclassifiedText, UnknownCodeText } from './UnknownCode.tsx';

export function Details(): ReactNode {
  const overview = useSession((session) => session.overview);
  const selectedCode = useView((view) => view.selectedCode);
  const headingRef = useRef<HTMLHeadingElement>(null);

  // On a narrow page the text is far below what was clicked.
  useEffect(() => {
    if (selectedCode === undefined || typeof matchMedia !== 'function') return;
    if (matchMedia('(max-width: 60rem)').matches) headingRef.current?.scrollIntoView({ block: 'start' });
  }, [selectedCode]);

  const code = findShownCode(overview, selectedCode);
  return (
    <section className="panel details" aria-labelledby={DETAILS_TITLE_ID}>
      <div className="panel-header">
        <h2 id={DETAILS_TITLE_ID} ref={headingRef}>
          Details
        </h2>
      </div>
      {code === undefined && <p className="empty">Choose a code to see what it means and what to check.</p>}
      {code === '' && <UnclassifiedText count={overview?.inRange.unclassified ?? 0} />}
      {code !== undefined && code !== '' && <CodeDetails code={code} />}
    </section>
  );
}

function CodeDetails({ code }: { readonly code: string }): ReactNode {
  const summary = useSession((session) => session.overview?.codes.find((other) => other.code === code));
  const entry = findErrorCodeEntry(code);
  const causes = summary?.causes ?? [];
  return (
    <>
      <h3 className="details-code">
        <span className="code">{code}</span> {entry?.title ?? 'Not on the documentation page'}
      </h3>
      <CodeFacts code={code} entry={entry} summary={summary} />
      {entry === undefined ? (
        <UnknownCodeText code={code} />
      ) : (
        <>
          <p className="meaning">{entry.meaning}</p>
          <h4>What to check</h4>
          <Checks checks={entry.checks} />
        </>
      )}
      {causes.length > 0 && (
        <>
          <h4>Quoted as the last error</h4>
          <CodeLinks codes={causes.map(({ name, count }) => ({ code: name, count }))} />
        </>
      )}
      {summary !== undefined && summary.count > 0 && (
        <div className="where">
          <Shares noun="machine" shares={summary.machines} named={summary.machineCount} />
          <Shares noun="region" shares={summary.regions} named={summary.regionCount} />
        </div>
      )}
      {entry !== undefined && (
        <>
          {entry.related.length > 0 && (
            <>
              <h4>Related codes</h4>
              <CodeLinks codes={entry.related.map((related) => ({ code: related }))} />
            </>
          )}
          <h4>Documentation</h4>
          <DocumentationLinks entry={entry} />
        </>
      )}
    </>
  );
}
