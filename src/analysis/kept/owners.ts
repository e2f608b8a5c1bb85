/** Which pages live: each holds a lock of its own as long as it does. Browsers without locks know of no other page. */
import type { Owners } from './keeper.ts';

/** A page that is just being reloaded may still hold its lock. */
const PATIENCE_MS = 500;

/** `locks` is missing on pages that are not secure. */
export function createOwners(locks: LockManager | undefined): Owners {
  const own = [...crypto.getRandomValues(new Uint32Array(2))].join('-');
  // Until the page ends.
  locks?.request(toLockName(own), () => new Promise(() => undefined)).catch(() => undefined);
  return {
    own,
    async isAlive(owner) {
      if (locks === undefined) return false;
      try {
        await locks.request(toLockName(owner), { signal: AbortSignal.timeout(PATIENCE_MS) }, () => undefined);
        return false;
      } catch {
        return true;
      }
    },
  };
}

function toLockName(owner: string): string {
  return `postflight ${owner}`;
}
