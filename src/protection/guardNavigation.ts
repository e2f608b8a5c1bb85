/**
 * Keeps the page from being led elsewhere: a window goes in; from then on, navigations to other origins are stopped but
 * for the documentation's pages. Browsers that know the header Connection-Allowlist stop them without it.
 */
import { DOCUMENTATION_PAGES } from './securityHeaders.ts';

/** Not every browser has the navigation API. */
type GuardedWindow = Pick<Window, 'location'> & {
  readonly navigation?: Pick<Navigation, 'addEventListener'>;
};

export function guardNavigation({ location, navigation }: GuardedWindow): void {
  navigation?.addEventListener('navigate', (event) => {
    if (!isAllowed(new URL(event.destination.url), location.origin)) event.preventDefault();
  });
}

/** Log text could leave behind an allowed address as its query or its user; a fragment is never sent. */
export function isAllowed(url: URL, ownOrigin: string): boolean {
  if (url.origin === ownOrigin) return true;
  const page = new URL(url);
  page.hash = '';
  return DOCUMENTATION_PAGES.some((allowed) => allowed === page.href);
}
