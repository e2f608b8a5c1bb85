/**
 * Outliers: how many records there are per moment goes in; a problem comes out where some stand far from all others. A machine
 * with a wrong clock writes such lines, and a timeline that shows them shows little else.
 */
import { at } from '../table/eventTable.ts';
import type { RecordCounts } from '../table/recordCounts.ts';
import type { FoundProblem } from '../records/sourceReport.ts';
import type { DurationMs, EpochMs } from '../units.ts';

/** Longer than Fly keeps logs, so nobody has a log with such a hole and means it. */
const FAR_MS: DurationMs = 30 * 86_400_000;
/** More than this share of the records are no outliers, but the other half of a log. */
const MAX_SHARE = 0.01;

export function findOutliers(recordCounts: RecordCounts): readonly FoundProblem[] {
  const records = countOutliers(recordCounts);
  return records === 0 ? [] : [{ kind: 'outliers', records }];
}

/** Records before the first or behind the last silence of FAR_MS, where they are few. */
function countOutliers(recordCounts: RecordCounts): number {
  const { starts } = recordCounts;
  const isFar = (_: EpochMs, i: number): boolean => i > 0 && at(starts, i) - at(starts, i - 1) >= FAR_MS;
  const first = starts.findIndex(isFar);
  if (first === -1) return 0;
  const [usualStart, usualEnd] = [at(starts, first), at(starts, starts.findLastIndex(isFar) - 1)];
  const few = MAX_SHARE * countWhere(recordCounts, () => true);
  const before = countWhere(recordCounts, (start) => start < usualStart);
  const behind = countWhere(recordCounts, (start) => start > usualEnd);
  return (before <= few ? before : 0) + (behind <= few ? behind : 0);
}

function countWhere({ starts, counts }: RecordCounts, isWanted: (start: EpochMs) => boolean): number {
  let sum = 0;
  for (let i = 0; i < starts.length; i += 1) if (isWanted(at(starts, i))) sum += at(counts, i);
  return sum;
}
