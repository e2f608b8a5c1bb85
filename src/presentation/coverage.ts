/**
 * How much of the files the numbers cover, in words: "first 38 % of app.log", or "" for all of them; and what has no time.
 */
import { getCoverage } from '../core/records/sourceReport.ts';
import type { Overview } from '../analysis/api/api.ts';
import { formatCounted, formatShare } from './numbers.ts';
import { toVisibleName } from './visibleText.ts';

export function describeCoverage(sources: Overview['sources']): string {
  const partial = sources.filter((source) => getCoverage(source) < 1);
  const [first] = partial;
  if (first === undefined) return '';
  if (sources.length === 1) return `first ${formatShare(getCoverage(first))} of ${toVisibleName(first.name)}`;
  const bytes = sources.reduce((sum, source) => sum + source.bytes, 0);
  const bytesRead = sources.reduce((sum, source) => sum + getCoverage(source) * source.bytes, 0);
  return `${formatShare(bytesRead / bytes)} of ${formatCounted(sources.length, 'file')}`;
}

/** "1 error has no time and stands in no range", or "" where all have one; `place` is what times lead to. */
export function describeUntimed(untimed: number, place: 'range' | 'bar'): string {
  if (untimed === 0) return '';
  const [has, stands] = untimed === 1 ? ['has', 'stands'] : ['have', 'stand'];
  return `${formatCounted(untimed, 'error')} ${has} no time and ${stands} in no ${place}`;
}
