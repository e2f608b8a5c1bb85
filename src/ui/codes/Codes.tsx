/** Which codes the log holds, and the way to each. */
import { useId, useMemo, useState, type ReactNode } from 'react';
import type { CodeOrder } from '../../store/view.ts';
import { findShownCode } from './shownCode.ts';
import { SERIES_LABELS } from '../../presentation/categories.ts';
import { formatCount, formatCounted } from '../../presentation/numbers.ts';
import { useSession, useView } from '../base/stores.ts';
import { groupCodes } from './codeGroups.ts';
import { CodeRow, UnclassifiedRow } from './CodeRow.tsx';

/** More than the documentation has; a log with many more holds codes that somebody made up. */
const MOST_LISTED = 120;

export function Codes(): ReactNode {
  const [listsAll, setListsAll] = useState(false);
  const overview = useSession((session) => session.overview);
  const selectedCode = useView((view) => view.selectedCode);
  const codes = overview?.codes;
  const order = useView((view) => view.codeOrder);
  const shownCode = findShownCode(overview, selectedCode);
  const most = listsAll ? Infinity : MOST_LISTED;
  const groups = useMemo(
    () => groupCodes(codes ?? [], order, most, shownCode),
    [codes, order, most, shownCode],
  );
  const unlisted = (codes?.length ?? 0) - groups.reduce((sum, group) => sum + group.codes.length, 0);
  const { errors = 0, unclassified = 0 } = overview?.inRange ?? {};
  const all = errors + unclassified;
  return (
    <section className="panel codes" aria-labelledby="codes-title">
      <div className="panel-header">
        <h2 id="codes-title">Codes</h2>
        {groups.length > 0 && <OrderChoice />}
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
          <ul hidden={group.length === 0}>
            {group.map((summary) => (
              <li key={summary.code}>
                <CodeRow
                  summary={summary}
                  sparkline={overview?.sparklines.get(summary.code)}
                  share={all === 0 ? 0 : summary.count / all}
                  isShown={summary.code === shownCode}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {unlisted > 0 && (
        <p className="codes-unlisted">
          <button
            type="button"
            className="button"
            onClick={() => {
              setListsAll(true);
            }}
          >
            List {formatCounted(unlisted, 'more code')}
          </button>
        </p>
      )}
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
              <UnclassifiedRow
                count={unclassified}
                sparkline={overview?.sparklines.get('')}
                share={unclassified / all}
                isShown={shownCode === ''}
              />
            </li>
          </ul>
        </div>
      )}
    </section>
  );
}

const ORDERS: readonly (readonly [order: CodeOrder, label: string])[] = [
  ['count', 'Count'],
  ['firstSeen', 'First seen'],
  ['lastSeen', 'Last seen'],
  ['code', 'Code'],
];

function OrderChoice(): ReactNode {
  const order = useView((view) => view.codeOrder);
  const setCodeOrder = useView((view) => view.setCodeOrder);
  const id = useId();
  return (
    <p className="codes-order">
      <label htmlFor={id}>Sort by</label>
      <select
        id={id}
        className="select"
        value={order}
        onChange={({ target }) => {
          const chosen = ORDERS.find(([value]) => value === target.value);
          if (chosen !== undefined) setCodeOrder(chosen[0]);
        }}
      >
        {ORDERS.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </p>
  );
}
