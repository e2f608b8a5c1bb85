/** Values that some errors have more often, or less, than the others: their shares side by side. */
import type { ReactNode } from 'react';
import { FIELD_LABELS } from '../../presentation/findingText.ts';
import { formatShare } from '../../presentation/numbers.ts';
import { toVisibleText } from '../../presentation/visibleText.ts';
import type { Difference } from '../../store/session.ts';

export function DifferenceTable({ differences }: { readonly differences: readonly Difference[] }): ReactNode {
  return (
    <table className="unlike">
      <thead>
        <tr>
          <th scope="col">Value</th>
          <th scope="col">These errors</th>
          <th scope="col">The others</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ field, value, inside, ofInside, outside, ofOutside }) => (
          <tr key={`${field} ${value}`}>
            <th scope="row">
              {FIELD_LABELS[field] ?? field} <bdi>{toVisibleText(value)}</bdi>
            </th>
            <td className="number">{formatShare(inside / ofInside)}</td>
            <td className="number">{formatShare(outside / ofOutside)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
