/** What the colours mean, in the order of the stack from the bottom, with counts. */
import type { ReactNode } from 'react';
import { SERIES_LABELS } from '../categories.ts';
import { formatCount } from '../numbers.ts';
import type { TimelineBars } from './timelineBars.ts';

export function Legend({ bars }: { readonly bars: TimelineBars }): ReactNode {
  const peakRecords = bars.timeline.records.reduce((max, count) => Math.max(max, count), 0);
  return (
    <ul className="legend" aria-label="Categories of the timeline">
      {bars.series.map(({ key, total }) => (
        <li key={key}>
          <svg className="swatch" viewBox="0 0 10 10" aria-hidden="true">
            <path className={`fill-${key}`} d="M0 0h10v10h-10z" />
          </svg>
          {SERIES_LABELS[key]} <span className="count">{formatCount(total)}</span>
        </li>
      ))}
      <li>
        <svg className="swatch" viewBox="0 0 10 10" aria-hidden="true">
          <path className="timeline-records" d="M0 0h10v10h-10z" />
        </svg>
        All records, own scale, at most <span className="count">{formatCount(peakRecords)}</span> a bar
      </li>
    </ul>
  );
}
