/**
 * The one place that is kept on the device between visits: an IndexedDB database with one log in it. Each write is one
 * transaction, so that of two tabs the last one wins as a whole. Rejects wherever the browser does not play along.
 */
import { SCHEMA_VERSION } from './keptFile.ts';
import { type KeptFile } from '../files/source.ts';

const DATABASE = 'postflight';
/** The files of the log, by FileKey. */
const FILES = 'files';
/** One value: which page keeps the log, and its view. */
const LOG = 'log';
const ONLY_KEY = 'kept';
/** What opening a database that this version did not make rejects with. */
const NOT_OURS: ReadonlySet<string> = new Set(['AbortError', 'NotFoundError']);

/** Content and name. */
export type FileKey = readonly [contentKey: string, name: string];

export interface StoredLog {
  /** The page that keeps it; see livingPages.ts. */
  readonly pageId: string;
  readonly keys: readonly FileKey[];
  readonly view: string | undefined;
  /** How often it was opened without a sign that the page survived it. */
  readonly openings: number;
}

/** A file to keep, made when it is written: its table is a copy. */
export interface FileToKeep {
  readonly key: FileKey;
  /** Whether it stands there already, if the log is this page's. */
  readonly isStored: boolean;
  readonly create: () => KeptFile;
}

export interface KeptStore {
  findLog(): Promise<StoredLog | undefined>;
  /** Makes the log this page's own, if it is still that page's which kept it, and gives its files. */
  takeOver(log: StoredLog, ownId: string): Promise<readonly KeptFile[] | undefined>;
  /** These files are the log, and no others. With `onlyOwn`, only if the log is this page's. */
  write(ownId: string, files: readonly FileToKeep[], onlyOwn: boolean): Promise<void>;
  /** Changes what stands beside the files if the log is this page's. */
  update(ownId: string, change: Partial<Pick<StoredLog, 'view' | 'openings'>>): Promise<void>;
  /** Deletes all of it. */
  delete(): Promise<void>;
}

export function createKeptStore(findFactory: () => IDBFactory | undefined): KeptStore {
  return {
    findLog: async () => {
      try {
        return await transact('readonly', async (_, log) => {
          return (await toPromise(log.get(ONLY_KEY))) as StoredLog | undefined;
        });
      } catch (error) {
        // There is none, or it is of another version, or not as it was made.
        if (error instanceof DOMException && NOT_OURS.has(error.name)) await deleteAll();
        throw error;
      }
    },
    takeOver: ({ pageId: formerId }, pageId) =>
      transact('readwrite', async (files, log) => {
        const found = (await toPromise(log.get(ONLY_KEY))) as StoredLog | undefined;
        if (found?.pageId !== formerId) return undefined;
        log.put({ ...found, pageId, openings: found.openings + 1 } satisfies StoredLog, ONLY_KEY);
        const kept = found.keys.map((key) => toPromise(files.get([...key])));
        return (await Promise.all(kept)) as readonly KeptFile[];
      }),
    write: (pageId, toKeep, onlyOwn) =>
      transact(
        'readwrite',
        async (files, log) => {
          const found = (await toPromise(log.get(ONLY_KEY))) as StoredLog | undefined;
          const isOwn = found?.pageId === pageId;
          if (onlyOwn && !isOwn) return;
          if (!isOwn) files.clear();
          const wanted = new Set(toKeep.map(({ key }) => JSON.stringify(key)));
          for (const key of isOwn ? found.keys : []) {
            if (!wanted.has(JSON.stringify(key))) files.delete([...key]);
          }
          for (const { key, isStored, create } of toKeep) {
            if (!isOwn || !isStored) files.put(create(), [...key]);
          }
          const keys = toKeep.map(({ key }) => key);
          if (keys.length === 0) log.delete(ONLY_KEY);
          else {
            const view = isOwn ? found.view : undefined;
            log.put({ pageId, keys, view, openings: 0 } satisfies StoredLog, ONLY_KEY);
          }
        },
        toKeep.length > 0,
      ),
    update: (pageId, change) =>
      transact('readwrite', async (_, log) => {
        const found = (await toPromise(log.get(ONLY_KEY))) as StoredLog | undefined;
        if (found?.pageId === pageId) log.put({ ...found, ...change } satisfies StoredLog, ONLY_KEY);
      }),
    delete: deleteAll,
  };

  async function deleteAll(): Promise<void> {
    await toPromise(getFactory().deleteDatabase(DATABASE));
  }

  function getFactory(): IDBFactory {
    const factory = findFactory();
    if (factory === undefined) throw new Error('There is no IndexedDB');
    return factory;
  }

  /**
   * One transaction, in a connection of its own: one that stays open would hold up who deletes the database. Rejects
   * where there is no database of this version, unless it `creates` one.
   */
  async function transact<T>(
    mode: IDBTransactionMode,
    work: (files: IDBObjectStore, log: IDBObjectStore) => Promise<T>,
    creates = false,
  ): Promise<T> {
    const opening = getFactory().open(DATABASE, SCHEMA_VERSION);
    opening.onupgradeneeded = () => {
      if (!creates) {
        opening.transaction?.abort();
        return;
      }
      // What an older version kept is not read.
      for (const name of [...opening.result.objectStoreNames]) opening.result.deleteObjectStore(name);
      for (const name of [FILES, LOG]) opening.result.createObjectStore(name);
    };
    const database = await toPromise(opening);
    try {
      const transaction = database.transaction([FILES, LOG], mode);
      const ended = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => {
          resolve();
        };
        transaction.onabort = () => {
          reject(transaction.error ?? new Error('Storage gave up'));
        };
      });
      ended.catch(() => undefined); // it is waited for below, unless the work fails before
      const result = await work(transaction.objectStore(FILES), transaction.objectStore(LOG)).catch(
        (reason: unknown) => {
          abort(transaction);
          throw reason;
        },
      );
      await ended;
      return result;
    } finally {
      database.close();
    }
  }
}

/** All or nothing. */
function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself.
  }
}

function toPromise<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('Storage gave up'));
    };
  });
}
