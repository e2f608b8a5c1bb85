/** The lanes as a table: each machine's phases in order. */
import type { ReactNode } from 'react';
import { PHASE_LABELS } from '../../presentation/lanes/laneLooks.ts';
import {
  describeReason,
  describeEnd,
  describeWhile,
  type LaneContext,
  type ShownLane,
} from '../../presentation/lanes/laneText.ts';
import { formatCounted } from '../../presentation/numbers.ts';
import { TableOnRequest } from '../base/TableOnRequest.tsx';

interface Props {
  readonly lanes: readonly ShownLane[];
  readonly context: LaneContext;
}

export function LanesTable(props: Props): ReactNode {
  return (
    <TableOnRequest
      summary="Lanes as a table"
      label="Phases of each machine"
      renderTable={() => <Table {...props} />}
    />
  );
}

function Table({ lanes, context }: Props): ReactNode {
  return (
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
  );
}
