/** The shape of a lifecycle moment, 10 by 10 pixels. */
import type { ReactNode } from 'react';
import { isHarm, type LifecycleKind } from '../../presentation/lifecycleMarks.ts';
import { LIFECYCLE_SHAPES } from '../../presentation/lifecycleShapes.ts';

export function LifecycleShape({ kind }: { readonly kind: LifecycleKind }): ReactNode {
  return (
    <svg
      className={isHarm(kind) ? 'lifecycle-shape lifecycle-harm' : 'lifecycle-shape'}
      viewBox="0 0 10 10"
      aria-hidden="true"
    >
      <path fillRule="evenodd" d={LIFECYCLE_SHAPES[kind]} />
    </svg>
  );
}
