import { describe, expect, it } from 'vitest';
import { createAnalysis } from '../../src/analysis/queries/analysis.ts';
import type { Overview } from '../../src/store/session.ts';
import { findLogZone, listTimeZones, toClock } from '../../src/ui/base/logZone.ts';
import { formatMoment, formatZone, withZone } from '../../src/presentation/times.ts';

/** As far as the zone is found by it. */
function overviewOf(...sources: readonly (readonly [timeKind: string, zone: string])[]): Overview {
  const empty = createAnalysis(() => undefined).getOverview({}, 10);
  return {
    ...empty,
    sources: sources.map(([timeKind, zone]) => ({ timeKind, zone })),
  } as unknown as Overview;
}

describe('the log’s own zone', () => {
  it.each([
    ['none before there is a log', undefined, undefined],
    ['none where times say UTC', overviewOf(['full', 'UTC']), undefined],
    ['none where nobody said which', overviewOf(['zoneless', 'UTC']), undefined],
    ['the one that was said', overviewOf(['zoneless', 'Europe/Berlin'], ['full', 'UTC']), 'Europe/Berlin'],
    [
      'none where files have two',
      overviewOf(['zoneless', 'Europe/Berlin'], ['zoneless', 'Asia/Tokyo']),
      undefined,
    ],
  ] as const)('is %s', (_, overview, zone) => {
    expect(findLogZone(overview)).toBe(zone);
    expect(listTimeZones(overview).includes('log')).toBe(zone !== undefined);
    expect(toClock('log', overview)).toBe(zone === undefined ? 'utc' : `log:${zone}`);
    expect(toClock('local', overview)).toBe('local');
  });

  it('shows what its clocks showed, in winter and in summer', () => {
    const winter = Date.UTC(2026, 0, 15, 11, 30);
    const summer = Date.UTC(2026, 6, 15, 11, 30, 5, 250);
    expect(formatMoment(winter, 'log:Europe/Berlin', undefined)).toBe('2026-01-15 12:30:00');
    expect(formatMoment(summer, 'log:Europe/Berlin', undefined)).toBe('2026-07-15 13:30:05.250');
    expect(formatMoment(winter, 'log:America/St_Johns', undefined)).toBe('2026-01-15 08:00:00');
    const span = { start: winter, end: summer };
    expect(formatZone('log:Europe/Berlin', span)).toBe('UTC+01:00 to UTC+02:00 (Europe/Berlin)');
    expect(withZone('12:30', 'log:Asia/Kolkata', { start: winter, end: winter + 1 })).toBe(
      '12:30 UTC+05:30 (Asia/Kolkata)',
    );
  });
});
