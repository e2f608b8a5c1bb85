/** Says that the log was there before, and offers to be rid of it. */
import type { ReactNode } from 'react';
import { useSession } from '../base/stores.ts';
import { ForgetButton } from './KeptHere.tsx';

export function LastVisit(): ReactNode {
  const isFromLastVisit = useSession((session) => session.isFromLastVisit);
  const clear = useSession((session) => session.clear);
  return (
    <div role="status" className="notices">
      {isFromLastVisit && (
        <div className="notice">
          <p>Kept from your last visit.</p>
          <ForgetButton />
          <button type="button" className="button" onClick={clear}>
            Open another
          </button>
        </div>
      )}
    </div>
  );
}
