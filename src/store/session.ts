/** What is loaded: the files on their way, the latest overview of what was read of them, and what failed. */
import { createStore } from 'zustand/vanilla';
import type { KeptFileNews, Overview } from '../analysis/api/api.ts';
import type { SourceId } from '../analysis/api/ingestApi.ts';
import { latestOnly } from './latestOnly.ts';
import { findChangedFiles, type OpenedFile } from './fileWatch.ts';
import type {
  Alert,
  Connect,
  OpenableFile,
  OpenReading,
  SessionState,
  SessionStore,
} from './sessionState.ts';
import { getSelection, type ViewStore } from './view.ts';

// The ui layer knows the analysis only through the stores.
export type {
  Comparison,
  ContextLine,
  Difference,
  EventLine,
  KeptFileNews,
  LinePlace,
  LinesPage,
  OpenFailure,
  Overview,
  PlacedEvidence,
  PlacedFinding,
  TimelineView,
  UnpackedSize,
} from '../analysis/api/api.ts';
export type { TextPlaces } from '../analysis/api/searchApi.ts';
export type * from './sessionState.ts';

const FIRST_MAX_BINS = 240;

export function createSession(connect: Connect, view: ViewStore): SessionStore {
  const cancelById = new Map<SourceId, () => void>();
  const answerById = new Map<SourceId, (goOn: boolean) => void>();
  /** Files by the number that they have, or take the place of. */
  const beingRead = new Set<SourceId>();
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
    readsAlone: false,
    keptFiles: [],
    isFromLastVisit: false,
    get analysis() {
      return connection.analysis;
    },
    attach: async (id, file, handle) => {
      const kept = findKept(id);
      if (kept === undefined || !(await connection.analysis.attachFile(id, file, handle))) return false;
      const source = { ...kept, file, handle };
      files.set(id, source);
      dropKept(id);
      if (!kept.canAttach) void read(source, id); // it has to be unpacked once more
      return true;
    },
    openFiles: (opened) => {
      lastBatch += 1;
      for (const source of opened) void read({ name: source.file.name, ...source }, findFormer(source));
    },
    readInZone: (id, zone) => {
      const fileId = Math.floor(id);
      const opened = files.get(fileId);
      if (opened !== undefined) void read({ ...opened, zone }, fileId);
    },
    findChanged: latestOnly(async () => {
      const kept = get().keptFiles.map((file) => [file.id, file] as const);
      const changed = (await findChangedFiles([...files, ...kept])).filter(({ id }) => !beingRead.has(id));
      if (changed.length > 0 || get().changed.length > 0) set({ changed });
    }),
    readOn: (id) => {
      const opened = files.get(id) ?? findKept(id);
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
      updateReading(id, { isCancelled: true });
    },
    remove: (id) => {
      cancelById.get(id)?.();
      files.delete(id);
      dropKept(id);
      void connection.analysis.removeSource(id).then(refresh, onLost);
    },
    clear: () => {
      for (const { id } of get().readings) get().remove(id);
      for (const { id } of get().overview?.sources ?? []) get().remove(id);
      set({ alerts: [], notices: [], changed: [], isFromLastVisit: false });
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
    compare: (before, after) => connection.analysis.compare(before, after),
    readLines: (selection, newestFirst, first, count) =>
      connection.analysis.getLines(selection, newestFirst, first, count),
    readHits: (newestFirst, first, count) => connection.analysis.getHits(newestFirst, first, count),
    search: (scope, pattern, onProgress) => connection.searching.search(scope, pattern, onProgress),
    closeSearch: () => {
      void connection.analysis.closeSearch();
    },
    findPlaces: (pattern, texts) => connection.searching.findPlaces(pattern, texts),
    readContext: (place) => connection.analysis.getContext(place),
    readLine: (place) => connection.analysis.getLine(place),
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
    if (getSelection(state) !== getSelection(before) || state.groupBy !== before.groupBy) refresh();
  });

  return store;

  async function loadOverview(): Promise<void> {
    const selection = getSelection(view.getState());
    const { groupBy } = view.getState();
    const overview = await connection.analysis.getOverview(selection, maxBins, groupBy);
    store.setState({ overview, overviewRange: selection.range, overviewAt: performance.now() });
    // A range of a log that is gone would hide the next one.
    if (overview.sources.length === 0 && store.getState().readings.length === 0) view.getState().reset();
  }

  /** The same file, when only a part of it was read, or on the last visit: what is read now takes its place. */
  function findFormer({ file, name = file.name }: OpenableFile): SourceId | undefined {
    for (const [id, { file: other, name: otherName, isBroken }] of files) {
      const isSame =
        name === otherName && file.size === other.size && file.lastModified === other.lastModified;
      if (isBroken === true && isSame) return id;
    }
    return store.getState().keptFiles.find((kept) => kept.name === name)?.id;
  }

  function findKept(id: SourceId): KeptFileNews | undefined {
    return store.getState().keptFiles.find((kept) => kept.id === id);
  }

  function dropKept(id: SourceId): void {
    store.setState(({ keptFiles }) => ({ keptFiles: keptFiles.filter((kept) => kept.id !== id) }));
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
    // The last news has to be on screen before the file stops being one that is read.
    await loadOverview().catch(onLost);
    store.setState(({ readings }) => ({ readings: readings.filter((other) => other.id !== id) }));
    if (outcome === undefined || outcome.kind === 'log') return;
    if (outcome.kind === 'flyToml') {
      files.delete(id);
      store.setState({ flyTomlName: name });
      void connection.analysis.setFlyToml({ name, text: outcome.text });
      return;
    }
    if (outcome.kind === 'sameContent') {
      files.delete(id);
      const isAttached = await store.getState().attach(outcome.id, file, handle);
      const keptName = files.get(outcome.id)?.name ?? '';
      store.getState().addNotice({ kind: isAttached ? 'attached' : 'sameContent', fileName: name, keptName });
      return;
    }
    const { failure } = outcome;
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
