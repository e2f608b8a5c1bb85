/** When a code came, in the space of a word: counts go in, bars as one path come out. Its own scale. */
import type { ReactNode } from 'react';

interface Props {
  readonly counts: readonly number[];
  readonly className: string;
}

const BAR_WIDTH = 3;
const HEIGHT = 16;

export function Sparkline({ counts, className }: Props): ReactNode {
  const width = counts.length * BAR_WIDTH;
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width={width}
      height={HEIGHT}
      aria-hidden="true"
    >
      <path className="sparkline-ground" d={`M0 ${HEIGHT - 0.5}h${width}`} />
      <path className={className} d={toSparklinePath(counts)} />
    </svg>
  );
}

/** One error is still seen beside thousands. */
export function toSparklinePath(counts: readonly number[]): string {
  const most = counts.reduce((max, count) => Math.max(max, count), 1);
  const bars = counts.map((count, bar) => {
    if (count === 0) return '';
    const height = Math.max(1.5, Math.round((count / most) * HEIGHT * 10) / 10);
    return `M${bar * BAR_WIDTH} ${HEIGHT}v-${height}h${BAR_WIDTH - 1}v${height}z`;
  });
  return bars.join('');
}
