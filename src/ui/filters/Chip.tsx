import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  /** What taking it away does. */
  readonly action: string;
  readonly onRemove: () => void;
}

/** One thing that lines are chosen by, as an item of a list: a click takes it away. */
export function Chip({ label, action, onRemove }: Props): ReactNode {
  return (
    <li>
      <button type="button" className="chip" aria-label={`${label}: ${action}`} onClick={onRemove}>
        <bdi>{label}</bdi> <span aria-hidden="true">×</span>
      </button>
    </li>
  );
}
