/** One side of a comparison: when it is, how much of that the log covers, and how many errors are in it. */
import type { ReactNode } from 'react';
import type { Comparison } from '../../store/session.ts';
import { formatCounted } from '../../presentation/numbers.ts';
import { useSession } from '../base/stores.ts';
import { formatDuration, formatRange, withZone } from '../../presentation/times.ts';
import { useClock } from '../base/useClock.ts';
import { formatRate } from './changeText.ts';
import type { Side } from './sides.ts';

interface Props {
  readonly side: Side;
  readonly totals: Comparison['before'];
}

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;

export function SideFacts({ side: { label, range }, totals }: Props): ReactNode {
  const clock = useClock();
  const span = useSession(({ overview }) => overview?.span);
  const hasTime = range !== undefined && range.end >= range.start;
  return (
    <div>
      <dt>
        <bdi>{label}</bdi>
      </dt>
      <dd>
        {hasTime ? withZone(formatRange(range, clock, span), clock, range) : 'no times'}
        <br />
        {describeCovered(range === undefined ? 0 : range.end - range.start, totals.coveredMs)};{' '}
        {formatCounted(totals.errors, 'error')}
        {totals.coveredMs > 0 && `, ${formatRate(totals.errors / (totals.coveredMs / MINUTE_MS))}`}
      </dd>
    </div>
  );
}

/** "covers 3 min of 5 min" */
function describeCovered(allMs: number, coveredMs: number): string {
  if (coveredMs === 0) return 'covers nothing';
  const isAll = allMs - coveredMs < SECOND_MS;
  const shownMs = isAll ? Math.max(allMs, coveredMs) : coveredMs;
  const covered = shownMs < SECOND_MS ? 'less than 1 s' : formatDuration(shownMs);
  return `covers ${covered}${isAll ? '' : ` of ${formatDuration(allMs)}`}`;
}
