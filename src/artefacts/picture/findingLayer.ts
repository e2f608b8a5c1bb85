/** Where findings began: a flag with the finding's label over the bars, and a line down to the axis. */
import { FINDING_SHAPE, toFindingMarks, type FindingMark } from '../../presentation/findingMarks.ts';
import type { PlotArea } from '../../presentation/plot.ts';
import type { ToldFinding } from '../content/content.ts';
import type { Chart } from './chart.ts';
import { shortenEnd, toDrawnText } from './fitText.ts';
import type { Sheet } from './sheet.ts';
import { draw, type Drawing } from './svg.ts';
import { drawText, MIDDLE } from './texts.ts';
import { measureText } from './textWidth.ts';

/** In sizes of the text: what stands over the plot, and its parts. */
export const FINDINGS_HEIGHT = 1.7;
const FLAG_SIZE = 0.85;
const LABEL_SIZE = 0.88;
const LABEL_GAP = 0.4;
const MIN_DISTANCE = 1.5;
const MIN_ROOM = 5;

export function drawFindingLines(chart: Chart, sheet: Sheet, plot: PlotArea): readonly Drawing[] {
  const { em, palette } = sheet;
  const marks = toMarks(chart, sheet, plot);
  if (marks.length === 0) return [];
  const lines = marks.map(({ x }) => `M${toText(plot.x + x)} ${toText(plot.y)}v${toText(plot.height)}`);
  return [
    draw('path', {
      d: lines.join(''),
      fill: 'none',
      stroke: palette.alarm,
      'stroke-width': 0.1 * em,
      'stroke-dasharray': `${toText(0.15 * em)} ${toText(0.3 * em)}`,
    }),
  ];
}

export function drawFindingLabels(chart: Chart, sheet: Sheet, plot: PlotArea): readonly Drawing[] {
  const { em, palette } = sheet;
  const size = LABEL_SIZE * em;
  const scale = (FLAG_SIZE * em) / 10;
  const middle = plot.y - (FINDINGS_HEIGHT / 2) * em;
  return toMarks(chart, sheet, plot).flatMap(({ x, label, side, room }) => {
    const turn = side === 'before' ? -1 : 1;
    const pole = plot.x + x;
    const flag = draw('path', {
      d: FINDING_SHAPE,
      transform: `translate(${toText(pole)} ${toText(middle - 5 * scale)}) scale(${toText(turn * scale)} ${toText(scale)})`,
      fill: palette.alarm,
    });
    if (side === undefined) return [flag];
    const place = {
      x: pole + turn * (FLAG_SIZE + LABEL_GAP) * em,
      y: middle + MIDDLE * size,
      anchor: side === 'before' ? 'end' : 'start',
    } as const;
    const text = shortenEnd(toDrawnText(label), room - (FLAG_SIZE + 2 * LABEL_GAP) * em, { size });
    return [flag, drawText({ text, size, fill: palette.ink }, place)];
  });
}

function toMarks(
  { findings, range }: Chart,
  { em }: Sheet,
  { width }: PlotArea,
): readonly FindingMark<ToldFinding>[] {
  return toFindingMarks(findings, range, {
    plotWidth: width,
    minDistance: MIN_DISTANCE * em,
    minRoom: MIN_ROOM * em,
    measure: (label) =>
      measureText(toDrawnText(label), { size: LABEL_SIZE * em }) + (FLAG_SIZE + 2 * LABEL_GAP) * em,
  });
}

function toText(pixels: number): string {
  return String(Math.round(pixels * 1000) / 1000);
}
