/** A place for kept logs as the browser's storage has it, for where there is none: values go in and come out as copies. */
import type { KeptPlace } from '../../../src/analysis/kept/keeper.ts';
import type { FileKey, KeptStore, StoredLog } from '../../../src/analysis/kept/keptStore.ts';
import type { KeptFile } from '../../../src/analysis/files/source.ts';

export interface KeptInMemory extends KeptPlace {
  /** What stands there now; undefined where nothing does. */
  getLog(): StoredLog | undefined;
  listFiles(): readonly KeptFile[];
}

/** `kept` is what an earlier page left there. */
export function createKeptInMemory(kept: readonly KeptFile[] = []): KeptInMemory {
  const files = new Map<string, KeptFile>();
  let log: StoredLog | undefined;
  function put(key: FileKey, file: KeptFile): void {
    files.set(JSON.stringify(key), structuredClone(file));
  }
  if (kept.length > 0) {
    const keys = kept.map(({ about }): FileKey => [about.contentKey, about.name]);
    for (const [i, file] of kept.entries()) put(keys[i] ?? ['', ''], file);
    log = { pageId: 'gone', keys, view: undefined, openings: 0 };
  }
  const store: KeptStore = {
    findLog: () => Promise.resolve(log),
    takeOver: (former, pageId) => {
      if (log?.pageId !== former.pageId) return Promise.resolve(undefined);
      log = { ...log, pageId, openings: log.openings + 1 };
      return Promise.resolve(
        log.keys.flatMap((key) => structuredClone(files.get(JSON.stringify(key))) ?? []),
      );
    },
    write: (pageId, toKeep, onlyOwn) => {
      const isOwn = log?.pageId === pageId;
      if (onlyOwn && !isOwn) return Promise.resolve();
      const wanted = new Set(toKeep.map(({ key }) => JSON.stringify(key)));
      for (const key of files.keys()) if (!isOwn || !wanted.has(key)) files.delete(key);
      for (const { key, isStored, create } of toKeep) if (!isOwn || !isStored) put(key, create());
      const keys = toKeep.map(({ key }) => key);
      log =
        keys.length === 0 ? undefined : { pageId, keys, view: isOwn ? log?.view : undefined, openings: 0 };
      return Promise.resolve();
    },
    update: (pageId, change) => {
      if (log?.pageId === pageId) log = { ...log, ...change };
      return Promise.resolve();
    },
    delete: () => {
      log = undefined;
      files.clear();
      return Promise.resolve();
    },
  };
  return {
    store,
    pages: { ownId: 'here', isAlive: () => Promise.resolve(false) },
    getLog: () => log,
    listFiles: () => [...files.values()],
  };
}
