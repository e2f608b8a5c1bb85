import type { TimeRange } from '../../core/units.ts';
import { formatClock, formatDate, type Clock } from '../../presentation/times.ts';

/**
 * `postflight-2026-11-22-1203.png`: when the range begins, by the clock that its contents are told by, so that two
 * pictures of one night can be told apart in a folder. Names of files, apps and hosts never stand in it, because the
 * name of a file is seen by more people than its content. Times of day are no dates, and are left out.
 */
export function toFileName(range: TimeRange | undefined, clock: Clock, extension: string): string {
  if (range === undefined || clock === 'timeOfDay') return `postflight.${extension}`;
  const [hours = '', minutes = ''] = formatClock(range.start, clock).split(':');
  return `postflight-${formatDate(range.start, clock)}-${hours}${minutes}.${extension}`;
}
