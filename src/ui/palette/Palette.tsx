/** Everything by its name: type a few words, choose with the arrow keys, Enter does it. */
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { findKeyName } from '../actions/keys.ts';
import { Dialog } from '../base/Dialog.tsx';
import { formatCounted } from '../../presentation/numbers.ts';
import { useForeground, useStores } from '../base/stores.ts';
import { createPaletteEntries, type PaletteEntry } from './paletteEntries.ts';
import { PaletteList } from './PaletteList.tsx';
import { rankEntries } from './rankEntries.ts';

const PAGE_STEP = 8;

export function Palette(): ReactNode {
  const stores = useStores();
  const closeDialog = useForeground((foreground) => foreground.closeDialog);
  const [words, setWords] = useState('');
  const [activeIndex, setActiveIndex] = useState(0);
  // As things stand when it is opened: rows that move while one of them is chosen are worse than rows that are old.
  const [entries] = useState(() => createPaletteEntries(stores));
  const found = useMemo(() => rankEntries(entries, words), [entries, words]);
  const inputRef = useRef<HTMLInputElement>(null);
  const listId = useId();
  const active = found[activeIndex];

  useEffect(() => {
    inputRef.current?.focus();
  }, []);

  const run = (entry: PaletteEntry): void => {
    // At once, so that the focus is back before the action moves it.
    inputRef.current?.closest('dialog')?.close();
    closeDialog();
    entry.run();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = toStep(event.key);
    if (step !== undefined) setActiveIndex(moveBy(activeIndex, step, found.length));
    else if (event.key === 'Enter') {
      if (active !== undefined) run(active);
    } else if (findKeyName(event.nativeEvent) === 'Mod+k') closeDialog();
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title="Command palette" className="palette" hidesTitle onClose={closeDialog}>
      <input
        ref={inputRef}
        type="text"
        role="combobox"
        className="palette-input"
        aria-label="Search actions, codes and files"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={active === undefined ? undefined : toOptionId(listId, active)}
        placeholder="Search actions, codes and files"
        autoComplete="off"
        spellCheck={false}
        value={words}
        onChange={({ target }) => {
          setWords(target.value);
          setActiveIndex(0);
        }}
        onKeyDown={onKeyDown}
      />
      <p role="status" className="visually-hidden">
        {formatCounted(found.length, 'result')}
      </p>
      <PaletteList
        id={listId}
        entries={found}
        active={active}
        toOptionId={(entry) => toOptionId(listId, entry)}
        onPoint={setActiveIndex}
        onChoose={run}
      />
      {found.length === 0 && <p className="empty">Nothing fits. Try fewer words.</p>}
    </Dialog>
  );
}

function toOptionId(listId: string, { id }: PaletteEntry): string {
  return `${listId}-${id}`;
}

function toStep(key: string): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return 1;
    case 'ArrowUp':
      return -1;
    case 'PageDown':
      return PAGE_STEP;
    case 'PageUp':
      return -PAGE_STEP;
    default:
      return undefined;
  }
}

/** One step beyond an end leads to the other end; a page stops there. */
function moveBy(index: number, step: number, length: number): number {
  if (length === 0) return 0;
  const next = index + step;
  if (Math.abs(step) === 1) return (next + length) % length;
  return Math.max(0, Math.min(length - 1, next));
}
