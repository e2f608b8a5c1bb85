/** Machines or regions with their counts: the first few, the rest folded. */
import type { ReactNode } from 'react';
import type { Share } from '../../core/bins/codeSummary.ts';
import { formatCount, formatCounted } from '../../presentation/numbers.ts';
import { toVisibleText } from '../../presentation/visibleText.ts';

const SHOWN = 5;

interface Props {
  /** "machine" */
  readonly noun: string;
  /** The largest; where there are many, the others are summed up in the last one. */
  readonly shares: readonly Share[];
  /** How many are named, whatever stands in the list. */
  readonly named: number;
}

export function Shares({ noun, shares, named }: Props): ReactNode {
  const [largest] = shares;
  if (largest === undefined) return null;
  const shown = shares.slice(0, SHOWN).filter(({ name }) => name !== '').length;
  const rest = shares.slice(SHOWN);
  return (
    <div className="shares">
      <h4>{named === 0 ? `No ${noun} named` : formatCounted(named, noun)}</h4>
      <ShareList shares={shares.slice(0, SHOWN)} largest={largest.count} />
      {rest.length > 0 && (
        <details>
          <summary>{formatCounted(Math.max(1, named - shown), `more ${noun}`)}</summary>
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
