/** How a finding is known: the lines that show it, each with the way to its place, and what would refute it. */
import { useState, type ReactNode } from 'react';
import { formatCount } from '../../presentation/numbers.ts';
import { toMessage, toVisibleName } from '../../presentation/visibleText.ts';
import type { PlacedEvidence, PlacedFinding } from '../../store/session.ts';
import { useShowLine } from '../lines/useShowLine.ts';
import { FindingText } from './FindingText.tsx';

/** In characters; the line itself is one click away. */
const MAX_SHOWN = 500;

export function Evidence({ finding }: { readonly finding: PlacedFinding }): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const { evidence, refutedBy } = finding;
  return (
    <details
      className="finding-evidence"
      onToggle={({ currentTarget }) => {
        setIsOpen(currentTarget.open);
      }}
    >
      <summary>How this is known</summary>
      {isOpen && (
        <>
          {evidence.length > 0 && (
            <ol className="evidence">
              {evidence.map((line, index) => (
                <EvidenceRow key={index} line={line} />
              ))}
            </ol>
          )}
          <p>
            What would refute it: <FindingText>{refutedBy}</FindingText>
          </p>
        </>
      )}
    </details>
  );
}

function EvidenceRow({ line }: { readonly line: PlacedEvidence }): ReactNode {
  const showLine = useShowLine();
  const place = `${toVisibleName(line.sourceName)}, line ${formatCount(line.place.lineNumber)}`;
  return (
    <li>
      <p className="evidence-place">
        <bdi>{place}</bdi>
        <button
          type="button"
          className="link"
          aria-label={`Show the line: ${place}`}
          onClick={() => {
            showLine(line);
          }}
        >
          Show the line
        </button>
      </p>
      {line.text === undefined ? (
        <p className="muted">Its file is not at hand, so the line cannot be shown here.</p>
      ) : (
        <code>
          <bdi>{shorten(toMessage(line.text))}</bdi>
        </code>
      )}
    </li>
  );
}

function shorten(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
