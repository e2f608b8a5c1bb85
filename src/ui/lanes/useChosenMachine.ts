/** The machine that everything is counted of: the same filter as that of a line or a chip. */
import { toNameTest } from '../../core/table/selection.ts';
import { useStores, useView } from '../base/stores.ts';

interface ChosenMachine {
  readonly isChosen: (machine: string) => boolean;
  /** Whether filters leave it out. */
  readonly isHidden: (machine: string) => boolean;
  /** Chooses it alone, or no machine any more. */
  readonly toggle: (machine: string) => void;
}

export function useChosenMachine(): ChosenMachine {
  const { view } = useStores();
  const filter = useView(({ filters }) => filters.machine);
  const isLetThrough = toNameTest(filter);
  const isChosen = (machine: string): boolean => filter?.include?.includes(machine) === true;
  return {
    isChosen,
    isHidden: (machine) => !isLetThrough(machine),
    toggle: (name) => {
      const { showOnly, dropFilter } = view.getState();
      if (isChosen(name)) dropFilter({ field: 'machine', name });
      else showOnly({ field: 'machine', name });
    },
  };
}
