/** Other codes: a button where the log has the code, a link to the Reference page where it has not. */
import type { ReactNode } from 'react';
import { findErrorCodeEntry } from '../../catalog/codes/index.ts';
import { toReferenceHash } from '../../store/locationHash.ts';
import { formatCount } from '../../presentation/numbers.ts';
import { useSession, useView } from '../base/stores.ts';

interface Props {
  readonly codes: readonly { readonly code: string; readonly count?: number }[];
}

export function CodeLinks({ codes }: Props): ReactNode {
  const inLog = useSession((session) => session.overview?.codes);
  const selectCode = useView((view) => view.selectCode);
  return (
    <ul className="code-links">
      {codes.map(({ code, count }) => (
        <li key={code}>
          {inLog?.some((summary) => summary.code === code) === true ? (
            <button
              type="button"
              className="link"
              onClick={() => {
                selectCode(code);
              }}
            >
              <span className="code">{code}</span> {findErrorCodeEntry(code)?.title}
            </button>
          ) : (
            <a href={toReferenceHash(code)}>
              <span className="code">{code}</span> {findErrorCodeEntry(code)?.title}
            </a>
          )}
          {count !== undefined && <span className="count"> {formatCount(count)}×</span>}
        </li>
      ))}
    </ul>
  );
}
