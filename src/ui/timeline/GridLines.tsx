/** Lines across the plot at the ticks of the counts. recharts' own grid would choose ticks once more, by measuring. */
import type { ReactNode } from 'react';
import { usePlotArea, useYAxisScale } from 'recharts';

export function GridLines({ counts }: { readonly counts: readonly number[] }): ReactNode {
  const plot = usePlotArea();
  const scaleY = useYAxisScale();
  if (plot === undefined || scaleY === undefined) return null;
  const lines = counts.map((count) => `M${plot.x} ${scaleY(count) ?? plot.y}h${plot.width}`);
  return <path className="timeline-grid" d={lines.join('')} />;
}
