/** What is drawn of one machine: its phases, the errors under them, and its ends as marks on them. */
import { memo, useMemo, type ReactNode } from 'react';
import { STRIP_HEIGHT, toLaneFill } from '../../presentation/lanes/laneLooks.ts';
import { toEndMarks, toPhasePaths, toTicksPath } from '../../presentation/lanes/laneShapes.ts';
import type { ShownLane } from '../../presentation/lanes/laneText.ts';
import { LIFECYCLE_SHAPES } from '../../presentation/lifecycleShapes.ts';
import { getPlotWidth, PLOT_MARGIN, type PlotArea } from '../../presentation/plot.ts';
import type { LaneScale } from './laneScale.ts';

interface Props {
  readonly lane: ShownLane;
  readonly scale: LaneScale;
}

/** In pixels, from the top: the strip, a gap, the ticks. */
const TICKS_TOP = STRIP_HEIGHT + 2;
const TICKS_HEIGHT = 6;
const HEIGHT = TICKS_TOP + TICKS_HEIGHT;
/** Marks must not touch. */
const MIN_END_DISTANCE = 10;
/** Shapes are drawn in a square of 10 by 10. */
const HALF_SHAPE = 5;

export const LaneStrip = memo(function LaneStrip({ lane, scale }: Props): ReactNode {
  const { axis, counted, width, end, most } = scale;
  const { phases, ticks, ends } = useMemo(() => {
    const strip: PlotArea = {
      ...{ x: PLOT_MARGIN.left, y: 0, width: getPlotWidth(width), height: STRIP_HEIGHT },
    };
    return {
      phases: toPhasePaths(lane, axis, end, strip),
      ticks: toTicksPath(
        lane.errorBins,
        counted,
        axis,
        { ...strip, y: TICKS_TOP, height: TICKS_HEIGHT },
        most,
      ),
      ends: toEndMarks(lane.ends, axis, strip, MIN_END_DISTANCE),
    };
  }, [lane, axis, counted, width, end, most]);
  return (
    <svg
      className="lane-strip"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      aria-hidden="true"
    >
      <path
        className="lane-ground"
        d={`M${PLOT_MARGIN.left} ${STRIP_HEIGHT / 2}h${String(getPlotWidth(width))}`}
      />
      {phases.map(({ kind, path }) => (
        <path key={kind} className={`lane-${kind}`} d={path} />
      ))}
      {phases.map(({ kind, path }) => {
        const fill = toLaneFill(kind);
        return fill === undefined ? null : <path key={kind} fill={fill} d={path} />;
      })}
      <path className="lane-tick" d={ticks} />
      {ends.map(({ x, shape, isFailure }) => (
        <path
          key={x}
          className={isFailure ? 'lane-end lane-failure' : 'lane-end'}
          fillRule="evenodd"
          transform={`translate(${x - HALF_SHAPE} ${STRIP_HEIGHT / 2 - HALF_SHAPE})`}
          d={LIFECYCLE_SHAPES[shape]}
        />
      ))}
    </svg>
  );
});
