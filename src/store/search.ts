/** The search over the lines: what is looked for, how far it is, and what became of it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AnalysisConnection } from '../analysis/page/connect.ts';
import type { Searching, SearchEnding, SearchRun } from '../analysis/page/connectSearch.ts';
import type { SearchPattern, SearchProgress, SearchScope } from '../analysis/api/searchApi.ts';
import { checkPattern, type PatternProblem } from '../core/search/searchPattern.ts';
import type { SessionStore } from './session.ts';
import { getLineSelection, type ViewStore } from './view.ts';

export type { SearchPattern };

/** In the records of the events that are listed, or in all lines of all files. */
type ScopeKind = SearchScope['kind'];

type SearchStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'invalid'; readonly problem: PatternProblem }
  | { readonly kind: 'running'; readonly progress: SearchProgress | undefined }
  | SearchEnding;

export interface SearchState {
  readonly pattern: SearchPattern;
  readonly scope: ScopeKind;
  readonly status: SearchStatus;
  /** What the lines that are listed were found by; undefined where the list is that of the events. */
  readonly found: SearchPattern | undefined;
  /** Matching lines so far. */
  readonly matches: number;
  /** Whether more was read, or something was removed, since the search began. */
  readonly isOutdated: boolean;
  readonly setPattern: (change: Partial<SearchPattern>) => void;
  readonly setScope: (scope: ScopeKind) => void;
  /** Searches at once for what is written. */
  readonly run: () => void;
  /** Ends the search; what was found stays. */
  readonly stop: () => void;
  /** Back to the list of events. */
  readonly clear: () => void;
  /** See Searching. */
  readonly findPlaces: Searching['findPlaces'];
}

export type SearchStore = StoreApi<SearchState>;

/** Who types on does not want what stands there now. */
const TYPING_MS = 300;

export function createSearch(
  { analysis, searching }: Pick<AnalysisConnection, 'analysis' | 'searching'>,
  session: SessionStore,
  view: ViewStore,
): SearchStore {
  let run: SearchRun | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What was searched in. */
  let searchedIn: string | undefined;
  let searchedAmount: string | undefined;

  const store = createStore<SearchState>((set, get) => ({
    pattern: { text: '', kind: 'text', ignoreCase: true },
    scope: 'events',
    status: { kind: 'idle' },
    found: undefined,
    matches: 0,
    isOutdated: false,
    findPlaces: (pattern, texts) => searching.findPlaces(pattern, texts),
    setPattern: (change) => {
      set({ pattern: { ...get().pattern, ...change } });
      if (get().pattern.text === '') get().clear();
      else runSoon();
    },
    setScope: (scope) => {
      if (scope === get().scope) return;
      set({ scope });
      if (get().pattern.text !== '') get().run();
    },
    run: () => {
      end();
      const { pattern, scope } = get();
      const checked = checkPattern(pattern);
      if (!checked.ok) {
        const isEmpty = checked.failure.kind === 'empty';
        set({ status: isEmpty ? { kind: 'idle' } : { kind: 'invalid', problem: checked.failure } });
        return;
      }
      void search(pattern, toScope(scope));
    },
    stop: () => {
      run?.cancel();
    },
    clear: () => {
      end();
      // Where the analysis is lost, the page says so.
      analysis.closeSearch().catch(() => undefined);
      set({
        pattern: { ...get().pattern, text: '' },
        status: { kind: 'idle' },
        found: undefined,
        matches: 0,
        isOutdated: false,
      });
    },
  }));

  view.subscribe(() => {
    const { scope, found } = store.getState();
    if (found === undefined || scope !== 'events') return;
    if (JSON.stringify(toScope(scope)) !== searchedIn) runSoon();
  });
  session.subscribe((state, before) => {
    if (state.overview === before.overview || store.getState().found === undefined) return;
    if (state.overview?.sources.length === 0) store.getState().clear();
    else if (describeAmount() !== searchedAmount) store.setState({ isOutdated: true });
  });

  return store;

  function runSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(store.getState().run, TYPING_MS);
  }

  function end(): void {
    clearTimeout(timer);
    run?.cancel();
    run = undefined;
  }

  function toScope(kind: ScopeKind): SearchScope {
    return kind === 'lines' ? { kind } : { kind, selection: getLineSelection(view.getState()) };
  }

  /** Changes when anything is read or removed. */
  function describeAmount(): string {
    const sources = session.getState().overview?.sources ?? [];
    return sources.map(({ id, bytesRead }) => `${String(id)}:${String(bytesRead)}`).join();
  }

  async function search(pattern: SearchPattern, scope: SearchScope): Promise<void> {
    searchedIn = JSON.stringify(scope);
    searchedAmount = describeAmount();
    const own = searching.search(scope, pattern, (progress) => {
      if (run === own) store.setState({ status: { kind: 'running', progress }, matches: progress.matches });
    });
    run = own;
    store.setState({
      status: { kind: 'running', progress: undefined },
      found: pattern,
      matches: 0,
      isOutdated: false,
    });
    const ending = await own.ended;
    // Another one, or none, has taken its place.
    if (run !== own) return;
    // Progress that is still on its way came too late.
    run = undefined;
    store.setState({ status: ending, ...(ending.kind === 'done' && { matches: ending.matches }) });
  }
}

/** Whether what is found is what is written. */
export function isUpToDate({ found, pattern, isOutdated, status }: SearchState): boolean {
  return (
    !isOutdated &&
    status.kind !== 'invalid' &&
    found?.text === pattern.text &&
    found.kind === pattern.kind &&
    found.ignoreCase === pattern.ignoreCase
  );
}
