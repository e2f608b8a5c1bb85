/** The patterns of phases, once on the page for whatever is filled with them. */
import type { ReactNode } from 'react';
import { LANE_PATTERNS } from '../../presentation/lanes/laneLooks.ts';

export function LanePatterns(): ReactNode {
  return (
    <svg className="pattern-shapes" width="0" height="0" aria-hidden="true">
      <defs>
        {LANE_PATTERNS.map(({ kind, width, height, path, lineWidth }) => (
          <pattern key={kind} id={`lane-${kind}`} width={width} height={height} patternUnits="userSpaceOnUse">
            <path className="lane-pattern" strokeWidth={lineWidth} d={path} />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}
