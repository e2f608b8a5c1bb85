/**
 * Counts from 1 to `last`, one step a task, for what would be one long task if all of it were mounted at once: the
 * page answers between the steps.
 */
import { startTransition, useEffect, useState } from 'react';

export function useSteps(last: number): number {
  const [step, setStep] = useState(1);
  useEffect(() => {
    if (step >= last) return undefined;
    const timer = setTimeout(() => {
      // As a transition, React makes the step in slices.
      startTransition(() => {
        setStep(step + 1);
      });
    });
    return () => {
      clearTimeout(timer);
    };
  }, [step, last]);
  return step;
}
