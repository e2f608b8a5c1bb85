/** What the page and its service worker say to each other. Types only. */

/** From the page. `started` is answered through the port that comes with it, with SharedFiles. */
export type PageMessage =
  /** A page has loaded and can take shared files. */
  | { readonly kind: 'started' }
  /** Somebody said to go on with the version that waits. */
  | { readonly kind: 'takeOver' };

/** From the service worker, to every page. Answered through the port that comes with it, with a text. */
export interface WorkerMessage {
  /** The address of the page's main script, which tells the version that it was built with. */
  readonly kind: 'whichScript';
}

/** What another app handed over for the page to open. */
export interface SharedFiles {
  readonly files: readonly File[];
  /** Why it could not be taken, where it could not. */
  readonly problem: string | undefined;
}
