/**
 * The one place that is kept on the device between visits: an IndexedDB database with one log in it. Each write is one
 * transaction, so that of two tabs the last one wins as a whole. Rejects wherever the browser does not play along.
 */
import { SCHEMA_VERSION } from './keptFile.ts';
import { type KeptFile } from '../files/source.ts';

const DATABASE = 'postflight';
/** The files of the log, by FileKey. */
const FILES = 'files';
/** One record: whose log it is, and its view. */
const LOG = 'log';
const ONLY_KEY = 'kept';

/** Content and name. */
export type FileKey = readonly [contentKey: string, name: string];

export interface LogRecord {
  /** The page whose log it is; see keeper.ts. */
  readonly owner: string;
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
  findLog(): Promise<LogRecord | undefined>;
  /** Makes the log this page's own, if it is still `owner`'s, and gives its files. */
  takeOver(log: LogRecord, owner: string): Promise<readonly KeptFile[] | undefined>;
  /** These files are the log, and no others. With `onlyOwn`, only if the log is this page's. */
  write(owner: string, files: readonly FileToKeep[], onlyOwn: boolean): Promise<void>;
  /** Changes the record if the log is this page's. */
  update(owner: string, change: Partial<Pick<LogRecord, 'view' | 'openings'>>): Promise<void>;
  /** Deletes all of it. */
  delete(): Promise<void>;
}

export function createKeptStore(findFactory: () => IDBFactory | undefined): KeptStore {
  return {
    findLog: async () => {
      try {
        return await transact('readonly', async (_, log) => {
          return (await toPromise(log.get(ONLY_KEY))) as LogRecord | undefined;
        });
      } catch (error) {
        // The database is not as it was made.
        if (error instanceof DOMException && error.name === 'NotFoundError') await deleteAll();
        throw error;
      }
    },
    takeOver: ({ owner: former }, owner) =>
      transact('readwrite', async (files, log) => {
        const record = (await toPromise(log.get(ONLY_KEY))) as LogRecord | undefined;
        if (record?.owner !== former) return undefined;
        log.put({ ...record, owner, openings: record.openings + 1 } satisfies LogRecord, ONLY_KEY);
        const kept = record.keys.map((key) => toPromise(files.get([...key])));
        return (await Promise.all(kept)) as readonly KeptFile[];
      }),
    write: (owner, toKeep, onlyOwn) =>
      transact(
        'readwrite',
        async (files, log) => {
          const record = (await toPromise(log.get(ONLY_KEY))) as LogRecord | undefined;
          const isOwn = record?.owner === owner;
          if (onlyOwn && !isOwn) return;
          if (!isOwn) files.clear();
          const wanted = new Set(toKeep.map(({ key }) => JSON.stringify(key)));
          for (const key of isOwn ? record.keys : []) {
            if (!wanted.has(JSON.stringify(key))) files.delete([...key]);
          }
          for (const { key, isStored, create } of toKeep) {
            if (!isOwn || !isStored) files.put(create(), [...key]);
          }
          const keys = toKeep.map(({ key }) => key);
          if (keys.length === 0) log.delete(ONLY_KEY);
          else {
            const view = isOwn ? record.view : undefined;
            log.put({ owner, keys, view, openings: 0 } satisfies LogRecord, ONLY_KEY);
          }
        },
        toKeep.length > 0,
      ),
    update: (owner, change) =>
      transact('readwrite', async (_, log) => {
        const record = (await toPromise(log.get(ONLY_KEY))) as LogRecord | undefined;
        if (record?.owner === owner) log.put({ ...record, ...change } satisfies LogRecord, ONLY_KEY);
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
   * where there is no database, unless it `creates` one.
   */
  async function transact<T>(
    mode: IDBTransactionMode,
    work: (files: IDBObjectStore, log: IDBObjectStore) => Promise<T>,
    creates = false,
  ): Promise<T> {
    const opening = getFactory().open(DATABASE, SCHEMA_VERSION);
    opening.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion === 0 && !creates) {
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
