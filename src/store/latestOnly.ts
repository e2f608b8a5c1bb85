/** Runs one call at a time and, when it is done, only the latest of those that came meanwhile. */

export function latestOnly(run: () => Promise<void>): () => void {
  let isRunning = false;
  let isWanted = false;
  return function request(): void {
    isWanted = true;
    if (isRunning) return;
    isRunning = true;
    void (async () => {
      try {
        while (isWanted) {
          isWanted = false;
          await run();
        }
      } finally {
        isRunning = false;
      }
    })();
  };
}
