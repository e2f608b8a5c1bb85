/**
 * The files of the app, kept in the browser: a build's list goes in, its files come out without a network.
 * One cache for each version. Nothing but the app's own files ever gets there.
 */
import type { BuiltFiles } from './builtFiles.ts';

export interface Precache {
  /** Loads every file of the build, or rejects and leaves nothing behind. */
  fill(): Promise<void>;
  /** A file of this build, or of an earlier one that a page may still need. Never rejects. */
  find(path: string): Promise<Response | undefined>;
  /** True where files of other versions are kept. */
  hasOthers(): Promise<boolean>;
  /** Drops the other versions but for those that one of these scripts belongs to. */
  dropOthers(scriptsInUse: readonly string[]): Promise<void>;
}

/** `scope` is the address of the app's folder: two folders of a host may each hold an app of their own. */
export function createPrecache(
  { version, files }: BuiltFiles,
  scope: string,
  caches: CacheStorage,
): Precache {
  const prefix = `postflight ${scope} `;
  const ownName = prefix + version;

  return {
    async fill() {
      // An earlier visit may have left it, and a page may still live of it.
      const isNew = !(await caches.has(ownName));
      try {
        const cache = await caches.open(ownName);
        await Promise.all(files.map(async (file) => load(file.path, file.integrity, cache)));
      } catch (error) {
        if (isNew) await caches.delete(ownName);
        throw error;
      }
    },
    async find(path) {
      try {
        const address = toAddress(path);
        const own = await findIn(ownName, address);
        if (own !== undefined) return own;
        for (const name of await listOthers()) {
          const older = await findIn(name, address);
          if (older !== undefined) return older;
        }
      } catch {
        // A storage that fails is no reason to fail: there is the network.
      }
      return undefined;
    },
    hasOthers: async () => (await listOthers()).length > 0,
    async dropOthers(scriptsInUse) {
      for (const name of await listOthers()) {
        const found = await Promise.all(scriptsInUse.map(async (script) => findIn(name, script)));
        if (found.every((response) => response === undefined)) await caches.delete(name);
      }
    },
  };

  async function load(path: string, integrity: string, cache: Cache): Promise<void> {
    const address = toAddress(path);
    // Not from the browser's own cache: headers in there may be older than the policy that holds now. The
    // integrity keeps files of two builds apart where a host is just being updated, and a sign-in page out.
    const response = await fetch(address, { cache: 'reload', integrity, redirect: 'error' });
    if (!response.ok) throw new Error(`${address} answers ${response.status}`);
    // With all its headers, so that what comes from here is under the same policy as what comes from the host.
    await cache.put(address, response);
  }

  function toAddress(path: string): string {
    return new URL(path, scope).href;
  }

  function findIn(cacheName: string, address: string): Promise<Response | undefined> {
    return caches.match(address, { cacheName, ignoreVary: true });
  }

  async function listOthers(): Promise<readonly string[]> {
    return (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== ownName);
  }
}
