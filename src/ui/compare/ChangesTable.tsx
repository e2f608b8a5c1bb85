/** What changed, code by code: in words, and by the count and the rate of each side. */
import type { ReactNode } from 'react';
import { findErrorCodeEntry } from '../../catalog/codes/index.ts';
import type { CodeChange, CodeRate } from '../../core/bins/compare.ts';
import { formatCount } from '../../presentation/numbers.ts';
import { useView } from '../base/stores.ts';
import { ChangeIcon } from './ChangeIcon.tsx';
import { describeChange, formatRate } from './changeText.ts';
import type { Sides } from './sides.ts';

interface Props {
  readonly sides: Sides;
  readonly changes: readonly CodeChange[];
}

export function ChangesTable({ sides, changes }: Props): ReactNode {
  return (
    <table className="changes">
      <caption className="visually-hidden">
        Codes by how much their rate differs: the count and the rate per covered minute of each side
      </caption>
      <thead>
        <tr>
          <th scope="col">Code, change</th>
          {[sides.before, sides.after].map(({ label }, index) => (
            <th key={index} scope="col" className="number">
              <bdi>{label}</bdi>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <ChangeRow key={change.code} change={change} />
        ))}
      </tbody>
    </table>
  );
}

function ChangeRow({ change: codeChange }: { readonly change: CodeChange }): ReactNode {
  const { code, change, before, after } = codeChange;
  const isChosen = useView(({ selectedCode }) => selectedCode === code);
  const selectCode = useView((view) => view.selectCode);
  return (
    <tr>
      <th scope="row">
        <div className="changed-code">
          <button
            type="button"
            className="link"
            aria-pressed={isChosen}
            onClick={() => {
              selectCode(code);
            }}
          >
            {code !== '' && <span className="code">{code} </span>}
            {toTitle(code)}
          </button>
          <span className={`change change-${change}`}>
            <ChangeIcon change={change} />
            {describeChange(codeChange)}
          </span>
        </div>
      </th>
      <RateCell rate={before} />
      <RateCell rate={after} />
    </tr>
  );
}

function toTitle(code: string): string {
  if (code === '') return 'Proxy errors of no known code';
  return findErrorCodeEntry(code)?.title ?? 'not on the documentation page';
}

function RateCell({ rate: { count, perMinute } }: { readonly rate: CodeRate }): ReactNode {
  return (
    <td className="number">
      {formatCount(count)}
      <span className="rate"> {perMinute === undefined ? 'no rate' : formatRate(perMinute)}</span>
    </td>
  );
}
