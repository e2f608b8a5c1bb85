/** The machines that are left out, and the way to more of them. */
import type { ReactNode } from 'react';
import { formatCounted } from '../../presentation/numbers.ts';
import type { Lanes } from '../../store/session.ts';

interface Props {
  readonly folded: Lanes['folded'];
  /** Whether there are more than at first. */
  readonly isMore: boolean;
  readonly onMore: () => void;
  readonly onFewer: () => void;
}

export function MoreLanes({ folded: { machines, errors }, isMore, onMore, onFewer }: Props): ReactNode {
  if (machines === 0 && !isMore) return null;
  return (
    <p className="lanes-more">
      {machines > 0 && (
        <button type="button" className="link" onClick={onMore}>
          {formatCounted(machines, 'more machine')}
        </button>
      )}
      {errors > 0 && <span className="count">{formatCounted(errors, 'error')}</span>}
      {isMore && (
        <button type="button" className="link lanes-fewer" onClick={onFewer}>
          Show fewer machines
        </button>
      )}
    </p>
  );
}
