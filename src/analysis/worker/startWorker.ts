/** Starts a worker: what it offers goes in, and answers the page from then on. */
import { expose } from 'comlink';

export function startWorker(createApi: () => object): void {
  if (!isFirstRun()) return;
  forwardRejections();
  expose(createApi(), self);
}

/**
 * WebKit runs the entry of a worker once more when a chunk that is loaded later imports what stands in its file: a
 * second analysis would then answer every question too, with nothing in it.
 */
function isFirstRun(): boolean {
  const scope = globalThis as { hasEntryRun?: boolean };
  const isFirst = scope.hasEntryRun !== true;
  scope.hasEntryRun = true;
  return isFirst;
}

/** An unhandled rejection in a worker does not reach the page's `onerror` by itself: throw it as an error. */
function forwardRejections(): void {
  self.addEventListener('unhandledrejection', (event: PromiseRejectionEvent) => {
    setTimeout(() => {
      throw event.reason;
    });
  });
}
