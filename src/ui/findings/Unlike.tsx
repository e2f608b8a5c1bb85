/** What is unlike the rest of the log: values that the incident's errors have more often, and messages that were new then. */
import type { ReactNode } from 'react';
import { describeDistance, listNewMessages } from '../../presentation/findingText.ts';
import { toVisibleText } from '../../presentation/visibleText.ts';
import type { PlacedFinding } from '../../store/session.ts';
import { DifferenceTable } from './DifferenceTable.tsx';

export function Unlike({ finding }: { readonly finding: PlacedFinding }): ReactNode {
  const { differences } = finding;
  const messages = listNewMessages(finding);
  if (differences.length + messages.length === 0) return null;
  return (
    <details className="finding-evidence">
      <summary>What is unlike the rest of the log</summary>
      {differences.length > 0 && <DifferenceTable differences={differences} />}
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
