/** How the bars are drawn: what they are stacked of, by which scale, with patterns or without; and what is compared. */
import { useId, type ReactNode } from 'react';
import type { Scale } from '../../store/view.ts';
import { Choice } from '../base/Choice.tsx';
import { toggleCompare } from '../compare/openCompare.ts';
import { COMPARE_BUTTON_ID } from '../base/places.ts';
import { useStores, useView } from '../base/stores.ts';
import { GROUPING_LABELS, type GroupBy } from '../../presentation/groupLooks.ts';

const GROUPINGS = Object.entries(GROUPING_LABELS) as readonly (readonly [GroupBy, string])[];

const SCALES: readonly { readonly value: Scale; readonly label: string }[] = [
  { value: 'linear', label: 'Linear' },
  { value: 'log', label: 'Log' },
];

export function TimelineTools(): ReactNode {
  const stores = useStores();
  const isComparing = useView(({ comparison }) => comparison !== undefined);
  const groupBy = useView((view) => view.groupBy);
  const setGroupBy = useView((view) => view.setGroupBy);
  const scale = useView((view) => view.scale);
  const setScale = useView((view) => view.setScale);
  const hasPatterns = useView((view) => view.hasPatterns);
  const setHasPatterns = useView((view) => view.setHasPatterns);
  const id = useId();
  return (
    <div className="timeline-tools">
      <p className="timeline-tool">
        <label htmlFor={id}>Group by</label>
        <select
          id={id}
          className="select"
          value={groupBy}
          onChange={({ target }) => {
            const chosen = GROUPINGS.find(([value]) => value === target.value);
            if (chosen !== undefined) setGroupBy(chosen[0]);
          }}
        >
          {GROUPINGS.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </p>
      <Choice legend="Scale" options={SCALES} value={scale} onChange={setScale} />
      <label className="timeline-tool timeline-patterns">
        <input
          type="checkbox"
          checked={hasPatterns}
          onChange={({ target }) => {
            setHasPatterns(target.checked);
          }}
        />
        Patterns
      </label>
      <button
        type="button"
        id={COMPARE_BUTTON_ID}
        className="button"
        aria-expanded={isComparing}
        aria-keyshortcuts="v"
        onClick={() => {
          toggleCompare(stores);
        }}
      >
        Compare
      </button>
    </div>
  );
}
