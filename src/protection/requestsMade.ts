/** What the page has asked for since it was opened: the browser's own list goes in, its sum comes out. */

export interface RequestsMade {
  readonly count: number;
  /** Those that went to another origin. */
  readonly elsewhere: number;
  /** Bytes of all addresses that were asked for. Requests of the page have nothing else that could carry a text. */
  readonly addressBytes: number;
}

type Listed = Pick<PerformanceEntry, 'name'>;

export function sumRequests(listed: readonly Listed[], ownOrigin: string): RequestsMade {
  // Pictures and downloads of the page's own making are no requests.
  const urls = listed
    .map(({ name }) => new URL(name))
    .filter(({ protocol }) => /^(?:https?|wss?):$/.test(protocol));
  return {
    count: urls.length,
    elsewhere: urls.filter(({ origin }) => origin !== ownOrigin).length,
    addressBytes: urls.reduce((sum, { href }) => sum + href.length, 0),
  };
}

/** Tells the sum now and whenever it grows. Returns what ends it. */
export function watchRequests(ownOrigin: string, tell: (made: RequestsMade) => void): () => void {
  const listed: Listed[] = [...performance.getEntriesByType('navigation')];
  const observer = new PerformanceObserver((entries) => {
    listed.push(...entries.getEntries());
    tell(sumRequests(listed, ownOrigin));
  });
  observer.observe({ type: 'resource', buffered: true });
  tell(sumRequests(listed, ownOrigin));
  return () => {
    observer.disconnect();
  };
}
