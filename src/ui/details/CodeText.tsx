/** What the catalog says about a code; the same in Details and on the Reference page. */
import type { ReactNode } from 'react';
import type { ErrorCode, Owner } from '../../core/format/errorCode.ts';

const OWNER_SENTENCES: Readonly<Record<Owner, string>> = {
  app: 'Yours: the app or its configuration.',
  platform: 'Fly’s: nothing in your app causes it.',
  client: 'The visitor’s: their browser or network.',
  unclear: 'Unclear: the log has to tell.',
};

export function OwnerText({ entry }: { readonly entry: ErrorCode }): ReactNode {
  return (
    <>
      {OWNER_SENTENCES[entry.owner]}
      {entry.ownerIsJudgement && (
        <span className="muted"> Our judgement; the documentation does not say.</span>
      )}
    </>
  );
}

export function Checks({ checks }: { readonly checks: readonly string[] }): ReactNode {
  if (checks.length === 0) return <p>Nothing to check on your side.</p>;
  return (
    <ol className="checks">
      {checks.map((check) => (
        <li key={check}>{check}</li>
      ))}
    </ol>
  );
}

/** New tab, so that the log stays open; the page behind the link learns nothing. */
export function DocumentationLinks({ entry }: { readonly entry: ErrorCode }): ReactNode {
  const links = [
    { label: `${entry.code} on Fly.io’s page “Error codes”`, url: entry.docsUrl },
    ...entry.links,
  ];
  return (
    <ul className="doc-links">
      {links.map(({ label, url }) => (
        <li key={url}>
          <a href={url} target="_blank" rel="noopener noreferrer">
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
