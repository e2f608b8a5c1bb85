/** What a group looks like in the chart, beside its name. */
import type { ReactNode } from 'react';
import type { Look } from '../../presentation/groupLooks.ts';
import { toPatternFill } from '../../presentation/patterns.ts';

interface Props {
  readonly look: Look;
  readonly hasPatterns: boolean;
}

export function Swatch({ look, hasPatterns }: Props): ReactNode {
  const fill = hasPatterns ? toPatternFill(look) : undefined;
  return (
    <svg
      className={fill === undefined ? 'swatch' : 'swatch swatch-wide'}
      viewBox={fill === undefined ? '0 0 10 10' : '0 0 20 14'}
      aria-hidden="true"
    >
      <path className={`fill-${look}`} d="M0 0h20v14h-20z" />
      {fill !== undefined && <path fill={fill} d="M0 0h20v14h-20z" />}
    </svg>
  );
}
