/** Where findings began, as flags over the bars. A flag selects the time that its finding is about. */
import { useMemo, type ReactNode } from 'react';
import type { TimeRange } from '../../core/units.ts';
import type { BarContext } from '../../presentation/barText.ts';
import { FINDING_SHAPE, toFindingMarks } from '../../presentation/findingMarks.ts';
import { describeFinding, toFindingRange } from '../../presentation/findingText.ts';
import { PLOT_MARGIN } from '../../presentation/plot.ts';
import { useSession, useView } from '../base/stores.ts';

interface Props {
  /** What the chart shows in all. */
  readonly range: TimeRange;
  readonly plotWidth: number;
  readonly context: BarContext;
}

/** In pixels: what a finger needs. */
const MIN_DISTANCE = 24;
/** With the first letters of a label. */
const MIN_ROOM = 72;
/** The widest usual letter of a label, and its flag. */
const LETTER_WIDTH = 7.5;
const FLAG_WIDTH = 24;

export function FindingRow({ range, plotWidth, context: { zone, span } }: Props): ReactNode {
  const findings = useSession((session) => session.findings);
  const selectedRange = useView((view) => view.selectedRange);
  const selectRange = useView((view) => view.selectRange);
  const marks = useMemo(
    () =>
      toFindingMarks(findings ?? [], range, {
        plotWidth,
        minDistance: MIN_DISTANCE,
        minRoom: MIN_ROOM,
        measure: (label) => FLAG_WIDTH + label.length * LETTER_WIDTH,
      }),
    [findings, range, plotWidth],
  );
  if (marks.length === 0) return null;
  return (
    <div
      className="finding-row"
      style={{ marginInlineStart: PLOT_MARGIN.left, width: plotWidth }}
      role="group"
      aria-label="Onsets of findings"
    >
      {marks.map(({ x, time, findings: members, label, side, room }) => {
        const [worst] = members;
        const own = toFindingRange(worst);
        return (
          <button
            key={time}
            type="button"
            className={side === 'before' ? 'finding-mark is-before' : 'finding-mark'}
            style={side === undefined ? { left: x } : { left: x, maxWidth: room }}
            aria-label={members.map((finding) => describeFinding(finding, zone, span)).join('; ')}
            aria-pressed={
              own !== undefined && selectedRange?.start === own.start && selectedRange.end === own.end
            }
            onClick={() => {
              selectRange(own);
            }}
          >
            <svg className="finding-flag" viewBox="0 0 10 10" aria-hidden="true">
              <path d={FINDING_SHAPE} />
            </svg>
            {side !== undefined && <span>{label}</span>}
          </button>
        );
      })}
    </div>
  );
}
