/** What is loaded: the files on their way, the latest overview of what was read of them, and what failed. */
import { createStore } from 'zustand/vanilla';
import type { AnalysisConnection } from '../analysis/page/connect.ts';
import { createFileReader } from './fileReader.ts';
import { latestOnly } from './latestOnly.ts';
import type { SessionState, SessionStore } from './sessionState.ts';
import { getSelection, type ViewStore } from './view.ts';

// The ui layer knows the analysis only through the stores.
export type {
  Comparison,
  ContextLine,
  Difference,
  EventLine,
  Lanes,
  LinePlace,
  LinesPage,
  OpenFailure,
  Overview,
  PlacedEvidence,
  PlacedFinding,
  TextReport,
  TimelineView,
  UnpackedSize,
} from '../analysis/api/api.ts';
export type { FileId, TextId } from '../analysis/api/ids.ts';
export type { RestoredFile } from '../analysis/api/keptLog.ts';
export type { TextPlaces } from '../analysis/api/searchApi.ts';
export type { AnalysisClient } from '../analysis/page/connect.ts';
export type * from './sessionState.ts';

const FIRST_MAX_BINS = 240;

export function createSession(connection: AnalysisConnection, view: ViewStore): SessionStore {
  const { analysis } = connection;
  let maxBins = FIRST_MAX_BINS;
  let lastId = 0;

  async function loadOverview(): Promise<void> {
    const selection = getSelection(view.getState());
    const { groupBy } = view.getState();
    const overview = await analysis.getOverview(selection, maxBins, groupBy);
    store.setState({ overview, overviewRange: selection.range, overviewAt: performance.now() });
    // A range of a log that is gone would hide the next one.
    if (overview.sources.length === 0 && store.getState().readings.length === 0) view.getState().reset();
  }

  function onLost(error: unknown): void {
    store.setState({ crash: error instanceof Error ? error.message : String(error) });
  }

  const showOverview = (): Promise<void> => loadOverview().catch(onLost);
  const refresh = latestOnly(showOverview);

  const store = createStore<SessionState>((set, _, own) => {
    const { findChanged, clear, askToGoOn, ...reader } = createFileReader(connection, {
      store: own,
      showOverview,
      onLost,
    });
    connection.subscribe({
      onChange: refresh,
      onCrash: (reason) => {
        set({ crash: reason, readings: [] });
      },
      onTooLarge: askToGoOn,
    });
    return {
      ...reader,
      readings: [],
      overview: undefined,
      overviewRange: undefined,
      overviewAt: 0,
      alerts: [],
      contextFiles: [],
      crash: undefined,
      changed: [],
      notices: [],
      readsAlone: false,
      keptFiles: [],
      isFromLastVisit: false,
      findChanged: latestOnly(findChanged),
      clear: () => {
        clear();
        set({ alerts: [], notices: [], changed: [], keptFiles: [], isFromLastVisit: false });
        set({ flyTomlName: undefined, contextFiles: [] });
        view.getState().reset();
      },
      addAlert: (alert) => {
        lastId += 1;
        const added = { ...alert, id: lastId };
        set(({ alerts }) => ({ alerts: [...alerts, added] }));
      },
      dismissAlerts: (ids) => {
        set(({ alerts }) => ({ alerts: alerts.filter((alert) => !ids.includes(alert.id)) }));
      },
      addNotice: (notice) => {
        lastId += 1;
        const added = { ...notice, id: lastId };
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
    };
  });

  view.subscribe((state, before) => {
    if (getSelection(state) !== getSelection(before) || state.groupBy !== before.groupBy) refresh();
  });

  return store;
}
