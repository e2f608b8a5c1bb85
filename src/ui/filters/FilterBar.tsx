/** At the top of the dashboard, wherever filters hide a part of the log: no number is what it seems without them. */
import type { ReactNode } from 'react';
import { listFilters } from '../../store/filters.ts';
import { useStores, useView } from '../base/stores.ts';
import { FilterChips } from './FilterChips.tsx';

export function FilterBar(): ReactNode {
  const { view } = useStores();
  const filters = useView((state) => state.filters);
  const { length } = listFilters(filters);
  if (length === 0) return null;
  return (
    <div className="filter-bar" role="group" aria-label="Filters">
      <p>Everything below counts</p>
      <ul className="chips">
        <FilterChips />
      </ul>
      {length > 1 && (
        <button
          type="button"
          className="link"
          onClick={() => {
            view.getState().clearFilters();
          }}
        >
          Remove all filters
        </button>
      )}
    </div>
  );
}
