/** The lanes as a table: each machine's phases in order. Made only when it is opened. */
import { useState, type ReactNode } from 'react';
import { PHASE_LABELS } from '../../presentation/lanes/laneLooks.ts';
import {
  describeReason,
  describeEnd,
  describeWhile,
  type LaneContext,
  type ShownLane,
} from '../../presentation/lanes/laneText.ts';
import { formatCounted } from '../../presentation/numbers.ts';

interface Props {
  readonly lanes: readonly ShownLane[];
  readonly context: LaneContext;
}

export function LanesTable(props: Props): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className="bars-table"
      onToggle={(event) => {
        setIsOpen(event.currentTarget.open);
      }}
    >
      <summary>Lanes as a table</summary>
      {isOpen && <Table {...props} />}
    </details>
  );
}

function Table({ lanes, context }: Props): ReactNode {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- else the keyboard could not scroll it
    <div className="table-scroller" tabIndex={0} role="region" aria-label="Phases of each machine">
      <table>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Phase</th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        {lanes.map((lane) => (
          <tbody key={lane.machine}>
            <tr>
              <th scope="rowgroup" colSpan={3} className="lane-heading">
                <bdi className="mono">{lane.name}</bdi>, {formatCounted(lane.errors, 'error')}
                {lane.isCoarse && ', phases too short to draw are left out'}
              </th>
            </tr>
            {lane.phases.map((phase) => {
              const end = lane.ends.find(({ time }) => time === phase.from && phase.kind === 'down');
              return (
                <tr key={phase.from}>
                  <th scope="row" className="mono">
                    {describeWhile(phase, context)}
                  </th>
                  <td>{PHASE_LABELS[phase.kind]}</td>
                  <td>
                    <bdi>{end === undefined ? describeReason(phase) : describeEnd(end)}</bdi>
                  </td>
                </tr>
              );
            })}
          </tbody>
        ))}
      </table>
    </div>
  );
}
