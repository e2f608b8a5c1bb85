/** The bars as paths of an SVG: counts and the place of the plot go in, one path per series comes out. */
import type { SeriesKey } from '../categories.ts';
import type { TimelineBars } from './timelineBars.ts';

/** In pixels of the drawing. */
export interface PlotArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface StackPaths {
  /** All records, by a scale of their own. */
  readonly records: string;
  readonly series: readonly { readonly key: SeriesKey; readonly path: string }[];
}

/** Between bars and between the parts of a stack, in pixels. */
const GAP = 1;

/** `toY` tells how far down a count of errors is. */
export function toStackPaths(
  { timeline, barCount, series }: TimelineBars,
  plot: PlotArea,
  toY: (count: number) => number,
): StackPaths {
  const step = plot.width / Math.max(1, barCount);
  const width = Math.max(1, step - (step > 3 ? GAP : 0));
  const bottom = plot.y + plot.height;
  const toX = (bar: number): number => plot.x + bar * step;

  const maxRecords = timeline.records.reduce((max, count) => Math.max(max, count), 1);
  let records = '';
  for (const [bar, count] of timeline.records.entries()) {
    const height = (count / maxRecords) * plot.height;
    if (count > 0) records += toRect(toX(bar), bottom - height, step, height);
  }

  const tops = new Float64Array(barCount);
  const paths = series.map(({ key, counts }) => {
    let path = '';
    for (const [bar, count] of counts.entries()) {
      if (count === 0) continue;
      const below = tops[bar] ?? 0;
      tops[bar] = below + count;
      const lower = toY(below) - (below > 0 ? GAP : 0);
      // What is there stays visible, however small.
      const height = Math.max(1, lower - toY(below + count));
      path += toRect(toX(bar), lower - height, width, height);
    }
    return { key, path };
  });
  return { records, series: paths };
}

function toRect(left: number, top: number, width: number, height: number): string {
  const w = round(width);
  return `M${round(left)} ${round(top)}h${w}v${round(height)}h-${w}z`;
}

/** A hundredth of a pixel is enough, and short numbers make short paths. */
function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
