import type { ReactNode } from 'react';
import type { ErrorCode } from '../../core/format/errorCode.ts';
import { toReferenceHash } from '../../store/locationHash.ts';
import { Checks, DocumentationLinks, OwnerText } from '../details/CodeText.tsx';

/** The id of a code's article: the address behind `#` that leads to it. */
export function toAnchor(code: string): string {
  return toReferenceHash(code).slice(1);
}

/** One code on the Reference page. Focusable by script, so that a link to it moves the reader there. */
export function ReferenceEntry({ entry }: { readonly entry: ErrorCode }): ReactNode {
  return (
    <article
      id={toAnchor(entry.code)}
      tabIndex={-1}
      className="reference-entry"
      aria-label={`${entry.code} ${entry.title}`}
    >
      <h4>
        <a href={toReferenceHash(entry.code)} className="code">
          {entry.code}
        </a>{' '}
        {entry.title}
      </h4>
      <p className="reference-owner">
        <OwnerText entry={entry} />
      </p>
      <p>{entry.meaning}</p>
      <Checks checks={entry.checks} />
      {entry.related.length > 0 && (
        <p className="reference-related">
          Related:{' '}
          {entry.related.map((code) => (
            <a key={code} href={toReferenceHash(code)} className="code">
              {code}
            </a>
          ))}
        </p>
      )}
      <DocumentationLinks entry={entry} />
    </article>
  );
}
