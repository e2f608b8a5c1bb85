/** Lines across the plot at the ticks of the counts. recharts' own grid would choose ticks once more, by measuring. */
import type { ReactNode } from 'react';
import { toShare, type CountScale } from '../../presentation/countScale.ts';
import type { PlotArea } from '../../presentation/plot.ts';

interface Props {
  readonly plot: PlotArea;
  readonly scale: CountScale;
}

export function GridLines({ plot, scale }: Props): ReactNode {
  const lines = scale.ticks.map(
    (tick) => `M${plot.x} ${plot.y + plot.height * (1 - toShare(scale, tick))}h${plot.width}`,
  );
  return <path className="timeline-grid" d={lines.join('')} />;
}
