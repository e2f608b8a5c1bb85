/** What this host sends: the page is asked for once more; the headers that arrived, and the page's digest, come out. */
import { SECURITY_HEADERS } from './securityHeaders.ts';

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
 * What the host leaves out. Only the headers tell: that a page is isolated, which costs nothing to ask, says no more
 * than that two of them came.
 */
export async function findMissingHeaders(address: string): Promise<readonly HeaderName[]> {
  try {
    return (await readArrivedPage(address)).missing;
  } catch {
    return []; // without a network there is nobody to send to either
  }
}
