/**
 * The session as the page shows it. News of what is read changes nearly everything on the page, and a store's news
 * is always rendered at once, in one task. So only this component hears it; the rest gets it as a deferred value,
 * which React renders in slices, between which the page answers to people. In the screenshot mode all of it is masked.
 */
import { useDeferredValue, useSyncExternalStore, type ReactNode } from 'react';
import { SnapshotContext, useForeground, useStores } from './stores.ts';

export function SessionSnapshot({ children }: { readonly children: ReactNode }): ReactNode {
  const { session } = useStores();
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const mask = useForeground((foreground) => foreground.mask);
  const shown = useDeferredValue(state);
  return <SnapshotContext value={mask?.session(shown) ?? shown}>{children}</SnapshotContext>;
}
