/** One clock for everything on the page. The zone is written out with its offset; times of day have none to choose. */
import type { ReactNode } from 'react';
import { Choice } from '../base/Choice.tsx';
import { listTimeZones, toClock } from '../base/logZone.ts';
import { useSession, useView } from '../base/stores.ts';
import { useClock } from '../base/useClock.ts';
import { formatZone } from '../../presentation/times.ts';

export function TimeZoneSwitch(): ReactNode {
  const timeZone = useView((view) => view.timeZone);
  const setTimeZone = useView((view) => view.setTimeZone);
  const overview = useSession((session) => session.overview);
  const clock = useClock();
  if (clock === 'timeOfDay') return <p className="page-clock">Times of day, no date or zone</p>;
  return (
    <Choice
      legend="Time zone"
      options={listTimeZones(overview).map((zone) => ({
        value: zone,
        label: `${formatZone(toClock(zone, overview), overview?.span)}${zone === 'log' ? ', the log’s' : ''}`,
      }))}
      value={timeZone === 'log' && clock === 'utc' ? clock : timeZone}
      onChange={setTimeZone}
    />
  );
}
