/**
 * Two ranges, or two files, side by side: which codes are new, gone, up or down per covered minute, so that unequal
 * lengths are fair. Its own chunk. It follows the selected range, and the range that is shown where none is selected.
 */
import { useDeferredValue, useMemo, type ReactNode } from 'react';
import { getRange, type ComparisonChoice } from '../../store/view.ts';
import { describeCoverage } from '../../presentation/coverage.ts';
import { COMPARE_TITLE_ID } from '../base/places.ts';
import { useSession, useSessionNow, useStores, useView } from '../base/stores.ts';
import { useMask } from '../base/useMask.ts';
import { ChangesTable } from './ChangesTable.tsx';
import { summarizeChanges } from './changeText.ts';
import { CompareTools } from './CompareTools.tsx';
import { closeCompare } from './closeCompare.ts';
import { SideFacts } from './SideFacts.tsx';
import { isOverlapping, toSides, type Missing } from './sides.ts';
import { useComparison, type Compared } from './useComparison.ts';
import '../styles/compare.css';

const HINTS: Readonly<Record<Missing, string>> = {
  range:
    'Select the part of the timeline to compare: drag over the bars, or press E for the next burst of errors.',
  anotherRange: 'The range is kept. Now select another one on the timeline to compare with it.',
  anotherFile: 'Choose two different files to compare.',
};

/** As long as something is compared. */
export function Compare(): ReactNode {
  const choice = useView(({ comparison }) => comparison);
  return choice && <OpenCompare choice={choice} />;
}

function OpenCompare({ choice }: { readonly choice: ComparisonChoice }): ReactNode {
  const stores = useStores();
  // Files are compared by the names that they have, whatever is shown of them.
  const overview = useDeferredValue(useSessionNow((session) => session.overview));
  const mask = useMask();
  const filters = useView((view) => view.filters);
  const range = useView((view) => view.selectedRange ?? getRange(view));
  // Another one with each overview: what is read since then is to be compared too.
  const sides = useMemo(
    () => (overview === undefined ? 'range' : toSides(choice, range, filters, overview, mask.fileName)),
    [choice, range, filters, overview, mask],
  );
  const compared = useComparison(typeof sides === 'string' ? undefined : sides);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- for what bubbles up from its controls
    <section
      className="panel compare"
      aria-labelledby={COMPARE_TITLE_ID}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        closeCompare(stores);
      }}
    >
      <div className="panel-header">
        <h2 id={COMPARE_TITLE_ID}>Compare</h2>
        <button
          type="button"
          className="button"
          aria-keyshortcuts="v"
          onClick={() => {
            closeCompare(stores);
          }}
        >
          Close <span className="visually-hidden">the comparison</span>
        </button>
      </div>
      <CompareTools choice={choice} range={range} />
      {typeof sides === 'string' ? (
        <p className="empty">{HINTS[sides]}</p>
      ) : (
        compared !== undefined && <Answer compared={compared} />
      )}
    </section>
  );
}

function Answer({ compared: { sides, comparison } }: { readonly compared: Compared }): ReactNode {
  const sources = useSession(({ overview }) => overview?.sources);
  const isReading = useSession(({ readings }) => readings.length > 0);
  const coverage = describeCoverage(sources ?? []);
  const { before, after, codes } = comparison;
  const uncovered = [
    before.coveredMs === 0 ? sides.before : undefined,
    after.coveredMs === 0 ? sides.after : undefined,
  ].filter((side) => side !== undefined);
  return (
    <>
      <p className="compare-summary">
        {uncovered.length === 0
          ? summarizeChanges(codes)
          : `No rates to compare: the log covers nothing of “${uncovered.map(({ label }) => label).join('” and “')}”.`}
        {coverage !== '' && (
          <span className="summary-coverage">
            {' '}
            ({isReading && 'so far: '}
            {coverage})
          </span>
        )}
      </p>
      <dl className="compare-sides">
        <SideFacts side={sides.before} totals={before} />
        <SideFacts side={sides.after} totals={after} />
      </dl>
      {isOverlapping(sides) && (
        <p className="panel-note">The two ranges overlap; what lies in both counts on either side.</p>
      )}
      {codes.length > 0 && <ChangesTable sides={sides} changes={codes} />}
      <p className="panel-note">
        Rates are per covered minute. A change is told where chance alone would make it less than once in a
        hundred comparisons.
      </p>
    </>
  );
}
