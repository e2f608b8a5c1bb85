/** Who answers: a request goes in, what the service worker does about it comes out. */
import type { BuiltFiles } from './builtFiles.ts';

/** Where other apps send files to; the manifest's `share_target` names it. */
export const SHARE_PATH = 'share';

/** The files of earlier builds that a page may still ask for have names of their own, in this folder. */
const HASHED_FILES = 'assets/';

export type Route =
  /** A file of this build, or of an earlier one, by its path. */
  | { readonly kind: 'stored'; readonly path: string }
  | { readonly kind: 'share' }
  /** The browser goes on as if there were no service worker. */
  | { readonly kind: 'network' };

const NETWORK: Route = { kind: 'network' };

export function toRoute(
  { method, url }: Pick<Request, 'method' | 'url'>,
  scope: string,
  { files }: BuiltFiles,
): Route {
  const { origin, pathname, search } = new URL(url);
  const address = origin + pathname;
  if (!address.startsWith(scope)) return NETWORK;
  const path = address.slice(scope.length);
  if (method === 'POST') return path === SHARE_PATH && search === '' ? { kind: 'share' } : NETWORK;
  if (method !== 'GET') return NETWORK;
  // The page is the page whatever is asked of it; an address that does not exist stays one that does not.
  if (path === '' || path === 'index.html') return { kind: 'stored', path: '' };
  const isFile = path.startsWith(HASHED_FILES) || files.some((file) => encodeURI(file.path) === path);
  return isFile && search === '' ? { kind: 'stored', path } : NETWORK;
}
