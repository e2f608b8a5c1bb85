/** The ranges that were chosen, each inside the one before, and the way back to each. */
import type { ReactNode } from 'react';
import { useSession, useView } from '../base/stores.ts';
import { formatRange } from '../../presentation/times.ts';
import { useClock } from '../base/useClock.ts';

export function Trail(): ReactNode {
  const trail = useView((view) => view.trail);
  const zone = useClock();
  const backTo = useView((view) => view.backTo);
  const span = useSession((session) => session.overview?.span);
  if (trail.length === 0) return <p className="trail">Whole log</p>;
  const steps = ['Whole log', ...trail.map((range) => formatRange(range, zone, span))];
  return (
    <nav aria-label="Chosen range" className="trail">
      <ol>
        {steps.map((step, depth) => (
          <li key={depth}>
            {depth === trail.length ? (
              <span aria-current="true">{step}</span>
            ) : (
              <button
                type="button"
                className="link"
                onClick={() => {
                  backTo(depth);
                }}
              >
                {step}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
