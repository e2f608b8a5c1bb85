/** Which codes the log holds, and the way to each. */
import { useMemo, type ReactNode } from 'react';
import { findShownCode } from '../dashboard/shownCode.ts';
import { SERIES_LABELS } from '../categories.ts';
import { formatCount } from '../numbers.ts';
import { useSession, useView } from '../stores.ts';
import { groupCodes } from './codeGroups.ts';
import { CodeRow, UnclassifiedRow } from './CodeRow.tsx';

export function Codes(): ReactNode {
  const overview = useSession((session) => session.overview);
  const selectedCode = useView((view) => view.selectedCode);
  const codes = overview?.codes;
  const groups = useMemo(() => groupCodes(codes ?? []), [codes]);
  const shownCode = findShownCode(overview, selectedCode);
  const { errors = 0, unclassified = 0 } = overview?.inRange ?? {};
  const all = errors + unclassified;
  return (
    <section className="panel codes" aria-labelledby="codes-title">
      <div className="panel-header">
        <h2 id="codes-title">Codes</h2>
      </div>
      {all === 0 && groups.length === 0 && <p className="empty">No proxy errors here.</p>}
      {groups.map(({ category, count, codes: group }) => (
        <div key={category} className="code-group">
          <h3>
            <svg className="swatch" viewBox="0 0 10 10" aria-hidden="true">
              <path className={`fill-${category}`} d="M0 0h10v10h-10z" />
            </svg>
            {SERIES_LABELS[category]} <span className="count">{formatCount(count)}</span>
          </h3>
          <ul>
            {group.map((summary) => (
              <li key={summary.code}>
                <CodeRow
                  summary={summary}
                  share={all === 0 ? 0 : summary.count / all}
                  isShown={summary.code === shownCode}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {unclassified > 0 && (
        <div className="code-group">
          <h3>
            <svg className="swatch" viewBox="0 0 10 10" aria-hidden="true">
              <path className="fill-unclassified" d="M0 0h10v10h-10z" />
            </svg>
            {SERIES_LABELS.unclassified} <span className="count">{formatCount(unclassified)}</span>
          </h3>
          <ul>
            <li>
              <UnclassifiedRow count={unclassified} share={unclassified / all} isShown={shownCode === ''} />
            </li>
          </ul>
        </div>
      )}
    </section>
  );
}
