/** The answer to which lanes a range has: a range goes in; the latest lanes, with the range that they are of, come out. */
import { useEffect, useState } from 'react';
import type { TimeRange } from '../../core/units.ts';
import type { Filters } from '../../store/filters.ts';
import type { Lanes } from '../../store/session.ts';
import { useSession, useStores } from '../base/stores.ts';

export interface AnsweredLanes {
  readonly lanes: Lanes;
  /** Until the next answer is there, another one than the bars'. */
  readonly range: TimeRange;
}

/**
 * Asks with each new overview, once nothing is being read: what is in a finding stands first, and findings take the whole
 * log. Until then, the lanes before stay.
 */
export function useLanes(
  { start, end }: TimeRange,
  binCount: number,
  most: number,
): AnsweredLanes | undefined {
  const { analysis, view } = useStores();
  const overview = useSession((session) => session.overview);
  const isReading = useSession((session) => session.readings.length > 0);
  const overviewRange = useSession((session) => session.overviewRange);
  const [answered, setAnswered] = useState<AnsweredLanes>();
  useEffect(() => {
    if (isReading) return;
    const range = { start, end };
    const selection = {
      ...(overviewRange !== undefined && { range: overviewRange }),
      filters: withoutMachines(view.getState().filters),
    };
    analysis.getLanes(range, most, { selection, binCount }).then(
      (lanes) => {
        // The analysis answers in the order of the questions.
        setAnswered({ lanes, range });
      },
      // The analysis is lost; the page says so, and why.
      () => undefined,
    );
  }, [analysis, view, overview, overviewRange, isReading, start, end, binCount, most]);
  return answered;
}

/** Lanes are what machines are chosen by: with one of them chosen, the others still have their errors. */
function withoutMachines({ machine: _, ...others }: Filters): Filters {
  return others;
}
