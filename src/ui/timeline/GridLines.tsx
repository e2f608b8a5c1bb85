/** Lines across the plot at the ticks of the counts. recharts' own grid would choose ticks once more, by measuring. */
import type { ReactNode } from 'react';
import { usePlotArea } from 'recharts';
import { toShare, type CountScale } from './countScale.ts';

export function GridLines({ scale }: { readonly scale: CountScale }): ReactNode {
  const plot = usePlotArea();
  if (plot === undefined) return null;
  const lines = scale.ticks.map(
    (tick) => `M${plot.x} ${plot.y + plot.height * (1 - toShare(scale, tick))}h${plot.width}`,
  );
  return <path className="timeline-grid" d={lines.join('')} />;
}
