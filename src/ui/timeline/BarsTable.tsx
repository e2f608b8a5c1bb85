/** The chart's numbers as a table: the bars that have errors. Made only when it is opened. */
import { useState, type ReactNode } from 'react';
import type { TimeRange } from '../../core/units.ts';
import type { Clock } from '../../presentation/times.ts';
import { formatCount } from '../../presentation/numbers.ts';
import { formatDuration, formatMoment } from '../../presentation/times.ts';
import { toErrorWord } from '../../presentation/barText.ts';
import type { TimelineBars } from '../../presentation/timelineBars.ts';

interface Props {
  readonly bars: TimelineBars;
  readonly zone: Clock;
  readonly span: TimeRange | undefined;
}

export function BarsTable(props: Props): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className="bars-table"
      onToggle={(event) => {
        setIsOpen(event.currentTarget.open);
      }}
    >
      <summary>Numbers as a table</summary>
      {isOpen && <Table {...props} />}
    </details>
  );
}

function Table({ bars, zone, span }: Props): ReactNode {
  const { timeline, series, totals } = bars;
  const shown = totals.flatMap((total, bar) => (total > 0 ? [bar] : []));
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- else the keyboard could not scroll it
    <div className="table-scroller" tabIndex={0} role="region" aria-label="Numbers of the timeline">
      <table>
        <thead>
          <tr>
            <th scope="col">{formatDuration(timeline.stepMs)} from</th>
            {series.map(({ key, label }) => (
              <th key={key} scope="col" className="number">
                {label}
              </th>
            ))}
            <th scope="col" className="number">
              All {toErrorWord(bars)}s
            </th>
            <th scope="col" className="number">
              All records
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((bar) => (
            <tr key={bar}>
              <th scope="row" className="mono">
                {formatMoment(timeline.start + bar * timeline.stepMs, zone, span)}
              </th>
              {series.map(({ key, counts }) => (
                <td key={key} className="number">
                  {formatCount(counts[bar] ?? 0)}
                </td>
              ))}
              <td className="number">{formatCount(totals[bar] ?? 0)}</td>
              <td className="number">{formatCount(timeline.records[bar] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
