/** What the user chose. Serialisable, and free of log content but for codes and times. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TimeRange } from '../core/units.ts';

export type Page = 'log' | 'reference';
export const TIME_ZONES = ['utc', 'local'] as const;
export type TimeZone = (typeof TIME_ZONES)[number];

export interface ViewChoices {
  readonly page: Page;
  /** The code that the Reference page shows first. */
  readonly referenceCode: string | undefined;
  /** Ranges, each chosen inside the one before; the last one is shown. Empty: the whole log. */
  readonly trail: readonly TimeRange[];
  /** Chosen on the timeline, but not zoomed into yet. */
  readonly selectedRange: TimeRange | undefined;
  /** The empty string stands for unclassified errors, undefined for all. */
  readonly selectedCode: string | undefined;
  readonly timeZone: TimeZone;
  readonly newestFirst: boolean;
}

export interface ViewState extends ViewChoices {
  readonly showPage: (page: Page, referenceCode?: string) => void;
  readonly selectRange: (range: TimeRange | undefined) => void;
  readonly zoomTo: (range: TimeRange) => void;
  /** Goes back to the first `depth` ranges of the trail; 0 is the whole log. */
  readonly backTo: (depth: number) => void;
  readonly selectCode: (code: string | undefined) => void;
  readonly setTimeZone: (timeZone: TimeZone) => void;
  readonly setNewestFirst: (newestFirst: boolean) => void;
  /** Forgets what was chosen in a log that is gone; how to show logs stays. */
  readonly reset: () => void;
}

export type ViewStore = StoreApi<ViewState>;

export function createView(): ViewStore {
  return createStore<ViewState>((set) => ({
    page: 'log',
    referenceCode: undefined,
    trail: [],
    selectedRange: undefined,
    selectedCode: undefined,
    timeZone: 'utc',
    newestFirst: false,
    showPage: (page, referenceCode) => {
      set({ page, referenceCode });
    },
    selectRange: (selectedRange) => {
      set({ selectedRange });
    },
    zoomTo: (range) => {
      set(({ trail }) => ({ trail: [...trail, range], selectedRange: undefined }));
    },
    backTo: (depth) => {
      set(({ trail }) => ({ trail: trail.slice(0, Math.max(0, depth)) }));
    },
    selectCode: (selectedCode) => {
      set({ selectedCode });
    },
    setTimeZone: (timeZone) => {
      set({ timeZone });
    },
    setNewestFirst: (newestFirst) => {
      set({ newestFirst });
    },
    reset: () => {
      set({ trail: [], selectedRange: undefined, selectedCode: undefined });
    },
  }));
}

/** The range that is shown; undefined for the whole log. The same object as long as it stays. */
export function getRange({ trail }: Pick<ViewChoices, 'trail'>): TimeRange | undefined {
  return trail.at(-1);
}
