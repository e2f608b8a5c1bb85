/** The bars, drawn as one path per group: hundreds of bars cost a few DOM nodes. */
import { useMemo, type ReactNode } from 'react';
import type { CountScale } from '../../presentation/countScale.ts';
import { toPatternFill } from '../../presentation/patterns.ts';
import type { PlotArea } from '../../presentation/plot.ts';
import { toRecordsPath, toStackPaths } from '../../presentation/stackPaths.ts';
import type { TimelineBars } from '../../presentation/timelineBars.ts';

interface Props {
  readonly bars: TimelineBars;
  readonly plot: PlotArea;
  readonly scale: CountScale;
  readonly hasPatterns: boolean;
}

export function StackLayer({ bars, plot, scale, hasPatterns }: Props): ReactNode {
  const paths = useMemo(() => toStackPaths(bars, plot, scale), [bars, plot, scale]);
  const records = useMemo(() => toRecordsPath(bars, plot, scale), [bars, plot, scale]);
  return (
    <g>
      <path className="timeline-records" d={records} />
      {paths.map(({ key, look, path }) => (
        <path key={key} className={`fill-${look}`} d={path} />
      ))}
      {hasPatterns &&
        paths.map(({ key, look, path }) => <path key={key} fill={toPatternFill(look) ?? 'none'} d={path} />)}
    </g>
  );
}
