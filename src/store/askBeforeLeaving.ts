/** While files are read, the browser asks before the page is left: what was read so far would be lost. */
import type { SessionStore } from './session.ts';

/** The part of `window` that this needs. */
export interface LeavableWindow {
  addEventListener(type: 'beforeunload', listener: (event: Event) => void): void;
  removeEventListener(type: 'beforeunload', listener: (event: Event) => void): void;
}

/** Listens only as long as it would ask: some browsers keep no page for going back to that does. */
export function askBeforeLeaving(session: SessionStore, page: LeavableWindow): void {
  const ask = (event: Event): void => {
    event.preventDefault();
  };
  // What is true now: where one listener changes the state, the others hear of the older one last.
  const follow = (): void => {
    if (session.getState().readings.length > 0) page.addEventListener('beforeunload', ask);
    else page.removeEventListener('beforeunload', ask);
  };
  follow();
  session.subscribe(follow);
}
