/** A part of the page that is loaded when it is first wanted; one that has been loaded is shown at once. */
import { lazy, useState, type ComponentType, type ReactNode } from 'react';
import { PartNotLoaded } from './notLoaded.ts';

export interface LazyPart<P> {
  /** Shows the part; suspends while it is being loaded. */
  readonly Part: (props: P) => ReactNode;
  /** Loads the part before it is wanted. Rejects where it cannot be loaded. */
  readonly load: () => Promise<void>;
}

/** React's `lazy` by itself suspends for a loaded part too, and React leaves a fallback on screen for 300 ms. */
export function lazyPart<P extends object>(importPart: () => Promise<ComponentType<P>>): LazyPart<P> {
  let Loaded: ComponentType<P> | undefined;
  async function load(): Promise<ComponentType<P>> {
    try {
      Loaded ??= await importPart();
    } catch (error) {
      throw new PartNotLoaded(undefined, { cause: error });
    }
    return Loaded;
  }
  const Loading = lazy(async () => ({ default: await load() }));
  return {
    Part: (props) => {
      // For as long as it is mounted: another type of component would be another component.
      const [Shown] = useState<ComponentType<P>>(() => Loaded ?? (Loading as ComponentType<P>));
      return <Shown {...props} />;
    },
    load: async () => {
      await load();
    },
  };
}
