/** The rows of the palette. The focus stays in the field above: one row is active, and the field tells which. */
import { useEffect, type ReactNode } from 'react';
import { Keys } from '../help/Keys.tsx';
import type { PaletteEntry } from './paletteEntries.ts';

interface Props {
  readonly id: string;
  readonly entries: readonly PaletteEntry[];
  readonly active: PaletteEntry | undefined;
  readonly toOptionId: (entry: PaletteEntry) => string;
  readonly onPoint: (index: number) => void;
  readonly onChoose: (entry: PaletteEntry) => void;
}

export function PaletteList({ id, entries, active, toOptionId, onPoint, onChoose }: Props): ReactNode {
  const activeId = active === undefined ? undefined : toOptionId(active);
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  return (
    <div id={id} role="listbox" aria-label="Actions, codes and files" className="palette-list">
      {entries.map((entry, index) => (
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above has the focus and the keys
        <div
          key={entry.id}
          id={toOptionId(entry)}
          role="option"
          tabIndex={-1}
          aria-selected={entry === active}
          onPointerMove={() => {
            onPoint(index);
          }}
          onClick={() => {
            onChoose(entry);
          }}
        >
          <span className="palette-title">{entry.title}</span>
          <span className="palette-note">{entry.note ?? entry.kind}</span>
          {entry.keys !== undefined && <Keys keys={entry.keys} />}
        </div>
      ))}
    </div>
  );
}
