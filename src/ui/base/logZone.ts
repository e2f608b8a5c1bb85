/** The log's own zone: the one that times were read in which say none, where somebody said which it is. */
import { UTC } from '../../core/time/timeZones.ts';
import type { Overview } from '../../store/session.ts';
import { TIME_ZONES, type TimeZone } from '../../store/view.ts';
import type { Clock } from '../../presentation/times.ts';

/** Undefined where it is UTC, or one zone here and another there. */
export function findLogZone(overview: Overview | undefined): string | undefined {
  const zoneless = overview?.sources.filter(({ timeKind }) => timeKind === 'zoneless') ?? [];
  const [zone, ...others] = new Set(zoneless.map((source) => source.zone));
  return others.length > 0 || zone === UTC ? undefined : zone;
}

/** What times are shown by: what was chosen, as far as the log has it. */
export function toClock(timeZone: TimeZone, overview: Overview | undefined): Clock {
  if (overview?.isTimeOfDay === true) return 'timeOfDay';
  if (timeZone !== 'log') return timeZone;
  const zone = findLogZone(overview);
  return zone === undefined ? 'utc' : `log:${zone}`;
}

/** The zones that there are to choose from. */
export function listTimeZones(overview: Overview | undefined): readonly [TimeZone, ...TimeZone[]] {
  const [first, ...others] = TIME_ZONES;
  return [first, ...others.filter((zone) => zone !== 'log' || findLogZone(overview) !== undefined)];
}
