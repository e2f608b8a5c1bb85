/** Runs a task when the page has nothing else to do. Safari does not tell: there, a moment later. */

const SAFARI_DELAY_MS = 500;

/** Returns how to call it off. */
export function whenIdle(task: () => void): () => void {
  // In Safari the functions are missing, whatever the types say.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(task, SAFARI_DELAY_MS);
    return () => {
      clearTimeout(timer);
    };
  }
  const handle = requestIdleCallback(task);
  return () => {
    cancelIdleCallback(handle);
  };
}
