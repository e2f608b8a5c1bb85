/** What happened to machines and deployments, as shapes under the bars. */
import { isHarm, toLifecycleMarks, type LifecycleKind } from '../../presentation/lifecycleMarks.ts';
import { LIFECYCLE_SHAPES } from '../../presentation/lifecycleShapes.ts';
import type { PlotArea } from '../../presentation/plot.ts';
import type { Chart } from './chart.ts';
import type { Sheet } from './sheet.ts';
import { draw, type Drawing } from './svg.ts';

/** In sizes of the text. */
const SHAPE_SIZE = 0.72;
/** Shapes must not touch. */
const MIN_DISTANCE = 0.95;

/** `middle` is the height that they stand at. */
export function drawLifecycleMarks(
  { moments, range }: Chart,
  sheet: Sheet,
  plot: PlotArea,
  middle: number,
): readonly Drawing[] {
  const { em, palette } = sheet;
  const marks = toLifecycleMarks(moments, range, plot.width, MIN_DISTANCE * em);
  const half = (SHAPE_SIZE * em) / 2;
  const underlines = marks
    .filter(({ moments: members }) => members.length > 1)
    .map(({ x }) => `M${toText(plot.x + x - half)} ${toText(middle + half + 0.17 * em)}h${toText(2 * half)}`);
  return [
    ...marks.map(({ x, kind }) => drawLifecycleShape(kind, sheet, plot.x + x - half, middle - half)),
    // One stands for several moments.
    ...(underlines.length === 0
      ? []
      : [
          draw('path', {
            d: underlines.join(''),
            fill: 'none',
            stroke: palette.ink2,
            'stroke-width': 0.13 * em,
          }),
        ]),
  ];
}

export function drawLifecycleShape(
  kind: LifecycleKind,
  { em, palette }: Sheet,
  left: number,
  top: number,
): Drawing {
  return draw('path', {
    d: LIFECYCLE_SHAPES[kind],
    transform: `translate(${toText(left)} ${toText(top)}) scale(${toText((SHAPE_SIZE * em) / 10)})`,
    fill: isHarm(kind) ? palette.alarm : palette.ink2,
    'fill-rule': 'evenodd',
  });
}

function toText(pixels: number): string {
  return String(Math.round(pixels * 1000) / 1000);
}
