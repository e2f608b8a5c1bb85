/** Where silences lie in the plot: gaps go in, those that are seen come out with their places. */
import type { TimeRange } from '../core/units.ts';
import { toPlotX, type PlotArea } from './plot.ts';

export interface GapArea {
  readonly gap: TimeRange;
  readonly x: number;
  readonly width: number;
}

/** Narrower, nobody would see that there is one. */
const MIN_WIDTH = 2;

/** `range` is what the plot shows in all. */
export function toGapAreas(gaps: readonly TimeRange[], range: TimeRange, plot: PlotArea): readonly GapArea[] {
  return gaps
    .filter(({ start, end }) => end > range.start && start < range.end)
    .map((gap) => {
      const x = toPlotX(Math.max(gap.start, range.start), range, plot);
      const end = toPlotX(Math.min(gap.end, range.end), range, plot);
      return { gap, x, width: Math.max(MIN_WIDTH, end - x) };
    });
}
