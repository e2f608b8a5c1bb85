/** The bars as paths of an SVG: counts and the place of the plot go in, one path per group comes out. */
import type { PlotArea } from './plot.ts';
import { toShare, type CountScale } from './countScale.ts';
import type { Look } from './groupLooks.ts';
import type { TimelineBars } from './timelineBars.ts';

export interface GroupPath {
  readonly key: string;
  readonly look: Look;
  readonly path: string;
}

/** Between bars and between the parts of a stack, in pixels. */
const GAP = 1;

/**
 * A bar's height shows its total by the scale; its parts share the height as they share the total. On a linear scale
 * that is the same as stacking counts; on a log scale stacked counts would mean nothing.
 */
export function toStackPaths(
  { barCount, series, totals }: TimelineBars,
  plot: PlotArea,
  scale: CountScale,
): readonly GroupPath[] {
  const step = plot.width / Math.max(1, barCount);
  const width = Math.max(1, step - (step > 3 ? GAP : 0));
  const bottom = plot.y + plot.height;
  const below = new Float64Array(barCount);
  return series.map(({ key, look, counts }) => {
    let path = '';
    for (const [bar, count] of counts.entries()) {
      if (count === 0) continue;
      const start = below[bar] ?? 0;
      below[bar] = start + count;
      const total = totals[bar] ?? count;
      const perError = (toShare(scale, total) * plot.height) / total;
      const lower = bottom - start * perError - (start > 0 ? GAP : 0);
      // What is there stays visible, however small.
      const height = Math.max(1, lower - (bottom - (start + count) * perError));
      path += toRect(plot.x + bar * step, lower - height, width, height);
    }
    return { key, look, path };
  });
}

/** All records as a path, by a scale of their own that ends at the most. */
export function toRecordsPath(
  { timeline, barCount, maxRecords }: TimelineBars,
  plot: PlotArea,
  { kind }: CountScale,
): string {
  const step = plot.width / Math.max(1, barCount);
  const scale = { kind, top: Math.max(1, maxRecords) };
  let path = '';
  for (const [bar, count] of timeline.records.entries()) {
    const height = toShare(scale, count) * plot.height;
    if (count > 0) path += toRect(plot.x + bar * step, plot.y + plot.height - height, step, height);
  }
  return path;
}

function toRect(left: number, top: number, width: number, height: number): string {
  const w = round(width);
  return `M${round(left)} ${round(top)}h${w}v${round(height)}h-${w}z`;
}

/** A hundredth of a pixel is enough, and short numbers make short paths. */
function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
