/** The files that are being read: how far, how fast, and a way to stop. */
import { Suspense, type ReactNode } from 'react';
import type { OpenReading } from '../../store/session.ts';
import { ReadingNotes } from './lazyReadingNotes.ts';
import { formatBytes, formatShare } from '../../presentation/numbers.ts';
import { findProgress } from '../../store/fileReader.ts';
import { useSession, useSessionNow } from '../base/stores.ts';
import { toVisibleName } from '../../presentation/visibleText.ts';

export function Readings(): ReactNode {
  const readings = useSession((session) => session.readings);
  if (readings.length === 0) return null;
  return (
    <section className="readings" aria-label="Files being read">
      <ul>
        {readings.map((reading) => (
          <Reading key={reading.id} reading={reading} />
        ))}
      </ul>
    </section>
  );
}

function Reading({ reading }: { readonly reading: OpenReading }): ReactNode {
  const overview = useSession((session) => session.overview);
  const overviewAt = useSession((session) => session.overviewAt);
  const cancel = useSession((session) => session.cancel);
  const isCancelled = useSessionNow(({ readings }) =>
    readings.some(({ id, isCancelled: isTold }) => id === reading.id && isTold === true),
  );
  const bytesRead = findProgress({ overview }, reading.id)?.bytesRead ?? 0;
  const share = reading.size === 0 ? 1 : bytesRead / reading.size;
  const isWaiting = reading.startedAt === undefined;
  const seconds = isWaiting ? 0 : (overviewAt - reading.startedAt) / 1000;
  const rate =
    bytesRead > 0 && seconds > 0
      ? `${formatBytes(bytesRead / seconds)}/s`
      : isWaiting
        ? 'waiting'
        : 'starting';
  const name = toVisibleName(reading.name);
  if (isCancelled) {
    return (
      <li className="reading" role="status">
        Stopped reading <bdi>{name}</bdi>. Counting what was read…
      </li>
    );
  }
  const state = `${formatShare(share)}, ${formatBytes(bytesRead)} of ${formatBytes(reading.size)}, ${rate}`;
  return (
    <li className="reading">
      <span className="reading-name">
        {isWaiting ? 'Waiting to read' : 'Reading'} <bdi>{name}</bdi>
      </span>
      <span className="reading-state">
        {formatShare(share)} · {formatBytes(bytesRead)} of {formatBytes(reading.size)} · {rate}
      </span>
      <button
        type="button"
        className="button"
        aria-label={`Cancel reading ${name}`}
        onClick={() => {
          cancel(reading.id);
        }}
      >
        Cancel
      </button>
      <div
        role="progressbar"
        className="progress"
        aria-label={`Reading ${name}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(share * 100)}
        aria-valuetext={state}
      >
        <div style={{ transform: `scaleX(${String(share)})` }} />
      </div>
      <Suspense fallback={null}>
        <ReadingNotes reading={reading} bytesRead={bytesRead} />
      </Suspense>
    </li>
  );
}
