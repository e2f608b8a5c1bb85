/**
 * Keeps what was read for the next visit: hears of the files of an analysis, writes those that are complete, and opens
 * them again. A log is kept by the page that read it, or opened it last; the last page that finishes reading wins.
 */
import { readContentKey } from '../../core/bytes/contentKey.ts';
import type { Analysis } from '../queries/analysis.ts';
import { toFileId } from '../api/ids.ts';
import type { Keeping, KeptLog } from '../api/keptLog.ts';
import type { CompleteFile, KeptFile } from '../files/source.ts';
import { checkKeptFile, describeState, toKeptFile, toRestoredFile } from './keptFile.ts';
import type { FileKey, FileToKeep, KeptStore, StoredLog } from './keptStore.ts';
import type { LivingPages } from './livingPages.ts';

export interface Keeper {
  /** Undefined while there is nothing to keep. */
  readonly keeping: Keeping | undefined;
  /** A file was read to its end. */
  fileEnded(): void;
  fileRemoved(): void;
  keepView(view: string): void;
  openKept(): Promise<KeptLog | undefined>;
  forget(): Promise<void>;
}

/** Where what is read is kept. */
export interface KeptPlace {
  readonly store: KeptStore;
  readonly pages: LivingPages;
}

/** What was just read is drawn first. */
const WRITE_AFTER_MS = 300;
/** A page that lives so long has survived opening what was kept. */
const SURVIVED_AFTER_MS = 2000;
/** What was opened so often without a page surviving it is not opened any more. */
const MAX_OPENINGS = 3;

/** `onChange` is called when `keeping` has changed. */
export function createKeeper(analysis: Analysis, { store, pages }: KeptPlace, onChange: () => void): Keeper {
  let keeping: Keeping | undefined;
  let view: string | undefined;
  /** What stands in the store of this page's files: their states by their keys. */
  let stored = new Map<string, string>();
  let hasRead = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let viewTimer: ReturnType<typeof setTimeout> | undefined;
  /** One thing after another. */
  let queue = Promise.resolve();

  function enqueue<T>(task: () => Promise<T>): Promise<T> {
    const done = queue.then(task);
    queue = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  function writeSoon(delayMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void enqueue(write), delayMs);
  }

  function setKeeping(next: Keeping | undefined): void {
    if (keeping === next) return;
    keeping = next;
    onChange();
  }

  function isForgotten(): boolean {
    return keeping === 'forgotten';
  }

  /** Never rejects. */
  async function write(): Promise<void> {
    if (isForgotten()) return;
    const complete = await findKeys(analysis.listComplete());
    const files = complete.map(({ file, key }): FileToKeep => {
      const isStored = stored.get(key.join(' ')) === describeState(file);
      return { key, isStored, create: () => toKeptFile(file, key[0]) };
    });
    // Only who has read something, and has it still, takes the place of what another page keeps.
    const onlyOwn = !hasRead || files.length === 0;
    hasRead = false;
    try {
      await store.write(pages.ownId, files, onlyOwn);
      if (isForgotten()) return; // meanwhile, and about to be deleted
      stored = new Map(complete.map(({ file, key }) => [key.join(' '), describeState(file)]));
      setKeeping(files.length > 0 ? 'kept' : undefined);
      if (view !== undefined) await store.update(pages.ownId, { view });
    } catch {
      if (isForgotten()) return;
      setKeeping(files.length > 0 ? 'unavailable' : undefined);
      // A part of a log must not pass for all of it.
      stored.clear();
      await store.write(pages.ownId, [], true).catch(() => undefined);
    }
  }

  /** Never rejects. */
  async function writeView(): Promise<void> {
    if (keeping === 'kept') await store.update(pages.ownId, { view }).catch(() => undefined);
  }

  /** Undefined where the log is another page's by now; false where it is damaged. */
  async function takeOver(former: StoredLog): Promise<readonly KeptFile[] | undefined | false> {
    try {
      const found = await store.takeOver(former, pages.ownId);
      for (const file of found ?? []) checkKeptFile(file);
      return found;
    } catch {
      return false;
    }
  }

  return {
    get keeping() {
      return keeping;
    },
    fileEnded() {
      hasRead = true;
      writeSoon(WRITE_AFTER_MS);
    },
    fileRemoved() {
      // The next log is another one.
      if (analysis.isEmpty && isForgotten()) setKeeping(undefined);
      // Several at once are one write.
      writeSoon(0);
    },
    keepView(next) {
      view = next;
      clearTimeout(viewTimer);
      if (keeping === 'kept') viewTimer = setTimeout(() => void enqueue(writeView), WRITE_AFTER_MS);
    },
    openKept: () =>
      enqueue(async () => {
        const log = await store.findLog().catch(() => undefined);
        if (log === undefined || (await pages.isAlive(log.pageId))) return undefined;
        const files = log.openings < MAX_OPENINGS && (await takeOver(log));
        if (files === false) {
          await store.delete().catch(() => undefined);
          return undefined;
        }
        if (files === undefined || !analysis.isEmpty) return undefined;
        const restored = files.map((file, i) => ({ id: toFileId('kept', i), file }));
        for (const { id, file } of restored) analysis.restoreFile(id, file);
        for (const file of analysis.listComplete()) {
          stored.set([file.about.contentKey ?? '', file.about.name].join(' '), describeState(file));
        }
        setTimeout(
          () => void store.update(pages.ownId, { openings: 0 }).catch(() => undefined),
          SURVIVED_AFTER_MS,
        );
        setKeeping('kept');
        return { files: restored.map(({ id, file }) => toRestoredFile(id, file)), view: log.view };
      }),
    forget: () => {
      clearTimeout(timer);
      stored.clear();
      setKeeping('forgotten');
      return enqueue(() => store.delete());
    },
  };
}

/** Files that cannot be read any more are left out: nobody could tell whether they come again. */
async function findKeys(
  files: readonly CompleteFile[],
): Promise<readonly { readonly file: CompleteFile; readonly key: FileKey }[]> {
  const keyed = await Promise.all(
    files.map(async (file) => {
      const { about, text } = file;
      // Once: the file can be gone later, and what was read of it is kept all the same.
      about.contentKey ??= await readContentKey(about.size, text.readSlice).catch(() => undefined);
      return about.contentKey === undefined ? [] : [{ file, key: [about.contentKey, about.name] as const }];
    }),
  );
  return keyed.flat();
}
