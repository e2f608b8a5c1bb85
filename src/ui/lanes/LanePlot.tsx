/** The lanes on the axis of the bars, with what goes through all of them: the clock's ticks, and deploys. */
import { useMemo, useState, type ReactNode } from 'react';
import type { EpochMs, TimeRange } from '../../core/units.ts';
import { findMostErrors } from '../../presentation/lanes/laneShapes.ts';
import { toLastMoment, type LaneContext, type ShownLane } from '../../presentation/lanes/laneText.ts';
import type { TimelineBars } from '../../presentation/timelineBars.ts';
import { useElementWidth } from '../base/useElementWidth.ts';
import { LaneAxis } from './LaneAxis.tsx';
import { LaneDeploys } from './LaneDeploys.tsx';
import { LaneRow } from './LaneRow.tsx';
import type { LaneScale, PointedMoment } from './laneScale.ts';
import { useChosenMachine } from './useChosenMachine.ts';
import { useLaneFocus } from './useLaneFocus.ts';

interface Props {
  readonly lanes: readonly ShownLane[];
  readonly deploys: readonly EpochMs[];
  /** What their errors were counted in. */
  readonly counted: TimeRange;
  readonly bars: TimelineBars;
  readonly axis: TimeRange;
  readonly context: LaneContext;
}

export function LanePlot({ lanes, deploys, counted, bars, axis, context }: Props): ReactNode {
  const { ref, width } = useElementWidth();
  const [pointed, setPointed] = useState<PointedMoment>();
  const { isChosen, isHidden, toggle } = useChosenMachine();
  const { listRef, tabStop, onFocusLane, onMove } = useLaneFocus(lanes.length);
  const scale = useMemo(
    (): LaneScale => ({
      ...{ axis, counted, width, end: toLastMoment(axis, context) + 1, most: findMostErrors(lanes) },
    }),
    [axis, counted, width, lanes, context],
  );
  return (
    <div ref={ref} className="lane-plot">
      <LaneAxis bars={bars} axis={axis} width={width} zone={context.zone} />
      <ul ref={listRef} aria-label="Machines">
        {lanes.map((lane, place) => (
          <LaneRow
            key={lane.machine}
            lane={lane}
            scale={scale}
            context={context}
            isChosen={isChosen(lane.machine)}
            isHidden={isHidden(lane.machine)}
            isTabStop={place === tabStop}
            pointed={pointed?.machine === lane.machine ? pointed : undefined}
            onPoint={setPointed}
            onFocusLane={() => {
              onFocusLane(place);
            }}
            onMove={onMove}
            onChoose={() => {
              toggle(lane.machine);
            }}
          />
        ))}
      </ul>
      <LaneDeploys deploys={deploys} axis={axis} width={width} />
    </div>
  );
}
