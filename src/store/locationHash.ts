/**
 * The address after `#` says which page is shown: `#reference`, `#reference/PC01`, anything else is the log.
 * Pages are plain links, so Back works. No log content is ever written there.
 */
import type { Page, ViewStore } from './view.ts';

export function readHash(hash: string): { page: Page; code: string | undefined } {
  const [, page, code] = /^#(reference)(?:\/(P[A-Z]\d{2}))?$/.exec(hash) ?? [];
  return { page: page === undefined ? 'log' : 'reference', code };
}

export function toReferenceHash(code?: string): string {
  return code === undefined ? '#reference' : `#reference/${code}`;
}

/** The part of a window that this needs. */
interface AddressWindow {
  readonly location: { readonly hash: string };
  addEventListener(type: 'hashchange', listener: () => void): void;
}

/** Shows the page that the address names, now and whenever it changes. */
export function followLocationHash(view: ViewStore, pageWindow: AddressWindow): void {
  const follow = (): void => {
    const { page, code } = readHash(pageWindow.location.hash);
    view.getState().showPage(page, code);
  };
  pageWindow.addEventListener('hashchange', follow);
  follow();
}
