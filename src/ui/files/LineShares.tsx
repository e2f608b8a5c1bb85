/** Where a file's lines went: every one of them is counted once. */
import type { ReactNode } from 'react';
import type { Overview } from '../../store/session.ts';
import { formatCount } from '../../presentation/numbers.ts';

const PARTS = [
  { key: 'recordLines', label: 'start a record' },
  { key: 'continuations', label: 'continue one' },
  { key: 'blank', label: 'are blank' },
  { key: 'unread', label: 'could not be read' },
] as const;

export function LineShares({ source }: { readonly source: Overview['sources'][number] }): ReactNode {
  return (
    <div className="line-shares">
      <p>
        Of {formatCount(source.lines)} {source.lines === 1 ? 'line' : 'lines'}:
      </p>
      <div className="line-bar" aria-hidden="true">
        {PARTS.map(({ key }) => (
          <span key={key} className={`lines-${key}`} style={{ flexGrow: source[key] }} />
        ))}
      </div>
      <ul>
        {PARTS.map(({ key, label }) => (
          <li key={key}>
            <span className={`swatch lines-${key}`} aria-hidden="true" />
            {formatCount(source[key])} {label}
          </li>
        ))}
      </ul>
    </div>
  );
}
