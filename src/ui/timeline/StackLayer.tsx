/** The bars, drawn as one path per series: hundreds of bars cost a few DOM nodes. */
import type { ReactNode } from 'react';
import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import type { TimelineBars } from './timelineBars.ts';

/** Between bars and between the parts of a stack, in pixels. */
const GAP = 1;

export function StackLayer({ bars }: { readonly bars: TimelineBars }): ReactNode {
  const plot = usePlotArea();
  const scaleX = useXAxisScale();
  const scaleY = useYAxisScale();
  if (plot === undefined || scaleX === undefined || scaleY === undefined) return null;
  const { timeline, barCount, series } = bars;
  const step = plot.width / Math.max(1, barCount);
  const width = Math.max(1, step - (step > 3 ? GAP : 0));
  const bottom = plot.y + plot.height;
  const lefts = Array.from({ length: barCount }, (_, bar) =>
    scaleX(timeline.start + bar * timeline.stepMs, { position: 'start' }),
  );

  const maxRecords = timeline.records.reduce((max, count) => Math.max(max, count), 1);
  const recordsPath = timeline.records.map((count, bar) => {
    const left = lefts[bar];
    const height = (count / maxRecords) * plot.height;
    return left === undefined || count === 0 ? '' : toRect(left, bottom - height, step, height);
  });

  const tops = new Float64Array(barCount);
  const paths = series.map(({ key, counts }) => {
    const path = counts.map((count, bar) => {
      const left = lefts[bar];
      const below = tops[bar] ?? 0;
      tops[bar] = below + count;
      const lower = scaleY(below);
      const upper = scaleY(below + count);
      if (count === 0 || left === undefined || lower === undefined || upper === undefined) return '';
      const gap = below > 0 ? GAP : 0;
      // What is there stays visible, however small.
      const height = Math.max(1, lower - upper - gap);
      return toRect(left, lower - gap - height, width, height);
    });
    return { key, path: path.join('') };
  });

  return (
    <g>
      <path className="timeline-records" d={recordsPath.join('')} />
      {paths.map(({ key, path }) => (
        <path key={key} className={`fill-${key}`} d={path} />
      ))}
    </g>
  );
}

function toRect(left: number, top: number, width: number, height: number): string {
  const w = round(width);
  return `M${round(left)} ${round(top)}h${w}v${round(height)}h-${w}z`;
}

/** A hundredth of a pixel is enough, and short numbers make short paths. */
function round(pixels: number): string {
  return String(Math.round(pixels * 100) / 100);
}
