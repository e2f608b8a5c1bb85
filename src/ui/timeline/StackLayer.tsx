/** The bars, drawn as one path per series: hundreds of bars cost a few DOM nodes. */
import { useMemo, type ReactNode } from 'react';
import { usePlotArea, useYAxisScale } from 'recharts';
import { toStackPaths } from './stackPaths.ts';
import type { TimelineBars } from './timelineBars.ts';

export function StackLayer({ bars }: { readonly bars: TimelineBars }): ReactNode {
  const plot = usePlotArea();
  const scaleY = useYAxisScale();
  const paths = useMemo(
    () => plot && scaleY && toStackPaths(bars, plot, (count) => scaleY(count) ?? plot.y),
    [bars, plot, scaleY],
  );
  if (paths === undefined) return null;
  return (
    <g>
      <path className="timeline-records" d={paths.records} />
      {paths.series.map(({ key, path }) => (
        <path key={key} className={`fill-${key}`} d={path} />
      ))}
    </g>
  );
}
