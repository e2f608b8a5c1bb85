/** The answer to what is compared: sides go in; the latest comparison, with the sides that it is of, comes out. */
import { useEffect, useState } from 'react';
import type { Comparison } from '../../store/session.ts';
import { useStores } from '../base/stores.ts';
import type { Sides } from './sides.ts';

export interface Compared {
  readonly sides: Sides;
  readonly comparison: Comparison;
}

/** Asks for each new pair of sides. Until the answer is there, the one before stays, with its own names and times. */
export function useComparison(sides: Sides | undefined): Compared | undefined {
  const { analysis } = useStores();
  const [compared, setCompared] = useState<Compared>();
  useEffect(() => {
    if (sides === undefined) return;
    const ask = async (): Promise<void> => {
      const { before, after } = sides;
      try {
        const comparison = await analysis.compare(before.selection, after.selection);
        // The analysis answers in the order of the questions, so the latest answer is that to the latest one.
        setCompared({ sides, comparison });
      } catch {
        // The analysis is lost; the page says so, and why.
      }
    };
    void ask();
  }, [analysis, sides]);
  return sides && compared;
}
