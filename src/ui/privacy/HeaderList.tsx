/** The rules that the host sends with the page, and whether they arrived. */
import type { ReactNode } from 'react';
import { HEADER_RULES } from './headerRules.ts';
import type { Arrived } from './useArrivedPage.ts';

export function HeaderList({ arrived }: { readonly arrived: Arrived }): ReactNode {
  return (
    <ul className="privacy-rules" aria-label="Rules of the browser">
      {HEADER_RULES.map(({ headers, rule, isNew = false }) => {
        const missing =
          typeof arrived === 'object' ? headers.filter((name) => arrived.missing.includes(name)) : [];
        return (
          <li key={rule}>
            <strong>{describeState(arrived, missing.length, isNew)}</strong> {rule}
            <span className="privacy-headers">{(missing.length > 0 ? missing : headers).join(', ')}</span>
          </li>
        );
      })}
    </ul>
  );
}

function describeState(arrived: Arrived, missing: number, isNew: boolean): string {
  if (arrived === undefined) return 'Asking…';
  if (arrived === 'unknown') return 'Not known without a network:';
  if (missing > 0) return '✗ Not sent by this host:';
  return isNew ? '✓ Sent by this host:' : '✓ In force:';
}
