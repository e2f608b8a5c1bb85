/** How a code changed, as a shape: plus, cross, arrows, equals, question. The words stand beside it. */
import type { ReactNode } from 'react';
import type { Change } from '../../core/bins/compare.ts';

/** In a square of 12. */
const STROKES: Readonly<Record<Change, string>> = {
  new: 'M6 1.5v9M1.5 6h9',
  gone: 'M2 2l8 8M10 2l-8 8',
  up: 'M6 10.5v-9M2 5.5l4-4 4 4',
  down: 'M6 1.5v9M2 6.5l4 4 4-4',
  steady: 'M1.5 4h9M1.5 8h9',
  unclear: 'M3.5 4a2.5 2.5 0 1 1 3.6 2.2Q6 6.8 6 8M6 9.5v1.5',
};

export function ChangeIcon({ change }: { readonly change: Change }): ReactNode {
  return (
    <svg className="change-icon" viewBox="0 0 12 12" aria-hidden="true">
      <path d={STROKES[change]} />
    </svg>
  );
}
