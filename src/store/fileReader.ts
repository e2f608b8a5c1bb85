/**
 * Reads files into the session: files go in; the session's list of readings, its alerts and notices follow. It knows
 * how each open file was read, so that one can be read again in its place, and none is counted twice.
 */
import type { FileId, TextId } from '../analysis/api/ids.ts';
import type { AnalysisConnection } from '../analysis/page/connect.ts';
import { findChangedFiles, type OpenedFile } from './fileWatch.ts';
import type { RestoredFile } from '../analysis/api/keptLog.ts';
import type { OpenableFile, OpenReading, SessionState, SessionStore } from './sessionState.ts';

/** What the reader needs of the session. */
interface ReaderSession {
  readonly store: Pick<SessionStore, 'getState' | 'setState'>;
  /** Shows what is read. Never rejects. */
  readonly showOverview: () => Promise<void>;
  readonly onLost: (error: unknown) => void;
}

/** See SessionState. */
type FileReader = Pick<
  SessionState,
  'openFiles' | 'attach' | 'readInZone' | 'readOn' | 'readAnyway' | 'answerTooLarge' | 'cancel' | 'remove'
> & {
  reportFailure: SessionState['reportFailure'];
  findChanged: () => Promise<void>;
  /** An archive unpacks to very much: resolves when somebody has said whether to go on. */
  askToGoOn: (id: FileId, tooLarge: NonNullable<OpenReading['tooLarge']>) => Promise<boolean>;
  /** Ends all readings and forgets all files. */
  clear: () => void;
};

export function createFileReader(
  connection: AnalysisConnection,
  { store, showOverview, onLost }: ReaderSession,
): FileReader {
  const cancelById = new Map<FileId, () => void>();
  const answerById = new Map<FileId, (goOn: boolean) => void>();
  /** By the id that they have, or take the place of. */
  const beingRead = new Set<FileId>();
  /** As they were read last. */
  const files = new Map<FileId, OpenedFile>();
  let lastBatch = 0;

  /** The same file, when only a part of it was read, or on the last visit: what is read now takes its place. */
  function findFormer({ file, name = file.name }: OpenableFile): FileId | undefined {
    for (const [id, { file: other, name: otherName, isBroken }] of files) {
      const isSame =
        name === otherName && file.size === other.size && file.lastModified === other.lastModified;
      if (isBroken === true && isSame) return id;
    }
    return store.getState().keptFiles.find((kept) => kept.name === name)?.id;
  }

  function findKept(id: FileId): RestoredFile | undefined {
    return store.getState().keptFiles.find((kept) => kept.id === id);
  }

  function dropKept(id: FileId): void {
    store.setState(({ keptFiles }) => ({ keptFiles: keptFiles.filter((kept) => kept.id !== id) }));
  }

  function updateReading(id: FileId, change: Partial<OpenReading>): void {
    store.setState(({ readings }) => ({
      readings: readings.map((reading) => (reading.id === id ? { ...reading, ...change } : reading)),
    }));
  }

  async function attach(
    ...[id, file, handle]: Parameters<SessionState['attach']>
  ): ReturnType<SessionState['attach']> {
    const kept = findKept(id);
    if (kept === undefined || !(await connection.analysis.attachFile(id, file, handle))) return false;
    const source = { ...kept, file, handle };
    files.set(id, source);
    dropKept(id);
    if (!kept.canAttach) void read(source, id); // it has to be unpacked once more
    return true;
  }

  /** With `replaces`, the reading takes the place of an earlier one of the file once all of it is read. */
  async function read(source: OpenedFile, replaces?: FileId): Promise<void> {
    const { file, name, handle, zone, isText } = source;
    const batch = lastBatch;
    const sameSize = [...files].flatMap(([id, other]) =>
      id !== replaces && other.isBroken !== true && other.file.size === file.size
        ? [{ id, file: other.file }]
        : [],
    );
    const known = [...sameSize, ...store.getState().keptFiles];
    const isAlone = store.getState().readsAlone;
    const options = { name, handle, zone, isText, isAlone, sameSize: known };
    const reading = connection.open(file, options, replaces);
    const { id } = reading;
    if (replaces === undefined) files.set(id, source);
    beingRead.add(replaces ?? id);
    cancelById.set(id, () => {
      if (replaces === undefined) files.set(id, { ...source, isBroken: true });
      reading.cancel();
    });
    const opened: OpenReading = { id, name, size: file.size, startedAt: undefined };
    store.setState(({ readings }) => ({ readings: [...readings, opened] }));
    void reading.started.then(() => {
      updateReading(id, { startedAt: performance.now() });
    });
    const outcome = await reading.ended;
    cancelById.delete(id);
    answerById.delete(id);
    beingRead.delete(replaces ?? id);
    // Unless it was removed meanwhile.
    if (replaces !== undefined && outcome?.kind === 'log' && (files.has(replaces) || findKept(replaces))) {
      files.set(replaces, source);
      dropKept(replaces);
    }
    // The last update has to be on screen before the file stops being one that is read.
    await showOverview();
    store.setState(({ readings }) => ({ readings: readings.filter((other) => other.id !== id) }));
    const progress = findProgress(store.getState(), id);
    // Nothing of it was read, or it was removed.
    if (progress === undefined) files.delete(id);
    if (outcome === undefined || outcome.kind === 'log') return;
    if (outcome.kind === 'flyToml') {
      store.setState({ flyTomlName: name });
      connection.analysis.setFlyToml({ name, text: outcome.text }).catch(onLost);
      return;
    }
    if (outcome.kind === 'context') {
      const others = store.getState().contextFiles.filter((other) => other.name !== name);
      const contextFiles = [...others, outcome.file];
      store.setState({ contextFiles });
      connection.analysis.setContext(contextFiles).catch(onLost);
      return;
    }
    if (outcome.kind === 'sameContent') {
      const isAttached = await attach(outcome.id, file, handle);
      const keptName = files.get(outcome.id)?.name ?? '';
      store.getState().addNotice({ kind: isAttached ? 'attached' : 'sameContent', fileName: name, keptName });
      return;
    }
    const { failure } = outcome;
    if (files.has(id)) files.set(id, { ...source, isBroken: true });
    // Somebody said to stop here; the file's own report tells that it was read in part.
    if (failure.kind === 'unreadable' && failure.container?.kind === 'tooLarge') return;
    store.getState().addAlert({
      ...{ fileName: name, failure, source, batch },
      keptShare: progress === undefined || file.size === 0 ? 0 : progress.bytesRead / file.size,
      keptLines: countLines(store.getState(), id),
    });
  }

  /** Ends its reading, if it is being read. */
  function forget(id: FileId): void {
    cancelById.get(id)?.();
    files.delete(id);
    dropKept(id);
  }

  return {
    attach,
    openFiles(opened) {
      lastBatch += 1;
      for (const source of opened) void read({ name: source.file.name, ...source }, findFormer(source));
    },
    readInZone(id, zone) {
      const opened = files.get(id);
      if (opened !== undefined) void read({ ...opened, zone }, id);
    },
    async findChanged() {
      const kept = store.getState().keptFiles.map((file) => [file.id, file] as const);
      const changed = (await findChangedFiles([...files, ...kept])).filter(({ id }) => !beingRead.has(id));
      if (changed.length > 0 || store.getState().changed.length > 0) store.setState({ changed });
    },
    readOn(id) {
      const opened = files.get(id) ?? findKept(id);
      const latest = store.getState().changed.find((changed) => changed.id === id)?.file;
      if (opened === undefined || latest === undefined) return;
      store.setState(({ changed }) => ({ changed: changed.filter((other) => other.id !== id) }));
      void read({ ...opened, file: latest }, id);
    },
    readAnyway(alertId) {
      const { alerts, dismissAlerts } = store.getState();
      const source = alerts.find(({ id }) => id === alertId)?.source;
      if (source === undefined) return;
      dismissAlerts([alertId]);
      lastBatch += 1;
      void read({ ...source, isText: true });
    },
    reportFailure(fileName, failure) {
      lastBatch += 1;
      store.getState().addAlert({ fileName, failure, keptShare: 0, keptLines: 0, batch: lastBatch });
    },
    askToGoOn(id, tooLarge) {
      updateReading(id, { tooLarge });
      return new Promise((resolve) => answerById.set(id, resolve));
    },
    answerTooLarge(id, goOn) {
      updateReading(id, { tooLarge: undefined });
      answerById.get(id)?.(goOn);
    },
    cancel(id) {
      cancelById.get(id)?.();
      updateReading(id, { isCancelled: true });
    },
    remove(id) {
      const fileId = findFileToRemove(store.getState(), id, beingRead);
      if (fileId !== undefined) forget(fileId);
      const { analysis } = connection;
      const removed = fileId === undefined ? analysis.removeText(id) : analysis.removeFile(fileId);
      removed.then(showOverview).catch(onLost);
    },
    clear() {
      for (const cancel of cancelById.values()) cancel();
      files.clear();
      connection.analysis.clear().then(showOverview).catch(onLost);
    },
  };
}

/** The file that goes with a text, where there is, and will be, no other text in it. */
function findFileToRemove(
  state: SessionState,
  id: TextId,
  beingRead: ReadonlySet<FileId>,
): FileId | undefined {
  const sources = state.overview?.sources ?? [];
  const fileId = sources.find((text) => text.id === id)?.fileId;
  if (fileId === undefined) return undefined;
  if (findProgress(state, fileId)?.isArchive !== true) return fileId;
  const hasOthers = sources.some((text) => text.fileId === fileId && text.id !== id);
  return hasOthers || beingRead.has(fileId) ? undefined : fileId;
}

/** Undefined where nothing of the file is read. */
export function findProgress(
  { overview }: Pick<SessionState, 'overview'>,
  id: FileId,
): NonNullable<SessionState['overview']>['files'][number] | undefined {
  return overview?.files.find((file) => file.id === id);
}

function countLines({ overview }: SessionState, id: FileId): number {
  const sources = overview?.sources.filter(({ fileId }) => fileId === id) ?? [];
  return sources.reduce((sum, { lines }) => sum + lines, 0);
}
