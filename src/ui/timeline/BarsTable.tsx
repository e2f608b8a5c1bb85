/** The chart's numbers as a table: the bars that have errors. */
import type { ReactNode } from 'react';
import type { TimeRange } from '../../core/units.ts';
import type { Clock } from '../../presentation/times.ts';
import { formatCount } from '../../presentation/numbers.ts';
import { formatDuration, formatMoment } from '../../presentation/times.ts';
import { toErrorWord } from '../../presentation/barText.ts';
import type { TimelineBars } from '../../presentation/timelineBars.ts';
import { TableOnRequest } from '../base/TableOnRequest.tsx';

interface Props {
  readonly bars: TimelineBars;
  readonly zone: Clock;
  readonly span: TimeRange | undefined;
}

export function BarsTable(props: Props): ReactNode {
  return (
    <TableOnRequest
      summary="Numbers as a table"
      label="Numbers of the timeline"
      renderTable={() => <Table {...props} />}
    />
  );
}

function Table({ bars, zone, span }: Props): ReactNode {
  const { timeline, series, totals } = bars;
  const shown = totals.flatMap((total, bar) => (total > 0 ? [bar] : []));
  return (
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
  );
}
