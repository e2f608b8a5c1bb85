/** Silences in the log: where there are no records, "no errors" means nothing. Hatched, and labelled where there is room. */
import type { ReactNode } from 'react';
import type { TimeRange } from '../../core/units.ts';
import { toGapAreas } from '../../presentation/gapAreas.ts';
import { formatDuration } from '../../presentation/times.ts';
import type { PlotArea } from '../../presentation/plot.ts';

interface Props {
  readonly plot: PlotArea;
  readonly gaps: readonly TimeRange[];
  /** What the chart shows in all. */
  readonly range: TimeRange;
}

/** In pixels. */
const LABEL_WIDTH = 130;
const SHORT_LABEL_WIDTH = 60;
const LABEL_HEIGHT = 20;

export function GapLayer({ plot, gaps, range }: Props): ReactNode {
  return (
    <g>
      {toGapAreas(gaps, range, plot).map(({ gap, x, width }) => {
        const label = toLabel(gap, width);
        return (
          <g key={gap.start}>
            <rect className="timeline-gap" x={x} y={plot.y} width={width} height={plot.height} />
            <rect fill="url(#pattern-gap)" x={x} y={plot.y} width={width} height={plot.height} />
            {label !== undefined && (
              <text
                className="timeline-gap-label"
                x={x + width / 2}
                y={plot.y + LABEL_HEIGHT}
                textAnchor="middle"
              >
                {label}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

function toLabel({ start, end }: TimeRange, width: number): string | undefined {
  if (width >= LABEL_WIDTH) return `no records, ${formatDuration(end - start)}`;
  return width >= SHORT_LABEL_WIDTH ? 'gap' : undefined;
}
