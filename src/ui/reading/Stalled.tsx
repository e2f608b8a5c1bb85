/** Says so when nothing more of a file has been read for a while, with a way to stop. */
import { useEffect, useState, type ReactNode } from 'react';
import type { OpenReading } from '../../store/session.ts';
import { formatShare } from '../../presentation/numbers.ts';
import { toVisibleName } from '../../presentation/visibleText.ts';
import { useSession } from '../base/stores.ts';

const PATIENCE_MS = 10_000;

interface Props {
  readonly reading: OpenReading;
  readonly bytesRead: number;
}

export function Stalled({ reading: { id, name, size }, bytesRead }: Props): ReactNode {
  const cancel = useSession((session) => session.cancel);
  const [stalledAt, setStalledAt] = useState<number>();
  useEffect(() => {
    const timer = setTimeout(() => {
      setStalledAt(bytesRead);
    }, PATIENCE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [bytesRead]);
  if (stalledAt !== bytesRead) return null;
  const shownName = toVisibleName(name);
  return (
    <div role="alert" className="notice reading-question reading-stalled">
      <p>
        Nothing more of {shownName} has been read for {PATIENCE_MS / 1000} seconds. The disk or the computer
        may be busy; what was read, {formatShare(size === 0 ? 0 : bytesRead / size)}, stays if you stop.
      </p>
      <button
        type="button"
        className="button"
        aria-label={`Stop waiting for ${shownName}`}
        onClick={() => {
          cancel(id);
        }}
      >
        Cancel
      </button>
    </div>
  );
}
