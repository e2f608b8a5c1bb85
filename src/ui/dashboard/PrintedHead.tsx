/** What a printed page has at its top, and the screen says elsewhere: of which log, part and clock it is. */
import type { ReactNode } from 'react';
import { getRange } from '../../store/view.ts';
import { describeCoverage } from '../../presentation/coverage.ts';
import { formatCounted } from '../../presentation/numbers.ts';
import { useForeground, useSession, useView } from '../base/stores.ts';
import { formatRange, withZone } from '../../presentation/times.ts';
import { useClock } from '../base/useClock.ts';
import { toVisibleName } from '../../presentation/visibleText.ts';

/** More files than this are counted, not named: *Files* names them all. */
const MOST_NAMES = 3;

export function PrintedHead(): ReactNode {
  const overview = useSession((session) => session.overview);
  const range = useView(getRange);
  const clock = useClock();
  const isMasked = useForeground(({ mask }) => mask !== undefined);
  if (overview === undefined) return null;
  const { sources, span } = overview;
  const names =
    sources.length > MOST_NAMES
      ? formatCounted(sources.length, 'file')
      : sources.map(({ name }) => toVisibleName(name)).join(', ');
  // To the last record itself; the span ends a millisecond behind it.
  const shown = range ?? (span && { start: span.start, end: span.end - 1 });
  const coverage = describeCoverage(sources);
  const parts = [
    names,
    shown === undefined
      ? 'no times'
      : `${range === undefined ? 'whole log, ' : ''}${withZone(formatRange(shown, clock, undefined), clock, shown)}`,
    coverage === '' ? 'all that was read' : coverage,
    ...(isMasked ? ['secrets and addresses masked, as best it can'] : []),
  ];
  return (
    <div className="print-only">
      <p className="printed-title">Postflight</p>
      <p>{parts.join(' · ')}</p>
    </div>
  );
}
