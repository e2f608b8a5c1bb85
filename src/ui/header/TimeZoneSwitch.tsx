/** One clock for everything on the page. The zone is written out with its offset; times of day have none to choose. */
import type { ReactNode } from 'react';
import { TIME_ZONES } from '../../store/view.ts';
import { Choice } from '../Choice.tsx';
import { useSession, useView } from '../stores.ts';
import { useClock } from '../useClock.ts';
import { formatZone } from '../times.ts';

export function TimeZoneSwitch(): ReactNode {
  const timeZone = useView((view) => view.timeZone);
  const setTimeZone = useView((view) => view.setTimeZone);
  const span = useSession((session) => session.overview?.span);
  if (useClock() === 'timeOfDay') return <p className="page-clock">Times of day, no date or zone</p>;
  return (
    <Choice
      legend="Time zone"
      options={TIME_ZONES.map((zone) => ({ value: zone, label: formatZone(zone, span) }))}
      value={timeZone}
      onChange={setTimeZone}
    />
  );
}
