/**
 * What the colours mean, in the order of the stack from the bottom, with counts. Each group can be taken out of the
 * chart, or shown alone.
 */
import type { ReactNode } from 'react';
import type { TimeRange } from '../../core/units.ts';
import { formatCount } from '../../presentation/numbers.ts';
import { useView } from '../base/stores.ts';
import { GROUPING_TITLES } from '../../presentation/groupLooks.ts';
import { Swatch } from './Swatch.tsx';
import type { Series, TimelineBars } from '../../presentation/timelineBars.ts';

interface Props {
  readonly bars: TimelineBars;
  readonly gaps: readonly TimeRange[];
  /** Gets the keys of all groups that are not to be shown. */
  readonly onHide: (keys: ReadonlySet<string>) => void;
}

export function Legend({ bars, gaps, onHide }: Props): ReactNode {
  const { groups, groupBy, maxRecords } = bars;
  const hidden = groups.filter(({ isHidden }) => isHidden).map(({ key }) => key);
  return (
    <ul className="legend" aria-label={GROUPING_TITLES[groupBy]}>
      {groups.map((group) => (
        <LegendEntry
          key={group.key}
          group={group}
          onToggle={() => {
            onHide(
              new Set(group.isHidden ? hidden.filter((key) => key !== group.key) : [...hidden, group.key]),
            );
          }}
          onSolo={() => {
            onHide(new Set(groups.map(({ key }) => key).filter((key) => key !== group.key)));
          }}
        />
      ))}
      {hidden.length > 0 && (
        <li>
          <button
            type="button"
            className="link"
            onClick={() => {
              onHide(new Set());
            }}
          >
            Show all
          </button>
        </li>
      )}
      <li>
        <svg className="swatch" viewBox="0 0 10 10" aria-hidden="true">
          <path className="timeline-records" d="M0 0h10v10h-10z" />
        </svg>
        All records, own scale, at most <span className="count">{formatCount(maxRecords)}</span> a bar
      </li>
      {gaps.length > 0 && (
        <li>
          <svg className="swatch swatch-wide" viewBox="0 0 20 14" aria-hidden="true">
            <path className="timeline-gap" d="M0 0h20v14h-20z" />
            <path fill="url(#pattern-gap)" d="M0 0h20v14h-20z" />
          </svg>
          Gap: no records
        </li>
      )}
    </ul>
  );
}

interface EntryProps {
  readonly group: Series;
  readonly onToggle: () => void;
  readonly onSolo: () => void;
}

function LegendEntry({ group, onToggle, onSolo }: EntryProps): ReactNode {
  const hasPatterns = useView((view) => view.hasPatterns);
  const { label, look, total, isHidden } = group;
  return (
    <li className="legend-entry">
      <button type="button" className="legend-toggle" aria-pressed={!isHidden} onClick={onToggle}>
        <Swatch look={look} hasPatterns={hasPatterns} />
        <bdi>{label}</bdi> <span className="count">{formatCount(total)}</span>
      </button>
      <button type="button" className="link legend-only" onClick={onSolo}>
        Only <span className="visually-hidden">{label}</span>
      </button>
    </li>
  );
}
