/** The workers' side: what they expose, over any port, so that a test can do it over a MessageChannel. */
import { expose, transfer, wrap, type Endpoint } from 'comlink';
import { readChunks } from '../../core/bytes/bytes.ts';
import type { UnpackLimits } from '../../core/unpack/container.ts';
import { createSliceReader, takeWitness } from '../../core/bytes/growingFile.ts';
import { createReadableFile } from '../../core/bytes/readableFile.ts';
import { Analysis } from '../queries/analysis.ts';
import type { AnalysisApi } from '../api/api.ts';
import type { IngestApi, SharedFile, SourceSink } from '../api/ingestApi.ts';
import type { LoadDiagnosisTools } from '../findings/tools.ts';
import type { LoadExportTools } from '../queries/exporting.ts';
import { exposeSearchSource } from './exposeSearch.ts';
import type { ReadingCatalog } from '../ingest/ingest.ts';
import { createHelper, planReading, type FileOpener, type Helper } from './helpers.ts';
import { ingestFile } from '../ingest/ingestFile.ts';
import { createKeeper, type Owners } from '../kept/keeper.ts';
import type { KeptStore } from '../kept/keptStore.ts';
import type { ToOwner } from '../queries/overview.ts';
import { findSameFile } from '../ingest/sameFile.ts';
import { findTransferables } from './transferables.ts';

/** News reaches the page at once while there is little, then less and less often: drawing takes time from reading. */
const FIRST_REST_MS = 0;
const SECOND_REST_MS = 100;
const LONGEST_REST_MS = 500;
const REST_GROWTH = 1.5;
/** Answering takes at most a quarter of the worker's time. */
const REST_PER_WORK = 3;
/** Until then the first errors are on screen, in milliseconds: drawing them needs a processor too. */
const TAKES_ALL_AFTER_MS = 300;

const FILES: FileOpener<SharedFile> = {
  toReadable: ({ file, handle, witness }) =>
    createReadableFile(file, createSliceReader(file, handle, witness)),
  readChunks: ({ file, handle, witness }) => readChunks(file, createSliceReader(file, handle, witness)),
};

/** Where what is read is kept. */
interface KeptPlace {
  readonly store: KeptStore;
  readonly owners: Owners;
}

/** What only the composition root knows. */
export interface AnalysisParts {
  /** Whose a code is. */
  readonly toOwner?: ToOwner;
  readonly loadExportTools?: LoadExportTools;
  /** Without it, there are no findings. */
  readonly loadDiagnosisTools?: LoadDiagnosisTools;
  /** Without it, nothing is kept. */
  readonly place?: KeptPlace;
}

export function exposeAnalysis(
  endpoint: Endpoint,
  { toOwner, loadExportTools, loadDiagnosisTools, place }: AnalysisParts = {},
): void {
  let notify: () => void = () => undefined;
  let isWaiting = false;
  let answeringMs = 0;
  let restMs = FIRST_REST_MS;
  let searchPort: MessagePort | undefined;
  function notifySoon(): void {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(
      () => {
        isWaiting = false;
        answeringMs = 0;
        restMs = Math.min(LONGEST_REST_MS, Math.max(SECOND_REST_MS, restMs * REST_GROWTH));
        notify();
      },
      Math.max(restMs, answeringMs * REST_PER_WORK),
    );
  }
  const analysis = new Analysis(notifySoon, toOwner, loadExportTools, loadDiagnosisTools);
  const keeper = place && createKeeper(analysis, place.store, place.owners, notifySoon);
  async function answer<T>(ask: () => T | Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await ask();
    } finally {
      answeringMs += performance.now() - start;
    }
  }
  const api: AnalysisApi = {
    addSource(id, file, sinkPort, options) {
      restMs = FIRST_REST_MS;
      analysis.addSource(id, file, options);
      const sink: SourceSink = {
        update: (update, entry) => {
          analysis.updateSource(id, update, entry);
        },
      };
      expose(sink, sinkPort);
    },
    endSource: (id, state) => {
      analysis.endSource(id, state);
      if (state === 'done') keeper?.fileEnded();
    },
    removeSource: (id) => {
      analysis.removeSource(id);
      keeper?.fileRemoved();
    },
    getOverview: (selection, maxBins, groupBy) =>
      answer(() => ({
        ...analysis.getOverview(selection, maxBins, groupBy),
        ...(keeper?.keeping !== undefined && { keeping: keeper.keeping }),
      })),
    compare: (before, after) => answer(() => analysis.compare(before, after)),
    getDifferences: (selection) => analysis.getDifferences(selection),
    setFlyToml: (file) => {
      analysis.setFlyToml(file);
    },
    getFindings: () => analysis.getFindings(),
    saveAnalysis: (isMasked) => answer(() => analysis.saveAnalysis(isMasked)),
    exportEvents: (selection, isMasked) => answer(() => analysis.exportEvents(selection, isMasked)),
    getLines: (selection, newestFirst, first, count) =>
      analysis.getLines(selection, newestFirst, first, count),
    getContext: (place) => analysis.getContext(place),
    getLine: (place) => analysis.getLine(place),
    openSearch: (scope, port) => {
      searchPort?.close();
      searchPort = port;
      const source = analysis.openSearch(scope);
      exposeSearchSource(source, port);
    },
    closeSearch: () => {
      searchPort?.close();
      searchPort = undefined;
      analysis.closeSearch();
    },
    getHits: (newestFirst, first, count) => analysis.getHits(newestFirst, first, count),
    findNames: (digests) => analysis.findNames(digests),
    openKept: async () => keeper?.openKept(),
    attachFile: (id, file, handle) => analysis.attachFile(id, file, handle),
    keepView: (view) => keeper?.keepView(view),
    forgetKept: async () => keeper?.forget(),
    subscribe: (onChange) => {
      notify = onChange;
    },
  };
  expose(api, endpoint);
}

/** `limits` on what archives unpack to: those of `openContainer` where none are given. */
export function exposeIngest(catalog: ReadingCatalog, endpoint: Endpoint, limits?: UnpackLimits): void {
  const api: IngestApi = {
    helpThrough(port) {
      expose(createHelper(catalog, FILES), port);
    },
    async ingest(
      file,
      sinkPort,
      { name = file.name, zone, isText, isAlone = false, handle, sameSize = [] } = {},
      askToGoOn,
      startAnyHelper,
    ) {
      const same = await findSameFile(file, sameSize, handle);
      if (same !== undefined) return { kind: 'sameContent', id: same };
      const sink = wrap<SourceSink>(sinkPort);
      const witness = handle && (await takeWitness(createSliceReader(file, handle)));
      const shared: SharedFile = { file, handle, witness };
      const startHelper = isAlone ? undefined : startAnyHelper;
      const help = planReading(catalog, FILES, {
        file: shared,
        size: file.size,
        zone,
        processors: startHelper === undefined ? 1 : navigator.hardwareConcurrency,
        startHelper: startHelper && (async () => wrap<Helper<SharedFile>>(await startHelper())),
        mayTakeAll: () => new Promise((resolve) => setTimeout(resolve, TAKES_ALL_AFTER_MS)),
      });
      const source = { name, size: file.size, chunks: FILES.readChunks(shared), zone, isText };
      const news = ingestFile(source, catalog, { keepsDecoded: true, limits, askToGoOn, ...help });
      // Reading goes on while the analysis takes the last news in, and waits when it is not done by the next.
      let taken: void | Promise<void> = undefined;
      for (;;) {
        const step = await news.next();
        await taken;
        if (step.done === true) return step.value;
        const { entry, update } = step.value;
        taken = sink.update(transfer(update, findTransferables(update)), entry);
      }
    },
  };
  expose(api, endpoint);
}
