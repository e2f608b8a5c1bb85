/** The patterns, once on the page for whatever is filled with them. */
import type { ReactNode } from 'react';
import { PATTERNS } from '../../presentation/patterns.ts';

export function PatternShapes(): ReactNode {
  return (
    <svg className="pattern-shapes" width="0" height="0" aria-hidden="true">
      <defs>
        {PATTERNS.map(({ look, width, height, path }) => (
          <pattern
            key={look}
            id={`pattern-${look}`}
            width={width}
            height={height}
            patternUnits="userSpaceOnUse"
          >
            <path className="pattern-line" d={path} />
          </pattern>
        ))}
        <pattern id="pattern-gap" width="8" height="8" patternUnits="userSpaceOnUse">
          <path className="gap-line" d="M-1 1l2-2M-1 9l10-10M7 9l2-2" />
        </pattern>
      </defs>
    </svg>
  );
}
