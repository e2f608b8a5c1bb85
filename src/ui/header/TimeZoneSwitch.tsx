/** One clock for everything on the page. The zone is written out with its offset. */
import { useId, type ReactNode } from 'react';
import type { TimeZone } from '../../store/view.ts';
import { useSession, useView } from '../stores.ts';
import { formatZone } from '../times.ts';

const ZONES: readonly TimeZone[] = ['utc', 'local'];

export function TimeZoneSwitch(): ReactNode {
  const name = useId();
  const timeZone = useView((view) => view.timeZone);
  const setTimeZone = useView((view) => view.setTimeZone);
  const span = useSession((session) => session.overview?.span);
  return (
    <fieldset className="zone-switch">
      <legend className="visually-hidden">Time zone</legend>
      {ZONES.map((zone) => (
        <label key={zone}>
          <input
            type="radio"
            name={name}
            className="visually-hidden"
            checked={timeZone === zone}
            onChange={() => {
              setTimeZone(zone);
            }}
          />
          <span>{formatZone(zone, span)}</span>
        </label>
      ))}
    </fieldset>
  );
}
