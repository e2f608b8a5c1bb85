/** The bars and what lies around them: grid, gaps, onsets of findings, marks of the lifecycle, and the labels of both axes. */
import { toShare } from '../../presentation/countScale.ts';
import { formatShortCount } from '../../presentation/numbers.ts';
import { chooseTicks, createTickFormatter, toPlotX, type PlotArea } from '../../presentation/plot.ts';
import { toRecordsPath, toStackPaths } from '../../presentation/stackPaths.ts';
import type { Chart } from './chart.ts';
import { drawFindingLabels, drawFindingLines, FINDINGS_HEIGHT } from './findingLayer.ts';
import { drawGapLabels, drawGaps } from './gapLayer.ts';
import { drawLifecycleMarks } from './lifecycleLayer.ts';
import { toPatternRef } from './patternShapes.ts';
import type { PictureBlock, Sheet } from './sheet.ts';
import { draw, type Drawing } from './svg.ts';
import { drawText, MIDDLE } from './texts.ts';
import { measureText } from './textWidth.ts';

/** In sizes of the text. */
const LABEL_SIZE = 0.88;
const LANE_HEIGHT = 1.5;
const TICKS_HEIGHT = 2.3;

/** `message` says why there are no bars, where there are none. */
export function toPlotBlock(chart: Chart, sheet: Sheet, height: number, message: string): PictureBlock {
  const { em, margin, inner, palette } = sheet;
  const size = LABEL_SIZE * em;
  const countLabels = chart.scale.ticks.map((tick) => ({ tick, text: formatShortCount(tick) }));
  const gutter = Math.max(...countLabels.map(({ text }) => measureText(text, { size }))) + 0.6 * em;
  const laneHeight = chart.moments.length === 0 ? 0 : LANE_HEIGHT * em;
  const flagsHeight = chart.findings.length === 0 ? 0 : FINDINGS_HEIGHT * em;
  const fill = palette.ink2;

  function drawPlot(blockTop: number): readonly Drawing[] {
    const top = blockTop + flagsHeight;
    const plot = { x: margin + gutter, y: top, width: inner - gutter, height };
    const bottom = top + height;
    const toY = (count: number): number => bottom - toShare(chart.scale, count) * height;
    const grid = chart.scale.ticks.map((tick) => `M${plot.x} ${toText(toY(tick))}h${toText(plot.width)}`);
    return [
      draw('path', { d: grid.join(''), fill: 'none', stroke: palette.line, 'stroke-width': em / 15 }),
      ...drawGaps(chart, sheet, plot),
      ...drawBars(chart, sheet, plot),
      draw('path', {
        d: `M${plot.x} ${toText(bottom)}h${toText(plot.width)}`,
        fill: 'none',
        stroke: palette.edge,
        'stroke-width': em / 15,
      }),
      ...drawFindingLines(chart, sheet, plot),
      ...drawGapLabels(chart, sheet, plot),
      ...drawFindingLabels(chart, sheet, plot),
      ...countLabels.map(({ tick, text }) =>
        drawText({ text, size, fill }, { x: plot.x - 0.5 * em, y: toY(tick) + MIDDLE * size, anchor: 'end' }),
      ),
      ...drawLifecycleMarks(chart, sheet, plot, bottom + laneHeight / 2),
      ...drawTimeLabels(chart, sheet, plot, bottom + laneHeight),
      ...(message === ''
        ? []
        : [
            drawText(
              { text: message, size: 1.1 * em, fill: palette.ink },
              { x: plot.x + plot.width / 2, y: top + 0.4 * height, anchor: 'middle' },
              palette.panel,
            ),
          ]),
    ];
  }
  return { height: flagsHeight + height + laneHeight + TICKS_HEIGHT * em, draw: drawPlot };
}

function drawBars({ bars, scale, hasPatterns }: Chart, sheet: Sheet, plot: PlotArea): readonly Drawing[] {
  const { palette } = sheet;
  const paths = toStackPaths(bars, plot, scale).filter(({ path }) => path !== '');
  const records = toRecordsPath(bars, plot, scale);
  return [
    ...(records === '' ? [] : [draw('path', { d: records, fill: palette.records })]),
    ...paths.map(({ look, path }) => draw('path', { d: path, fill: palette.looks[look] })),
    ...paths.flatMap(({ look, path }) => {
      const pattern = hasPatterns ? toPatternRef(look, sheet) : undefined;
      return pattern === undefined ? [] : [draw('path', { d: path, fill: pattern })];
    }),
  ];
}

/** Labels that would touch the one before, or leave the picture, are left out; their ticks stay. */
function drawTimeLabels(
  { bars, range, context: { zone } }: Chart,
  { em, width, palette }: Sheet,
  plot: PlotArea,
  top: number,
): readonly Drawing[] {
  const size = LABEL_SIZE * em;
  const clockWidth = measureText('00:00', { size });
  const ticks = chooseTicks(bars, plot.width, zone, { tickWidth: 2 * clockWidth, labelWidth: clockWidth });
  const format = createTickFormatter(ticks, range, zone);
  const lines = ticks.map((tick) => `M${toText(toPlotX(tick, range, plot))} ${toText(top)}v${0.3 * em}`);
  let free = 0;
  const labels = ticks.flatMap((tick) => {
    const text = format(tick);
    const x = toPlotX(tick, range, plot);
    const half = measureText(text, { size }) / 2;
    if (x - half < free || x + half > width) return [];
    free = x + half + 0.5 * em;
    return [drawText({ text, size, fill: palette.ink2 }, { x, y: top + 1.35 * em, anchor: 'middle' })];
  });
  if (lines.length === 0) return labels;
  const stroke = { fill: 'none', stroke: palette.edge, 'stroke-width': em / 15 };
  return [draw('path', { d: lines.join(''), ...stroke }), ...labels];
}

function toText(pixels: number): string {
  return String(Math.round(pixels * 100) / 100);
}
