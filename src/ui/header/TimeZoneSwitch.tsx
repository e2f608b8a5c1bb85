/** One clock for everything on the page. The zone is written out with its offset. */
import type { ReactNode } from 'react';
import type { TimeZone } from '../../store/view.ts';
import { Choice } from '../Choice.tsx';
import { useSession, useView } from '../stores.ts';
import { formatZone } from '../times.ts';

const ZONES: readonly TimeZone[] = ['utc', 'local'];

export function TimeZoneSwitch(): ReactNode {
  const timeZone = useView((view) => view.timeZone);
  const setTimeZone = useView((view) => view.setTimeZone);
  const span = useSession((session) => session.overview?.span);
  return (
    <Choice
      legend="Time zone"
      options={ZONES.map((zone) => ({ value: zone, label: formatZone(zone, span) }))}
      value={timeZone}
      onChange={setTimeZone}
    />
  );
}
