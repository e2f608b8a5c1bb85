/** The line that somebody looks at between its neighbours: one of the list that is shown, events or what was found. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EventLine } from '../analysis/api/api.ts';

export interface ChosenLine {
  /** In the list, as it is ordered; undefined where none is chosen. */
  readonly index: number | undefined;
  /** Undefined until it is read. It stays when other lines come in before it. */
  readonly line: EventLine | undefined;
  /** How many lines the list has. */
  readonly total: number;
  readonly choose: (index: number, line?: EventLine) => void;
  /** One that need not be in the list. */
  readonly show: (line: EventLine) => void;
  /** The next line, or the one before; the first or the last one where none is chosen. */
  readonly step: (by: 1 | -1) => void;
  readonly setTotal: (total: number) => void;
  /** For another list. */
  readonly reset: () => void;
}

export type ChosenLineStore = StoreApi<ChosenLine>;

export function createChosenLine(): ChosenLineStore {
  return createStore<ChosenLine>((set, get) => ({
    index: undefined,
    line: undefined,
    total: 0,
    choose: (index, line) => {
      set({ index, line });
    },
    show: (line) => {
      set({ index: undefined, line });
    },
    step: (by) => {
      const { index, total } = get();
      if (total === 0) return;
      const wanted = index === undefined ? (by > 0 ? 0 : total - 1) : index + by;
      const next = Math.max(0, Math.min(total - 1, wanted));
      if (next !== index) set({ index: next, line: undefined });
    },
    setTotal: (total) => {
      if (total !== get().total) set({ total });
    },
    reset: () => {
      set({ index: undefined, line: undefined, total: 0 });
    },
  }));
}
