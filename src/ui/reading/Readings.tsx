/** The files that are being read: how far, how fast, and a way to stop. */
import type { ReactNode } from 'react';
import type { OpenReading } from '../../store/session.ts';
import { describeTooLarge } from '../failures.ts';
import { formatBytes, formatShare } from '../numbers.ts';
import { getFileBytesRead } from '../../store/session.ts';
import { useSession } from '../stores.ts';
import { toVisibleName } from '../visibleText.ts';

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
  const bytesRead = getFileBytesRead(overview, reading.id);
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
  if (reading.isCancelled === true) {
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
      <TooLarge reading={reading} />
    </li>
  );
}

/** An archive that unpacks to very much waits here for an answer. */
function TooLarge({ reading: { id, name, tooLarge } }: { readonly reading: OpenReading }): ReactNode {
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
