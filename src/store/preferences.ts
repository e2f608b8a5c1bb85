/**
 * How this person wants the app, whatever the log: kept on the device where the browser allows it, quietly not kept
 * where it does not. Nothing of a log is ever in it.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

interface Preferences {
  readonly theme: Theme;
  /** Whether a letter alone does something. Who speaks to the computer, or types by accident, turns it off. */
  readonly singleKeys: boolean;
}

export interface PreferencesState extends Preferences {
  readonly setTheme: (theme: Theme) => void;
  readonly setSingleKeys: (singleKeys: boolean) => void;
}

export type PreferencesStore = StoreApi<PreferencesState>;

/** The part of `localStorage` that this needs. */
export type KeptTexts = Pick<Storage, 'getItem' | 'setItem'>;

/** public/theme.js reads the theme from here before anything is painted. */
const PREFERENCES_KEY = 'postflight.preferences';

/** `findKept` may throw: browsers that keep nothing refuse already the name `localStorage`. */
export function createPreferences(findKept: () => KeptTexts | undefined): PreferencesStore {
  const store = createStore<PreferencesState>((set) => ({
    ...readKept(findKept),
    setTheme: (theme) => {
      set({ theme });
    },
    setSingleKeys: (singleKeys) => {
      set({ singleKeys });
    },
  }));
  store.subscribe(({ theme, singleKeys }) => {
    try {
      findKept()?.setItem(PREFERENCES_KEY, JSON.stringify({ theme, singleKeys } satisfies Preferences));
    } catch {
      // Not allowed, or full: the choice holds until the page is closed.
    }
  });
  return store;
}

/** What was kept, as far as it makes sense. */
function readKept(findKept: () => KeptTexts | undefined): Preferences {
  let kept: unknown;
  try {
    kept = JSON.parse(findKept()?.getItem(PREFERENCES_KEY) ?? 'null');
  } catch {
    // Not allowed, or not ours: as if nothing had been kept.
  }
  const { theme, singleKeys } = (kept ?? {}) as { readonly [Name in keyof Preferences]?: unknown };
  return { theme: THEMES.find((known) => known === theme) ?? 'system', singleKeys: singleKeys !== false };
}

/** The part of a document that shows the theme. */
interface ThemedDocument {
  readonly documentElement: { readonly dataset: Record<string, string | undefined> };
}

/** Shows the chosen theme, now and whenever it changes. The style sheets do the rest. */
export function followTheme(preferences: PreferencesStore, page: ThemedDocument): void {
  const follow = (): void => {
    page.documentElement.dataset['theme'] = preferences.getState().theme;
  };
  preferences.subscribe(follow);
  follow();
}
