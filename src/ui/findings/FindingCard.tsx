/** One finding: what went wrong, the facts, what happened, what to do now, and on request how it is known. */
import { useId, type ReactNode } from 'react';
import { listFindingFacts, toFindingRange, toToldCodes } from '../../presentation/findingText.ts';
import { formatCounted } from '../../presentation/numbers.ts';
import type { PlacedFinding } from '../../store/session.ts';
import { CodeLinks } from '../details/CodeLinks.tsx';
import { useSession, useStores } from '../base/stores.ts';
import { useClock } from '../base/useClock.ts';
import { Evidence } from './Evidence.tsx';
import { FindingText } from './FindingText.tsx';
import { SettingChanges } from './SettingChanges.tsx';
import { showInTimeline } from './showInTimeline.ts';
import { Story } from './Story.tsx';
import { Unlike } from './Unlike.tsx';

/** Where a line breaks, it stays with what is before it. */
const SEPARATOR = '\u00a0· ';

export function FindingCard({ finding }: { readonly finding: PlacedFinding }): ReactNode {
  const { title, advice, also, isOngoing } = finding;
  const clock = useClock();
  const span = useSession((session) => session.overview?.span);
  const titleId = useId();
  const { told, more } = toToldCodes(finding);
  return (
    <article className={isOngoing ? 'finding is-ongoing' : 'finding'} aria-labelledby={titleId}>
      <h3 id={titleId}>
        <FindingText>{title}</FindingText>
      </h3>
      <p className="finding-facts">{listFindingFacts(finding, clock, span).join(SEPARATOR)}</p>
      {told.length > 0 && <CodeLinks codes={told.map((code) => ({ code }))} />}
      {more > 0 && (
        <p className="finding-facts">And {formatCounted(more, 'more code')}, listed under Codes.</p>
      )}
      <Story finding={finding} />
      <h4>What to do now</h4>
      <ol className="checks">
        {advice.map((step) => (
          <li key={step}>
            <FindingText>{step}</FindingText>
          </li>
        ))}
      </ol>
      <SettingChanges finding={finding} />
      <Evidence finding={finding} />
      <Unlike finding={finding} />
      {also.length > 0 && (
        <p className="finding-also">Also fits: {also.map(({ label }) => label).join(', ')}.</p>
      )}
      <ShowInTimeline finding={finding} />
    </article>
  );
}

function ShowInTimeline({ finding }: { readonly finding: PlacedFinding }): ReactNode {
  const stores = useStores();
  const range = toFindingRange(finding);
  if (range === undefined) return null;
  return (
    <button
      type="button"
      className="button"
      onClick={() => {
        showInTimeline(stores, range);
      }}
    >
      Show in the timeline
    </button>
  );
}
