/** What this host sends: the page is asked for once more; the headers that arrived, and the page's digest, come out. */
import { SECURITY_HEADERS } from '../securityHeaders.ts';

export type HeaderName = keyof typeof SECURITY_HEADERS;

export interface ArrivedPage {
  /** Those that do not arrive as they should. Empty where the host does its part. */
  readonly missing: readonly HeaderName[];
  /** The bytes of the page, which name every script of the build by its content. */
  readonly bytes: Uint8Array;
}

/** Rejects without a network where the page is not kept. */
export async function readArrivedPage(address: string): Promise<ArrivedPage> {
  const response = await fetch(new URL('.', address));
  const names = Object.keys(SECURITY_HEADERS) as HeaderName[];
  return {
    missing: names.filter((name) => response.headers.get(name) !== SECURITY_HEADERS[name]),
    bytes: new Uint8Array(await response.arrayBuffer()),
  };
}

/**
 * Whether the host may leave headers out. Two of them make the page isolated, which costs nothing to ask; where it is
 * not, only its headers tell.
 */
export async function findMissingHeaders({
  crossOriginIsolated,
  location,
}: Pick<Window, 'crossOriginIsolated' | 'location'>): Promise<readonly HeaderName[]> {
  if (crossOriginIsolated) return [];
  try {
    return (await readArrivedPage(location.href)).missing;
  } catch {
    return []; // without a network there is nobody to send to either
  }
}
