/** The bars, drawn as one path per group: hundreds of bars cost a few DOM nodes. */
import { useMemo, type ReactNode } from 'react';
import { usePlotArea } from 'recharts';
import type { CountScale } from './countScale.ts';
import { toPatternFill } from './patterns.ts';
import { toRecordsPath, toStackPaths } from './stackPaths.ts';
import type { TimelineBars } from './timelineBars.ts';

interface Props {
  readonly bars: TimelineBars;
  readonly scale: CountScale;
  readonly hasPatterns: boolean;
}

export function StackLayer({ bars, scale, hasPatterns }: Props): ReactNode {
  const plot = usePlotArea();
  const paths = useMemo(() => plot && toStackPaths(bars, plot, scale), [bars, plot, scale]);
  const records = useMemo(() => plot && toRecordsPath(bars, plot, scale), [bars, plot, scale]);
  if (paths === undefined) return null;
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
