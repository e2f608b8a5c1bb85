/** What the errors of the chosen range have that the others of the log have not; asked for when somebody opens it. */
import { useEffect, useState, type ReactNode } from 'react';
import type { Difference } from '../../store/session.ts';
import { DifferenceTable } from '../findings/DifferenceTable.tsx';
import { useMask } from '../base/useMask.ts';
import { useStores, useView } from '../base/stores.ts';

interface Answer {
  readonly range: object;
  readonly differences: readonly Difference[];
}

export function RangeDifferences(): ReactNode {
  const range = useView(({ selectedRange, trail }) => selectedRange ?? trail.at(-1));
  const { analysis } = useStores();
  const mask = useMask();
  const [isOpen, setIsOpen] = useState(false);
  const [answer, setAnswer] = useState<Answer>();
  useEffect(() => {
    if (!isOpen || range === undefined) return;
    analysis.getDifferences({ range }).then(
      (differences) => {
        setAnswer({ range, differences });
      },
      // The analysis is lost; the page says so, and why.
      () => undefined,
    );
  }, [analysis, range, isOpen]);
  if (range === undefined) return null;
  // An older answer is of another range.
  const differences = answer?.range === range ? answer.differences : undefined;
  return (
    <details
      className="range-differences"
      onToggle={({ currentTarget }) => {
        setIsOpen(currentTarget.open);
      }}
    >
      <summary>What differs in this range</summary>
      {differences === undefined ? (
        <p className="muted">Comparing with the rest of the log…</p>
      ) : differences.length === 0 ? (
        <p>Nothing beyond chance: machines, regions, codes and requests are as in the rest of the log.</p>
      ) : (
        <DifferenceTable
          differences={differences.map((difference) => ({
            ...difference,
            value: mask.text(difference.value),
          }))}
        />
      )}
    </details>
  );
}
