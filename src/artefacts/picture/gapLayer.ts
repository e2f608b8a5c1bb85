/** Silences in the log, hatched: where there are no records, "no errors" means nothing. */
import { toGapAreas } from '../../presentation/gapAreas.ts';
import type { PlotArea } from '../../presentation/plot.ts';
import { formatDuration } from '../../presentation/times.ts';
import type { Chart } from './chart.ts';
import { toGapPatternRef } from './patternShapes.ts';
import type { Sheet } from './sheet.ts';
import { draw, type Drawing } from './svg.ts';
import { drawText } from './texts.ts';
import { measureText } from './textWidth.ts';

export function drawGaps({ context, range }: Chart, sheet: Sheet, plot: PlotArea): readonly Drawing[] {
  return toGapAreas(context.gaps, range, plot).flatMap(({ x, width }) => {
    const area = { x, y: plot.y, width, height: plot.height };
    return [
      draw('rect', { ...area, fill: sheet.palette.panel }),
      draw('rect', { ...area, fill: toGapPatternRef(sheet) }),
    ];
  });
}

/** The gaps that are wide enough say how long they are. */
export function drawGapLabels(
  { context, range }: Chart,
  { em, palette }: Sheet,
  plot: PlotArea,
): readonly Drawing[] {
  const style = { size: 0.88 * em };
  return toGapAreas(context.gaps, range, plot).flatMap(({ gap, x, width }) => {
    const text = [`no records, ${formatDuration(gap.end - gap.start)}`, 'gap'].find(
      (label) => measureText(label, style) + em <= width,
    );
    if (text === undefined) return [];
    const place = { x: x + width / 2, y: plot.y + 1.5 * em, anchor: 'middle' } as const;
    return [drawText({ ...style, text, fill: palette.ink2 }, place, palette.panel)];
  });
}
