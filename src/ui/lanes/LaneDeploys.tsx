/** A line through all lanes for each deploy. */
import { memo, useMemo, type ReactNode } from 'react';
import type { EpochMs, TimeRange } from '../../core/units.ts';
import { toDeployLines, toShareOfWidth } from '../../presentation/lanes/laneShapes.ts';
import { toPlotArea } from '../../presentation/plot.ts';

interface Props {
  readonly deploys: readonly EpochMs[];
  readonly axis: TimeRange;
  /** Of the drawing, in pixels. */
  readonly width: number;
}

/** Closer than this, they are one line: a deploy pulls an image for each machine. */
const MIN_DISTANCE = 6;

export const LaneDeploys = memo(function LaneDeploys({ deploys, axis, width }: Props): ReactNode {
  const lines = useMemo(
    () => toDeployLines(deploys, axis, toPlotArea(width), MIN_DISTANCE),
    [deploys, axis, width],
  );
  return (
    <div className="lane-deploys" aria-hidden="true">
      {lines.map((x) => (
        <span key={x} className="lane-deploy" style={{ left: toShareOfWidth(x, width) }} />
      ))}
    </div>
  );
});
