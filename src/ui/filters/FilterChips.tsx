/** What everything is counted of, beside the range: each can be taken away. */
import type { ReactNode } from 'react';
import { listFilters } from '../../store/filters.ts';
import { useStores, useView } from '../base/stores.ts';
import { Chip } from './Chip.tsx';
import { useFilterLabel } from '../base/useMask.ts';

/** As items of a list. */
export function FilterChips(): ReactNode {
  const { view } = useStores();
  const filters = useView((state) => state.filters);
  const toFilterLabel = useFilterLabel();
  return listFilters(filters).map((filter) => {
    const label = toFilterLabel(filter);
    const isHidden = filter.kind === 'exclude';
    return (
      <Chip
        key={`${filter.kind} ${filter.field} ${filter.name}`}
        label={isHidden ? `not ${label}` : `only ${label}`}
        action={isHidden ? 'show it again' : 'show others too'}
        onRemove={() => {
          view.getState().dropFilter(filter);
        }}
      />
    );
  });
}
