/** What is loaded: the files on their way, the latest overview of what was read of them, and what failed. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  AnalysisApi,
  ContextLine,
  LinesPage,
  OpenFailure,
  Overview,
  ReadingOptions,
  SourceId,
  UnpackedSize,
} from '../analysis/api.ts';
import { latestOnly, type ConnectionEvents, type FileReading } from '../analysis/connect.ts';
import type { Selection } from '../core/selection.ts';
import type { TimeRange } from '../core/units.ts';
import { findChangedFiles, type ChangedFile, type FileHandle, type OpenedFile } from './fileWatch.ts';
import { getRange, type ViewStore } from './view.ts';

// The ui layer knows the analysis only through the stores.
export type {
  ContextLine,
  EventLine,
  LinesPage,
  OpenFailure,
  Overview,
  TimelineView,
  UnpackedSize,
} from '../analysis/api.ts';

type AsyncMethods<Api, Names extends keyof Api> = {
  readonly [Name in Names]: Api[Name] extends (...args: infer Args) => infer Answer
    ? (...args: Args) => Promise<Awaited<Answer>>
    : never;
};

/** The part of the AnalysisConnection that a session needs. */
export interface SessionConnection {
  readonly analysis: AsyncMethods<AnalysisApi, 'getOverview' | 'getLines' | 'getContext' | 'removeSource'>;
  open(file: File, options?: ReadingOptions, replaces?: SourceId): FileReading;
}

/** Makes the connection; `connectAnalysis` in the page. */
export type Connect = (events: ConnectionEvents) => SessionConnection;

/** A file that is being read. */
export interface OpenReading {
  /** What it has unpacked to, while somebody has to say whether to go on. */
  readonly tooLarge?: UnpackedSize | undefined;
  readonly id: SourceId;
  readonly name: string;
  readonly size: number;
  /** On the clock of `overviewAt`; undefined while it waits for its turn. */
  readonly startedAt: number | undefined;
}

/** A file to open. */
export interface OpenableFile {
  readonly file: File;
  /** What people call it, where that is not the file's own name. */
  readonly name?: string;
  readonly handle?: FileHandle | undefined;
}

/** Something that went as it should, and has to be said. */
export type NoticeText =
  | { readonly kind: 'sameContent'; readonly fileName: string; readonly keptName: string }
  | {
      readonly kind: 'leftOut';
      readonly folderName: string;
      /** Hidden or empty files. */
      readonly leftOut: number;
      /** Files behind the most that are opened of one folder. */
      readonly beyond: number;
    };
export type Notice = NoticeText & { readonly id: number };

/** A file, or the rest of it, that could not be read. Stays until it is dismissed. */
export interface Alert {
  readonly id: number;
  readonly fileName: string;
  readonly failure: OpenFailure;
  /** Share of the file that was read before and is kept, 0 to 1. */
  readonly keptShare: number;
  /** Lines that were read before and are kept. */
  readonly keptLines: number;
  /** What was to be read, where it can be tried again. */
  readonly source?: OpenedFile;
  /** The same for files that were opened together. */
  readonly batch: number;
}

export interface SessionState {
  readonly readings: readonly OpenReading[];
  readonly overview: Overview | undefined;
  /** The range that the overview is of. */
  readonly overviewRange: TimeRange | undefined;
  /** When the overview came, in milliseconds of `performance.now()`. */
  readonly overviewAt: number;
  readonly alerts: readonly Alert[];
  /** Why the analysis is lost; only a reload helps. */
  readonly crash: string | undefined;
  readonly notices: readonly Notice[];
  /** Reads files and adds them to what is loaded. */
  readonly openFiles: (files: readonly OpenableFile[]) => void;
  /** Reads a file once more, with its times without a zone taken as those of `zone`. */
  readonly readInZone: (id: SourceId, zone: string) => void;
  /** Files that are not any more what was read of them, when they were last looked for. */
  readonly changed: readonly ChangedFile[];
  /** Looks for changed files; only those that were opened with a handle can be seen to change. */
  readonly findChanged: () => void;
  /** Takes up what has changed in a file; what was read before is shown until then. */
  readonly readOn: (id: SourceId) => void;
  readonly reportFailure: (fileName: string, failure: OpenFailure) => void;
  /** Answers for a reading that is `tooLarge`; what was read stays in any case. */
  readonly answerTooLarge: (id: SourceId, goOn: boolean) => void;
  /** Reads the file of an alert as text, whatever it looks like. */
  readonly readAnyway: (alertId: number) => void;
  /** Stops reading; what was read stays. */
  readonly cancel: (id: SourceId) => void;
  /** Forgets a file and everything that was read of it. */
  readonly remove: (id: SourceId) => void;
  readonly clear: () => void;
  readonly dismissAlerts: (ids: readonly number[]) => void;
  readonly addNotice: (notice: NoticeText) => void;
  readonly dismissNotice: (id: number) => void;
  /** How many bars the timeline has room for. */
  readonly setMaxBins: (maxBins: number) => void;
  readonly readLines: (
    selection: Selection,
    newestFirst: boolean,
    first: number,
    count: number,
  ) => Promise<LinesPage>;
  readonly readContext: (
    selection: Selection,
    newestFirst: boolean,
    index: number,
  ) => Promise<readonly ContextLine[] | undefined>;
}

export type SessionStore = StoreApi<SessionState>;

const FIRST_MAX_BINS = 240;

export function createSession(connect: Connect, view: ViewStore): SessionStore {
  const cancelById = new Map<SourceId, () => void>();
  const answerById = new Map<SourceId, (goOn: boolean) => void>();
  /** As they were read last. */
  const files = new Map<SourceId, OpenedFile>();
  let maxBins = FIRST_MAX_BINS;
  let lastAlertId = 0;
  let lastBatch = 0;

  const store = createStore<SessionState>((set, get) => ({
    readings: [],
    overview: undefined,
    overviewRange: undefined,
    overviewAt: 0,
    alerts: [],
    crash: undefined,
    changed: [],
    notices: [],
    openFiles: (opened) => {
      lastBatch += 1;
      for (const source of opened) void read({ name: source.file.name, ...source }, findBroken(source));
    },
    readInZone: (id, zone) => {
      const fileId = Math.floor(id);
      const opened = files.get(fileId);
      if (opened !== undefined) void read({ ...opened, zone }, fileId);
    },
    findChanged: latestOnly(async () => {
      const changed = await findChangedFiles(files);
      if (changed.length > 0 || get().changed.length > 0) set({ changed });
    }),
    readOn: (id) => {
      const opened = files.get(id);
      const latest = get().changed.find((changed) => changed.id === id)?.file;
      if (opened === undefined || latest === undefined) return;
      set(({ changed }) => ({ changed: changed.filter((other) => other.id !== id) }));
      void read({ ...opened, file: latest }, id);
    },
    reportFailure: (fileName, failure) => {
      addAlert({ fileName, failure, keptShare: 0, keptLines: 0, batch: (lastBatch += 1) });
    },
    answerTooLarge: (id, goOn) => {
      updateReading(id, { tooLarge: undefined });
      answerById.get(id)?.(goOn);
    },
    readAnyway: (alertId) => {
      const source = get().alerts.find(({ id }) => id === alertId)?.source;
      if (source === undefined) return;
      get().dismissAlerts([alertId]);
      lastBatch += 1;
      void read({ ...source, isText: true });
    },
    cancel: (id) => {
      cancelById.get(id)?.();
    },
    remove: (id) => {
      cancelById.get(id)?.();
      files.delete(id);
      void connection.analysis.removeSource(id).then(refresh, onLost);
    },
    clear: () => {
      for (const { id } of get().readings) get().remove(id);
      for (const { id } of get().overview?.sources ?? []) get().remove(id);
      set({ alerts: [], notices: [], changed: [] });
      view.getState().reset();
    },
    dismissAlerts: (ids) => {
      set(({ alerts }) => ({ alerts: alerts.filter((alert) => !ids.includes(alert.id)) }));
    },
    addNotice: (notice) => {
      lastAlertId += 1;
      const added = { ...notice, id: lastAlertId };
      set(({ notices }) => ({ notices: [...notices, added] }));
    },
    dismissNotice: (id) => {
      set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
    },
    setMaxBins: (wanted) => {
      if (wanted === maxBins) return;
      maxBins = wanted;
      refresh();
    },
    readLines: (selection, newestFirst, first, count) =>
      connection.analysis.getLines(selection, newestFirst, first, count),
    readContext: (selection, newestFirst, index) =>
      connection.analysis.getContext(selection, newestFirst, index),
  }));

  const refresh = latestOnly(async () => {
    await loadOverview().catch(onLost);
  });

  const connection = connect({
    onChange: refresh,
    onCrash: (reason) => {
      store.setState({ crash: reason, readings: [] });
    },
    onTooLarge: (id, tooLarge) => {
      updateReading(id, { tooLarge });
      return new Promise((resolve) => answerById.set(id, resolve));
    },
  });

  view.subscribe((state, before) => {
    if (getRange(state) !== getRange(before)) refresh();
  });

  return store;

  async function loadOverview(): Promise<void> {
    const overviewRange = getRange(view.getState());
    const overview = await connection.analysis.getOverview(overviewRange, maxBins);
    store.setState({ overview, overviewRange, overviewAt: performance.now() });
    // A range of a log that is gone would hide the next one.
    if (overview.sources.length === 0 && store.getState().readings.length === 0) view.getState().reset();
  }

  /** The same file, when only a part of it was read: what is read now takes its place. */
  function findBroken({ file, name = file.name }: OpenableFile): SourceId | undefined {
    for (const [id, { file: other, name: otherName, isBroken }] of files) {
      const isSame =
        name === otherName && file.size === other.size && file.lastModified === other.lastModified;
      if (isBroken === true && isSame) return id;
    }
    return undefined;
  }

  /** With `replaces`, the reading takes the place of an earlier one of the file once all of it is read. */
  async function read(source: OpenedFile, replaces?: SourceId): Promise<void> {
    const { file, name, handle, zone, isText } = source;
    const batch = lastBatch;
    const sameSize = [...files].flatMap(([id, other]) =>
      id !== replaces && other.isBroken !== true && other.file.size === file.size
        ? [{ id, file: other.file }]
        : [],
    );
    const reading = connection.open(file, { name, handle, zone, isText, sameSize }, replaces);
    const { id } = reading;
    if (replaces === undefined) files.set(id, source);
    cancelById.set(id, () => {
      if (replaces === undefined) files.set(id, { ...source, isBroken: true });
      reading.cancel();
    });
    const opened: OpenReading = { id, name, size: file.size, startedAt: undefined };
    store.setState(({ readings }) => ({ readings: [...readings, opened] }));
    void reading.started.then(() => {
      updateReading(id, { startedAt: performance.now() });
    });
    const failure = await reading.ended;
    cancelById.delete(id);
    answerById.delete(id);
    if (replaces !== undefined && failure === undefined) files.set(replaces, source);
    // The last news has to be on screen before the file stops being one that is read.
    await loadOverview().catch(onLost);
    store.setState(({ readings }) => ({ readings: readings.filter((other) => other.id !== id) }));
    if (failure === undefined) return;
    if (failure.kind === 'sameContent') {
      files.delete(id);
      const keptName = files.get(failure.id)?.name ?? '';
      store.getState().addNotice({ kind: 'sameContent', fileName: name, keptName });
      return;
    }
    const keptShare = findKeptShare(opened);
    if (replaces === undefined) {
      if (keptShare > 0) files.set(id, { ...source, isBroken: true });
      else files.delete(id);
    }
    // Somebody said to stop here; the file's own account tells that it was read in part.
    if (failure.kind === 'unreadable' && failure.container?.kind === 'tooLarge') return;
    addAlert({ fileName: name, failure, keptShare, keptLines: countLines(id), source, batch });
  }

  function updateReading(id: SourceId, change: Partial<OpenReading>): void {
    store.setState(({ readings }) => ({
      readings: readings.map((reading) => (reading.id === id ? { ...reading, ...change } : reading)),
    }));
  }

  function countLines(fileId: SourceId): number {
    return findTexts(store.getState().overview, fileId).reduce((sum, { lines }) => sum + lines, 0);
  }

  function findKeptShare({ id, size }: OpenReading): number {
    return size === 0 ? 0 : getFileBytesRead(store.getState().overview, id) / size;
  }

  function addAlert(alert: Omit<Alert, 'id'>): void {
    lastAlertId += 1;
    const id = lastAlertId;
    store.setState(({ alerts }) => ({ alerts: [...alerts, { ...alert, id }] }));
  }

  function onLost(error: unknown): void {
    store.setState({ crash: error instanceof Error ? error.message : String(error) });
  }
}

/** How far a file is read, by its own bytes; the texts of an archive are sources with fractions of its id. */
export function getFileBytesRead(overview: Overview | undefined, fileId: SourceId): number {
  return findTexts(overview, fileId).reduce((most, { fileBytesRead }) => Math.max(most, fileBytesRead), 0);
}

function findTexts(overview: Overview | undefined, fileId: SourceId): Overview['sources'] {
  return overview?.sources.filter(({ id }) => Math.floor(id) === fileId) ?? [];
}
