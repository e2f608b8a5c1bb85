/** What is unlike the rest of the log: values that the incident's errors have more often, and messages that were new then. */
import type { ReactNode } from 'react';
import { describeDistance, FIELD_LABELS } from '../../presentation/findingText.ts';
import { formatShare } from '../../presentation/numbers.ts';
import { toVisibleText } from '../../presentation/visibleText.ts';
import type { PlacedFinding } from '../../store/session.ts';

export function Unlike({ finding }: { readonly finding: PlacedFinding }): ReactNode {
  const { differences } = finding;
  const messages = finding.messages.filter(({ before }) => before === 0);
  if (differences.length + messages.length === 0) return null;
  return (
    <details className="finding-evidence">
      <summary>What is unlike the rest of the log</summary>
      {differences.length > 0 && (
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
      )}
      {messages.length > 0 && (
        <>
          <h4>Printed for the first time around its start</h4>
          <ol className="evidence">
            {messages.map(({ pattern, firstAfterMs }) => (
              <li key={pattern}>
                <p className="evidence-place">{describeDistance(firstAfterMs)}</p>
                <code>
                  <bdi>{toVisibleText(pattern)}</bdi>
                </code>
              </li>
            ))}
          </ol>
          <p className="muted">Looked for near the start, and in parts of the rest of the log.</p>
        </>
      )}
    </details>
  );
}
