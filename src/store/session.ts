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
} from '../analysis/api.ts';
import { latestOnly, type FileReading } from '../analysis/connect.ts';
import type { Selection } from '../core/selection.ts';
import type { TimeRange } from '../core/units.ts';
import { getRange, type ViewStore } from './view.ts';

// The ui layer knows the analysis only through the stores.
export type {
  ContextLine,
  EventLine,
  LinesPage,
  OpenFailure,
  Overview,
  TimelineView,
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
export type Connect = (onChange: () => void, onCrash: (reason: string) => void) => SessionConnection;

/** A file that is being read. */
export interface OpenReading {
  readonly id: SourceId;
  readonly name: string;
  readonly size: number;
  /** On the clock of `overviewAt`. */
  readonly startedAt: number;
}

/** A file, or the rest of it, that could not be read. Stays until it is dismissed. */
export interface Alert {
  readonly id: number;
  readonly fileName: string;
  readonly failure: OpenFailure;
  /** Share of the file that was read before and is kept, 0 to 1. */
  readonly keptShare: number;
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
  /** Reads files and adds them to what is loaded; folders are told apart and fail. */
  readonly openFiles: (files: readonly File[], folderNames?: readonly string[]) => void;
  /** Reads a file once more, with its times without a zone taken as those of `zone`. */
  readonly readInZone: (id: SourceId, zone: string) => void;
  readonly reportFailure: (fileName: string, failure: OpenFailure) => void;
  /** Stops reading; what was read stays. */
  readonly cancel: (id: SourceId) => void;
  /** Forgets a file and everything that was read of it. */
  readonly remove: (id: SourceId) => void;
  readonly clear: () => void;
  readonly dismissAlert: (id: number) => void;
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
  const files = new Map<SourceId, File>();
  let maxBins = FIRST_MAX_BINS;
  let lastAlertId = 0;

  const store = createStore<SessionState>((set, get) => ({
    readings: [],
    overview: undefined,
    overviewRange: undefined,
    overviewAt: 0,
    alerts: [],
    crash: undefined,
    openFiles: (files, folderNames = []) => {
      for (const name of folderNames) get().reportFailure(name, { kind: 'folder' });
      for (const file of files) void read(file);
    },
    readInZone: (id, zone) => {
      const fileId = Math.floor(id);
      const file = files.get(fileId);
      if (file !== undefined) void read(file, { zone }, fileId);
    },
    reportFailure: (fileName, failure) => {
      addAlert({ fileName, failure, keptShare: 0 });
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
      set({ alerts: [] });
      view.getState().reset();
    },
    dismissAlert: (id) => {
      set(({ alerts }) => ({ alerts: alerts.filter((alert) => alert.id !== id) }));
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

  const connection = connect(refresh, (reason) => {
    store.setState({ crash: reason, readings: [] });
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

  async function read(file: File, options?: ReadingOptions, replaces?: SourceId): Promise<void> {
    const reading = connection.open(file, options, replaces);
    const { id } = reading;
    files.set(replaces ?? id, file);
    cancelById.set(id, () => {
      reading.cancel();
    });
    const opened: OpenReading = { id, name: file.name, size: file.size, startedAt: performance.now() };
    store.setState(({ readings }) => ({ readings: [...readings, opened] }));
    const failure = await reading.ended;
    cancelById.delete(id);
    // The last news has to be on screen before the file stops being one that is read.
    await loadOverview().catch(onLost);
    store.setState(({ readings }) => ({ readings: readings.filter((other) => other.id !== id) }));
    if (failure !== undefined) addAlert({ fileName: file.name, failure, keptShare: findKeptShare(opened) });
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
  const texts = overview?.sources.filter(({ id }) => Math.floor(id) === fileId) ?? [];
  return texts.reduce((most, { fileBytesRead }) => Math.max(most, fileBytesRead), 0);
}
