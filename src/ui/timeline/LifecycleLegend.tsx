/** What the marks under the bars mean: the kinds that there are, with counts. */
import type { ReactNode } from 'react';
import type { TimeRange } from '../../core/units.ts';
import { formatCount } from '../../presentation/numbers.ts';
import { countKinds, LIFECYCLE_LABELS, type LifecycleMoment } from '../../presentation/lifecycleMarks.ts';
import { LifecycleShape } from './LifecycleShape.tsx';

interface Props {
  readonly moments: readonly LifecycleMoment[];
  /** What the chart shows in all. */
  readonly range: TimeRange;
}

export function LifecycleLegend({ moments, range: { start, end } }: Props): ReactNode {
  const kinds = countKinds(moments.filter(({ time }) => time >= start && time < end));
  if (kinds.length === 0) return null;
  return (
    <ul className="legend lifecycle-legend" aria-label="Lifecycle marks">
      {kinds.map(({ kind, count }) => (
        <li key={kind}>
          <LifecycleShape kind={kind} />
          {LIFECYCLE_LABELS[kind]} <span className="count">{formatCount(count)}</span>
        </li>
      ))}
    </ul>
  );
}
