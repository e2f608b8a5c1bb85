/** Says that a newer version is ready. Nothing happens until somebody asks for it, and not while a file is read. */
import type { ReactNode } from 'react';
import { useInstallation, useSession } from '../base/stores.ts';

export function UpdateOffer(): ReactNode {
  const hasUpdate = useInstallation((installation) => installation.hasUpdate);
  return (
    <div role="status" className="update-offer">
      {hasUpdate && <Offer />}
    </div>
  );
}

function Offer(): ReactNode {
  const reload = useInstallation((installation) => installation.reload);
  const isReading = useSession(({ readings }) => readings.length > 0);
  if (isReading) return <p>A new version is ready. It waits until everything is read.</p>;
  return (
    <>
      <p>A new version is ready.</p>
      <button type="button" className="button" onClick={reload}>
        Reload
      </button>
    </>
  );
}
