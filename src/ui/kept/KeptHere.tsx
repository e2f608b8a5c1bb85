/** Whether what was read stays on this device, and the way to have it forgotten. */
import type { ReactNode } from 'react';
import { forgetKept } from '../../store/keptLog.ts';
import { useSession, useStores } from '../base/stores.ts';

const TEXTS = {
  kept: 'What was read to its end is kept on this device, in this browser only, until you close it or another log takes its place.',
  unavailable: 'Nothing is kept on this device: the browser does not allow it here, or has no room.',
  forgotten: 'Forgotten. Nothing of this log is kept on this device.',
} as const;

export function KeptHere(): ReactNode {
  const keeping = useSession(({ overview }) => overview?.keeping);
  return (
    <div role="status" className="kept-here">
      {keeping !== undefined && <p>{TEXTS[keeping]}</p>}
      {keeping === 'kept' && <ForgetButton />}
    </div>
  );
}

export function ForgetButton(): ReactNode {
  const { session, analysis } = useStores();
  return (
    <button
      type="button"
      className="button"
      onClick={() => {
        forgetKept(session, analysis);
      }}
    >
      Forget
    </button>
  );
}
