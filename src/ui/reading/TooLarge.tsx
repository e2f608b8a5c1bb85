/** An archive that unpacks to very much waits here for an answer. */
import type { ReactNode } from 'react';
import type { OpenReading } from '../../store/session.ts';
import { describeTooLarge } from '../alerts/failures.ts';
import { useSession } from '../base/stores.ts';
import { toVisibleName } from '../../presentation/visibleText.ts';

export function TooLarge({ reading: { id, name, tooLarge } }: { readonly reading: OpenReading }): ReactNode {
  const answer = useSession((session) => session.answerTooLarge);
  if (tooLarge === undefined) return null;
  const shownName = toVisibleName(name);
  return (
    <div role="alert" className="notice reading-question">
      <p>{describeTooLarge(name, tooLarge)}</p>
      <button
        type="button"
        className="button"
        aria-label={`Go on reading ${shownName}`}
        onClick={() => {
          answer(id, true);
        }}
      >
        Go on
      </button>
      <button
        type="button"
        className="button"
        aria-label={`Stop here, keep what was read of ${shownName}`}
        onClick={() => {
          answer(id, false);
        }}
      >
        Stop here
      </button>
    </div>
  );
}
