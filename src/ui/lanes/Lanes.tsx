/** The lives of machines under the bars, where the log tells of any: asked for a few, then for more. */
import { useMemo, useState, type ReactNode } from 'react';
import type { LaneContext } from '../../presentation/lanes/laneText.ts';
import { toShownLane } from '../../presentation/lanes/laneText.ts';
import { toBarRange, type TimelineBars } from '../../presentation/timelineBars.ts';
import { LANES_TITLE_ID } from '../base/places.ts';
import { useMask } from '../base/useMask.ts';
import { LaneLegend } from './LaneLegend.tsx';
import { LanePatterns } from './LanePatterns.tsx';
import { LanePlot } from './LanePlot.tsx';
import { LanesTable } from './LanesTable.tsx';
import { MoreLanes } from './MoreLanes.tsx';
import { useLanes } from './useLanes.ts';

interface Props {
  readonly bars: TimelineBars;
  readonly context: LaneContext;
}

/** So that the bars stay in sight; and how many come with each step. */
const FIRST_LANES = 8;
const MORE_LANES = 24;

export function Lanes({ bars, context }: Props): ReactNode {
  const [most, setMost] = useState(FIRST_LANES);
  const axis = useMemo(() => toBarRange(bars, 0, bars.barCount - 1), [bars]);
  const answered = useLanes(axis, bars.barCount, most);
  const mask = useMask();
  const shown = useMemo(
    () => answered?.lanes.lanes.map((lane) => toShownLane(lane, mask.text)) ?? [],
    [answered, mask],
  );
  if (answered === undefined || shown.length === 0) return null;
  const { lanes, range } = answered;
  return (
    <section className="lanes" aria-labelledby={LANES_TITLE_ID}>
      <p id={LANES_TITLE_ID} className="lanes-title">
        Lanes
      </p>
      <LanePatterns />
      <LanePlot
        lanes={shown}
        deploys={lanes.deploys}
        counted={range}
        bars={bars}
        axis={axis}
        context={context}
      />
      <MoreLanes
        folded={lanes.folded}
        isMore={most > FIRST_LANES}
        onMore={() => {
          setMost(most + MORE_LANES);
        }}
        onFewer={() => {
          setMost(FIRST_LANES);
        }}
      />
      <LaneLegend lanes={shown} hasDeploys={lanes.deploys.length > 0} />
      <LanesTable lanes={shown} context={context} />
    </section>
  );
}
