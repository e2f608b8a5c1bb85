import { toClock } from './logZone.ts';
import { useSession, useView } from './stores.ts';
import type { Clock } from '../../presentation/times.ts';

/** The clock that times are shown by: the zone that was chosen, unless the log has only times of day. */
export function useClock(): Clock {
  const timeZone = useView((view) => view.timeZone);
  return useSession(({ overview }) => toClock(timeZone, overview));
}
