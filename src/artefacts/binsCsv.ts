/** The bars as CSV: masked content goes in, one line for each bar comes out. */
import { APOSTROPHE_NOTE, toCsvLine } from '../core/report/csvWriting.ts';
import { toIsoTime } from '../core/time/timestamp.ts';
import { toBars } from '../presentation/timelineBars.ts';
import type { ArtefactContent } from './content/content.ts';

/** All groups, also those that are taken out of the chart; empty where nothing has a time. */
export function toBinsCsv({ overview: { timeline } }: ArtefactContent): string {
  if (timeline === undefined) return '';
  const { groups, barCount } = toBars(timeline);
  const header = toCsvLine([
    `start (ISO 8601, UTC; ${APOSTROPHE_NOTE})`,
    'width (seconds)',
    ...groups.map(({ label }) => `${label} (errors)`),
    'all (errors)',
    'records',
  ]);
  const lines = Array.from({ length: barCount }, (_, bar) => {
    const counts = groups.map((group) => group.counts[bar] ?? 0);
    return toCsvLine([
      toIsoTime(timeline.start + bar * timeline.stepMs) ?? '',
      timeline.stepMs / 1000,
      ...counts,
      counts.reduce((sum, count) => sum + count, 0),
      timeline.records[bar] ?? 0,
    ]);
  });
  return header + lines.join('');
}
