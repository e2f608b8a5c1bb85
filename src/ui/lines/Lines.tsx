/** The lines that prove it: those of the chosen code and range, or all errors. */
import { useMemo, type ReactNode } from 'react';
import type { LineQuery } from '../../store/lineBlocks.ts';
import { getRange } from '../../store/view.ts';
import { Choice } from '../Choice.tsx';
import { useSession, useView } from '../stores.ts';
import { formatRange } from '../times.ts';
import { useClock } from '../useClock.ts';
import { LineList } from './LineList.tsx';

const ORDERS = [
  { value: 'oldest', label: 'Oldest first' },
  { value: 'newest', label: 'Newest first' },
] as const;

export function Lines(): ReactNode {
  const overview = useSession((session) => session.overview);
  const range = useView(getRange);
  const selectedCode = useView((view) => view.selectedCode);
  const newestFirst = useView((view) => view.newestFirst);
  const setNewestFirst = useView((view) => view.setNewestFirst);
  const query = useMemo(
    (): LineQuery => ({
      selection: {
        ...(range !== undefined && { range }),
        ...(selectedCode !== undefined && { codes: [selectedCode] }),
      },
      newestFirst,
      version: undefined,
    }),
    [range, selectedCode, newestFirst],
  );
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
      <LineList key={JSON.stringify(query)} query={query} version={overview} />
    </section>
  );
}

/** What the lines are chosen by; each can be taken away. */
function Chips(): ReactNode {
  const range = useView(getRange);
  const zone = useClock();
  const selectedCode = useView((view) => view.selectedCode);
  const selectCode = useView((view) => view.selectCode);
  const backTo = useView((view) => view.backTo);
  const span = useSession((session) => session.overview?.span);
  if (range === undefined && selectedCode === undefined)
    return <p className="panel-note">All proxy errors</p>;
  return (
    <ul className="chips" aria-label="Chosen lines">
      {selectedCode !== undefined && (
        <Chip
          label={selectedCode === '' ? 'Unclassified' : selectedCode}
          onRemove={() => {
            selectCode(undefined);
          }}
        />
      )}
      {range !== undefined && (
        <Chip
          label={formatRange(range, zone, span)}
          onRemove={() => {
            backTo(0);
          }}
        />
      )}
    </ul>
  );
}

function Chip({ label, onRemove }: { readonly label: string; readonly onRemove: () => void }): ReactNode {
  return (
    <li>
      <button type="button" className="chip" aria-label={`${label}: show others too`} onClick={onRemove}>
        {label} <span aria-hidden="true">×</span>
      </button>
    </li>
  );
}
