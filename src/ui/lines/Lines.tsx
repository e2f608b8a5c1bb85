/** The lines that prove it: those of the chosen code and range, all errors, or what was searched for. */
import { useMemo, type ReactNode } from 'react';
import { listFilters } from '../../store/filters.ts';
import type { LineSource } from '../../store/lineBlocks.ts';
import { getLineSelection, getRange } from '../../store/view.ts';
import { Choice } from '../base/Choice.tsx';
import { Chip } from '../filters/Chip.tsx';
import { FilterChips } from '../filters/FilterChips.tsx';
import { useSearch, useSession, useStores, useView } from '../base/stores.ts';
import { formatRange } from '../../presentation/times.ts';
import { useClock } from '../base/useClock.ts';
import { LineContext } from './LineContext.tsx';
import { LineList } from './LineList.tsx';
import { SearchBar } from './SearchBar.tsx';

const ORDERS = [
  { value: 'oldest', label: 'Oldest first' },
  { value: 'newest', label: 'Newest first' },
] as const;

export function Lines(): ReactNode {
  const newestFirst = useView((view) => view.newestFirst);
  const setNewestFirst = useView((view) => view.setNewestFirst);
  return (
    <section className="panel lines" aria-labelledby="lines-title">
      <div className="panel-header">
        <h2 id="lines-title">Lines</h2>
        <Chips />
        <Choice
          legend="Order of the lines"
          options={ORDERS}
          value={newestFirst ? 'newest' : 'oldest'}
          onChange={(order) => {
            setNewestFirst(order === 'newest');
          }}
        />
      </div>
      <SearchBar />
      <Panes newestFirst={newestFirst} />
    </section>
  );
}

function Panes({ newestFirst }: { readonly newestFirst: boolean }): ReactNode {
  const { analysis } = useStores();
  const overview = useSession((state) => state.overview);
  const found = useSearch((search) => search.found);
  const status = useSearch((search) => search.status);
  const trail = useView((view) => view.trail);
  const filters = useView((view) => view.filters);
  const selectedCode = useView((view) => view.selectedCode);
  const source = useMemo((): LineSource => {
    if (found !== undefined) return { read: (first, count) => analysis.getHits(newestFirst, first, count) };
    const selection = getLineSelection({ trail, filters, selectedCode });
    return { read: (first, count) => analysis.getLines(selection, newestFirst, first, count) };
  }, [analysis, found, newestFirst, trail, filters, selectedCode]);
  return (
    <div className="line-panes">
      <div className="line-list">
        <LineList source={source} version={found === undefined ? overview : status} found={found} />
      </div>
      <LineContext found={found} />
    </div>
  );
}

/** What the lines are chosen by; each can be taken away. */
function Chips(): ReactNode {
  const range = useView(getRange);
  const zone = useClock();
  const selectedCode = useView((view) => view.selectedCode);
  const hasFilters = useView((view) => listFilters(view.filters).length > 0);
  const selectCode = useView((view) => view.selectCode);
  const backTo = useView((view) => view.backTo);
  const span = useSession((session) => session.overview?.span);
  const isEverything = useSearch(({ found, scope }) => found !== undefined && scope === 'lines');
  if (isEverything) return <p className="panel-note">All lines of all files</p>;
  if (range === undefined && selectedCode === undefined && !hasFilters)
    return <p className="panel-note">All proxy errors</p>;
  return (
    <ul className="chips" aria-label="Chosen lines">
      {selectedCode !== undefined && (
        <Chip
          label={selectedCode === '' ? 'Unclassified' : selectedCode}
          action="show others too"
          onRemove={() => {
            selectCode(undefined);
          }}
        />
      )}
      {range !== undefined && (
        <Chip
          label={formatRange(range, zone, span)}
          action="show others too"
          onRemove={() => {
            backTo(0);
          }}
        />
      )}
      <FilterChips />
    </ul>
  );
}
