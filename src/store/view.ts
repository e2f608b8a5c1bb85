/** What the user chose. Serialisable; names in filters are the only log content in it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GroupBy } from '../core/bins/grouping.ts';
import type { Filters, Selection } from '../core/table/selection.ts';
import type { TimeRange } from '../core/units.ts';
import { addToFilters, dropFromFilters, NO_FILTERS, type FilterValue } from './filters.ts';

export type Page = 'log' | 'reference';
/** UTC, this computer's, and the one that the log's times were read in where they say none. */
export const TIME_ZONES = ['utc', 'local', 'log'] as const;
export type TimeZone = (typeof TIME_ZONES)[number];
export type Scale = 'linear' | 'log';
export type CodeOrder = 'count' | 'firstSeen' | 'lastSeen' | 'code';

/** The selected part of the log against as much time right before it, all before it or a kept range; or two files. */
export type ComparedWith = 'rightBefore' | 'allBefore' | 'keptRange' | 'otherFile';

export interface ComparisonChoice {
  readonly with: ComparedWith;
  readonly keptRange?: TimeRange;
  /** With `otherFile`: by the names that filters know them by, the one to compare with first. */
  readonly files?: readonly [before: string, after: string];
}

export interface ViewChoices {
  readonly page: Page;
  /** The code that the Reference page shows first. */
  readonly referenceCode: string | undefined;
  /** Ranges, each chosen inside the one before; the last one is shown. Empty: the whole log. */
  readonly trail: readonly TimeRange[];
  /** The empty string stands for unclassified errors, undefined for all. */
  readonly selectedCode: string | undefined;
  /** What everything is counted of. */
  readonly filters: Filters;
  /** What the timeline's bars are stacked of. */
  readonly groupBy: GroupBy;
  readonly scale: Scale;
  /** Whether groups differ in pattern as well as in colour. */
  readonly hasPatterns: boolean;
  /** What the codes are listed by. */
  readonly codeOrder: CodeOrder;
  readonly timeZone: TimeZone;
  readonly newestFirst: boolean;
  /** Missing while nothing is compared. */
  readonly comparison?: ComparisonChoice | undefined;
}

export interface ViewState extends ViewChoices {
  /** A part of what the timeline shows that was drawn over, to zoom into; no choice until that is done. */
  readonly selectedRange: TimeRange | undefined;
  /** Keys of the groups that were taken out of the timeline; another grouping starts with all. */
  readonly hidden: { readonly of: GroupBy; readonly keys: readonly string[] };
  readonly hideGroups: (of: GroupBy, keys: Iterable<string>) => void;
  readonly selectRange: (range: TimeRange | undefined) => void;
  /** Does nothing where no range is selected. */
  readonly zoomToSelected: () => void;
  /** One step out: drops the selected range; without one, leaves the range that is shown. */
  readonly stepBack: () => void;
  readonly showPage: (page: Page, referenceCode?: string) => void;
  readonly zoomTo: (range: TimeRange) => void;
  /** Goes back to the first `depth` ranges of the trail; 0 is the whole log. */
  readonly backTo: (depth: number) => void;
  readonly selectCode: (code: string | undefined) => void;
  /** Only what has this value, in the place of what the field was narrowed to before. */
  readonly showOnly: (value: FilterValue) => void;
  /** All but what has this value. */
  readonly hide: (value: FilterValue) => void;
  /** Takes one value out of the filters, whichever it was. */
  readonly dropFilter: (value: FilterValue) => void;
  readonly clearFilters: () => void;
  readonly setGroupBy: (groupBy: GroupBy) => void;
  readonly setScale: (scale: Scale) => void;
  readonly setHasPatterns: (hasPatterns: boolean) => void;
  readonly setCodeOrder: (codeOrder: CodeOrder) => void;
  readonly setTimeZone: (timeZone: TimeZone) => void;
  readonly setNewestFirst: (newestFirst: boolean) => void;
  /** Undefined ends comparing. */
  readonly compareWith: (comparison: ComparisonChoice | undefined) => void;
  /** Forgets what was chosen in a log that is gone; how to show logs stays. */
  readonly reset: () => void;
}

export type ViewStore = StoreApi<ViewState>;

/** How a page begins. */
export const FIRST_CHOICES: ViewChoices = {
  page: 'log',
  referenceCode: undefined,
  trail: [],
  selectedCode: undefined,
  filters: NO_FILTERS,
  groupBy: 'category',
  scale: 'linear',
  hasPatterns: false,
  codeOrder: 'count',
  timeZone: 'utc',
  newestFirst: false,
};

export function createView(): ViewStore {
  return createStore<ViewState>((set, get) => ({
    ...FIRST_CHOICES,
    selectedRange: undefined,
    hidden: { of: 'category', keys: NONE },
    hideGroups: (of, keys) => {
      set({ hidden: { of, keys: [...keys] } });
    },
    selectRange: (selectedRange) => {
      set({ selectedRange });
    },
    zoomToSelected: () => {
      const { selectedRange, zoomTo } = get();
      if (selectedRange !== undefined) zoomTo(selectedRange);
    },
    stepBack: () => {
      const { selectedRange, selectRange, trail, backTo } = get();
      if (selectedRange !== undefined) selectRange(undefined);
      else if (trail.length > 0) backTo(trail.length - 1);
    },
    showPage: (page, referenceCode) => {
      set({ page, referenceCode });
    },
    zoomTo: (range) => {
      set(({ trail }) => ({ trail: [...trail, range], selectedRange: undefined }));
    },
    backTo: (depth) => {
      set(({ trail }) => ({ trail: trail.slice(0, Math.max(0, depth)), selectedRange: undefined }));
    },
    selectCode: (selectedCode) => {
      set({ selectedCode });
    },
    showOnly: (value) => {
      set(({ filters }) => ({ filters: addToFilters(filters, value, 'include') }));
    },
    hide: (value) => {
      set(({ filters }) => ({ filters: addToFilters(filters, value, 'exclude') }));
    },
    dropFilter: (value) => {
      set(({ filters }) => ({ filters: dropFromFilters(filters, value) }));
    },
    clearFilters: () => {
      set({ filters: NO_FILTERS });
    },
    setGroupBy: (groupBy) => {
      set({ groupBy });
    },
    setScale: (scale) => {
      set({ scale });
    },
    setHasPatterns: (hasPatterns) => {
      set({ hasPatterns });
    },
    setCodeOrder: (codeOrder) => {
      set({ codeOrder });
    },
    setTimeZone: (timeZone) => {
      set({ timeZone });
    },
    setNewestFirst: (newestFirst) => {
      set({ newestFirst });
    },
    compareWith: (comparison) => {
      set({ comparison });
    },
    reset: () => {
      set({
        trail: [],
        selectedRange: undefined,
        selectedCode: undefined,
        filters: NO_FILTERS,
        comparison: undefined,
      });
    },
  }));
}

/** Keys of the groups that are taken out of a timeline by `groupBy`. The same object as long as they are. */
export function getHiddenGroups({ hidden }: Pick<ViewState, 'hidden'>, groupBy: GroupBy): readonly string[] {
  return hidden.of === groupBy ? hidden.keys : NONE;
}

/** The range that is shown; undefined for the whole log. The same object as long as it stays. */
export function getRange({ trail }: Pick<ViewChoices, 'trail'>): TimeRange | undefined {
  return trail.at(-1);
}

/** What everything is counted of. The same object as long as the choices stay. */
export function getSelection({ trail, filters }: Pick<ViewChoices, 'trail' | 'filters'>): Selection {
  const range = trail.at(-1);
  if (range === undefined && filters === NO_FILTERS) return EVERYTHING;
  if (latest.range !== range || latest.filters !== filters) {
    latest = { ...(range !== undefined && { range }), filters };
  }
  return latest;
}

/** What is listed: of that, only the chosen code. */
export function getLineSelection(view: Pick<ViewChoices, 'trail' | 'filters' | 'selectedCode'>): Selection {
  const { selectedCode } = view;
  return selectedCode === undefined ? getSelection(view) : { ...getSelection(view), codes: [selectedCode] };
}

const NONE: readonly string[] = [];
const EVERYTHING: Selection = {};
/** Components ask with each change of the view, and compare what they get. */
let latest: Selection = EVERYTHING;
