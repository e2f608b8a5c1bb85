/** Which pages live: each holds a lock of its own as long as it does. Browsers without locks know of no other page. */

/** Tells whether another page that kept a log still lives, and says that this one does. */
export interface LivingPages {
  /** This page. */
  readonly ownId: string;
  isAlive(pageId: string): Promise<boolean>;
}

/** A page that is just being reloaded may still hold its lock. */
const PATIENCE_MS = 500;

/** `locks` is missing on pages that are not secure. */
export function findLivingPages(locks: LockManager | undefined): LivingPages {
  const ownId = [...crypto.getRandomValues(new Uint32Array(2))].join('-');
  // Until the page ends.
  locks?.request(toLockName(ownId), () => new Promise(() => undefined)).catch(() => undefined);
  return {
    ownId,
    async isAlive(pageId) {
      if (locks === undefined) return false;
      try {
        await locks.request(
          toLockName(pageId),
          { signal: AbortSignal.timeout(PATIENCE_MS) },
          () => undefined,
        );
        return false;
      } catch {
        return true;
      }
    },
  };
}

function toLockName(pageId: string): string {
  return `postflight ${pageId}`;
}
