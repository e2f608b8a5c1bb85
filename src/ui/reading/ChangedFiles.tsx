/** Files that have changed on disk since they were read, such as a log that is still written, and a way to read on. */
import { useEffect, type ReactNode } from 'react';
import type { ChangedFile } from '../../store/fileWatch.ts';
import { formatBytes } from '../../presentation/numbers.ts';
import { useSession, useStores } from '../base/stores.ts';
import { toVisibleName } from '../../presentation/visibleText.ts';

/** Often enough for somebody who watches a log grow; asking reads nothing of the file. */
const LOOK_EVERY_MS = 3000;

export function ChangedFiles(): ReactNode {
  const { session } = useStores();
  const changedFiles = useSession(({ changed }) => changed);
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') session.getState().findChanged();
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [session]);
  return (
    <div role="status" className="notices">
      {changedFiles.map((changed) => (
        <Changed key={changed.id} changed={changed} />
      ))}
    </div>
  );
}

function Changed({
  changed: { id, name: fileName, grownBytes },
}: {
  readonly changed: ChangedFile;
}): ReactNode {
  const readOn = useSession((session) => session.readOn);
  const name = toVisibleName(fileName);
  const action = grownBytes === undefined ? 'Read again' : 'Read on';
  return (
    <div className="notice">
      <p>
        <bdi>{name}</bdi>{' '}
        {grownBytes === undefined
          ? 'has changed since it was read, and is not longer.'
          : `has grown by ${formatBytes(grownBytes)} since it was read.`}
      </p>
      <button
        type="button"
        className="button"
        aria-label={`${action}: ${name}`}
        onClick={() => {
          readOn(id);
        }}
      >
        {action}
      </button>
    </div>
  );
}
