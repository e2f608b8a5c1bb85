/** Machines or regions with their counts: the first few, the rest folded. */
import type { ReactNode } from 'react';
import type { Share } from '../../core/bins/codeSummary.ts';
import { formatCount, formatCounted } from '../../presentation/numbers.ts';
import { toVisibleText } from '../../presentation/visibleText.ts';

const SHOWN = 5;

interface Props {
  /** "machine" */
  readonly noun: string;
  readonly shares: readonly Share[];
}

export function Shares({ noun, shares }: Props): ReactNode {
  const [largest] = shares;
  if (largest === undefined) return null;
  const named = shares.filter(({ name }) => name !== '').length;
  const rest = shares.slice(SHOWN);
  return (
    <div className="shares">
      <h4>{named === 0 ? `No ${noun} named` : formatCounted(named, noun)}</h4>
      <ShareList shares={shares.slice(0, SHOWN)} largest={largest.count} />
      {rest.length > 0 && (
        <details>
          <summary>{formatCounted(rest.length, `more ${noun}`)}</summary>
          <ShareList shares={rest} largest={largest.count} />
        </details>
      )}
    </div>
  );
}

function ShareList({
  shares,
  largest,
}: {
  readonly shares: readonly Share[];
  readonly largest: number;
}): ReactNode {
  return (
    <ul>
      {shares.map(({ name, count }, index) => (
        <li key={index}>
          {name === '' ? (
            <span className="muted">not named</span>
          ) : (
            <bdi className="mono">{toVisibleText(name)}</bdi>
          )}
          <span className="share-bar" aria-hidden="true">
            <span style={{ transform: `scaleX(${String(count / largest)})` }} />
          </span>
          <span className="count">{formatCount(count)}</span>
        </li>
      ))}
    </ul>
  );
}
