/** How components reach the stores. The composition root, or a test, provides them. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ChosenLine, ChosenLineStore } from '../../store/chosenLine.ts';
import type { SearchState, SearchStore } from '../../store/search.ts';
import type { ForegroundState, ForegroundStore } from '../../store/foreground.ts';
import type { PreferencesState, PreferencesStore } from '../../store/preferences.ts';
import type { InstallationState, InstallationStore } from '../../store/installation.ts';
import type { AnalysisClient, SessionState, SessionStore } from '../../store/session.ts';
import type { ViewState, ViewStore } from '../../store/view.ts';

export interface Stores {
  /** What can be asked of all that was read; each answer comes later. */
  readonly analysis: AnalysisClient;
  readonly session: SessionStore;
  readonly view: ViewStore;
  readonly search: SearchStore;
  readonly chosenLine: ChosenLineStore;
  readonly foreground: ForegroundStore;
  readonly preferences: PreferencesStore;
  readonly installation: InstallationStore;
}

export const StoresContext = createContext<Stores | undefined>(undefined);

export function useStores(): Stores {
  const stores = useContext(StoresContext);
  if (stores === undefined) throw new Error('A component stands outside StoresContext');
  return stores;
}

/** See SessionSnapshot, which provides it. */
export const SnapshotContext = createContext<SessionState | undefined>(undefined);

/** A part of the session as the page shows it: a moment behind the store. */
export function useSession<T>(select: (state: SessionState) => T): T {
  const snapshot = useContext(SnapshotContext);
  if (snapshot === undefined) throw new Error('A component stands outside SessionSnapshot');
  return select(snapshot);
}

/** The same of the store itself: for what has to answer at once, whatever is being drawn. */
export function useSessionNow<T>(select: (state: SessionState) => T): T {
  const { session } = useStores();
  return useSyncExternalStore(session.subscribe, () => select(session.getState()));
}

/** What `select` returns must stay the same value as long as the state does. */
export function useView<T>(select: (state: ViewState) => T): T {
  const { view } = useStores();
  return useSyncExternalStore(view.subscribe, () => select(view.getState()));
}

/** What `select` returns must stay the same value as long as the state does; all of it, without one. */
export function useSearch(): SearchState;
export function useSearch<T>(select: (state: SearchState) => T): T;
export function useSearch<T>(select?: (state: SearchState) => T): T | SearchState {
  const { search } = useStores();
  return useSyncExternalStore(search.subscribe, () => (select ?? toItself)(search.getState()));
}

/** The same for the chosen line. */
export function useChosenLine(): ChosenLine;
export function useChosenLine<T>(select: (state: ChosenLine) => T): T;
export function useChosenLine<T>(select?: (state: ChosenLine) => T): T | ChosenLine {
  const { chosenLine } = useStores();
  return useSyncExternalStore(chosenLine.subscribe, () => (select ?? toItself)(chosenLine.getState()));
}

function toItself<T>(state: T): T {
  return state;
}

/** What `select` returns must stay the same value as long as the state does. */
export function useForeground<T>(select: (state: ForegroundState) => T): T {
  const { foreground } = useStores();
  return useSyncExternalStore(foreground.subscribe, () => select(foreground.getState()));
}

/** What `select` returns must stay the same value as long as the state does. */
export function usePreferences<T>(select: (state: PreferencesState) => T): T {
  const { preferences } = useStores();
  return useSyncExternalStore(preferences.subscribe, () => select(preferences.getState()));
}

/** What `select` returns must stay the same value as long as the state does. */
export function useInstallation<T>(select: (state: InstallationState) => T): T {
  const { installation } = useStores();
  return useSyncExternalStore(installation.subscribe, () => select(installation.getState()));
}
