/** What happened, step by step: each with its time, and the way to the line that shows it. */
import type { ReactNode } from 'react';
import { listSteps } from '../../presentation/findingText.ts';
import { formatCount } from '../../presentation/numbers.ts';
import { toVisibleName } from '../../presentation/visibleText.ts';
import type { PlacedEvidence, PlacedFinding } from '../../store/session.ts';
import { useSession } from '../base/stores.ts';
import { useClock } from '../base/useClock.ts';
import { useShowLine } from '../lines/useShowLine.ts';
import { FindingText } from './FindingText.tsx';

export function Story({ finding }: { readonly finding: PlacedFinding }): ReactNode {
  const clock = useClock();
  const span = useSession((session) => session.overview?.span);
  const steps = listSteps(finding, clock, span);
  if (steps.length === 0) return null;
  return (
    <>
      <h4>What happened</h4>
      <ol className="story">
        {steps.map(({ time, words }, index) => (
          <li key={index}>
            {time !== '' && <span className="story-time">{time}</span>}
            <span className="story-words">
              <FindingText>{words}</FindingText> <LineLink line={finding.steps[index]?.evidence} />
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

function LineLink({ line }: { readonly line: PlacedEvidence | undefined }): ReactNode {
  const showLine = useShowLine();
  if (line === undefined) return null;
  const number = formatCount(line.place.lineNumber);
  return (
    <button
      type="button"
      className="link"
      aria-label={`Show line ${number} of ${toVisibleName(line.sourceName)}`}
      onClick={() => {
        showLine(line);
      }}
    >
      line {number}
    </button>
  );
}
