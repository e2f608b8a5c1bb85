/**
 * What the analysis worker offers the page: the analysis, with the ports through which other threads reach it, what
 * is kept on the device, and a rhythm for telling the page. Tests use it in their own thread.
 */
import { expose, transfer } from 'comlink';
import type { AnalysisApi } from '../api/api.ts';
import type { FileId } from '../api/ids.ts';
import type { SourceSink } from '../api/ingestApi.ts';
import type { SearchSource } from '../api/searchApi.ts';
import { createKeeper, type KeptPlace } from '../kept/keeper.ts';
import { createAnalysis, type AnalysisParts } from '../queries/analysis.ts';
import { createPace } from './pace.ts';

/** `place` is where what is read is kept; without it, nothing is. */
export function createAnalysisApi({
  place,
  ...parts
}: AnalysisParts & { readonly place?: KeptPlace } = {}): AnalysisApi {
  const pace = createPace();
  const analysis = createAnalysis(pace.tellSoon, parts);
  const keeper = place && createKeeper(analysis, place, pace.tellSoon);
  const sinkPorts = new Map<FileId, MessagePort>();
  let searchPort: MessagePort | undefined;

  return {
    ...analysis,
    getOverview: (...question) =>
      pace.measure(() => ({
        ...analysis.getOverview(...question),
        ...(keeper?.keeping !== undefined && { keeping: keeper.keeping }),
      })),
    compare: (before, after) => pace.measure(() => analysis.compare(before, after)),
    saveAnalysis: (isMasked) => pace.measure(() => analysis.saveAnalysis(isMasked)),
    exportEvents: (selection, isMasked) => pace.measure(() => analysis.exportEvents(selection, isMasked)),
    addFile(id, file, sinkPort, options) {
      pace.startAnew();
      analysis.addFile(id, file, options);
      sinkPorts.set(id, sinkPort);
      const sink: SourceSink = {
        update: (update, entry) => {
          analysis.updateFile(id, update, entry);
        },
      };
      expose(sink, sinkPort);
    },
    endFile(id, state) {
      sinkPorts.get(id)?.close();
      sinkPorts.delete(id);
      analysis.endFile(id, state);
      if (state === 'done') keeper?.fileEnded();
    },
    removeFile(id) {
      analysis.removeFile(id);
      keeper?.fileRemoved();
    },
    removeText(id) {
      analysis.removeText(id);
      keeper?.fileRemoved();
    },
    clear() {
      analysis.clear();
      keeper?.fileRemoved();
    },
    openSearch(scope, port) {
      searchPort?.close();
      searchPort = port;
      exposeSearchSource(analysis.openSearch(scope), port);
    },
    closeSearch() {
      searchPort?.close();
      searchPort = undefined;
      analysis.closeSearch();
    },
    openKept: async () => keeper?.openKept(),
    keepView: (view) => keeper?.keepView(view),
    forgetKept: async () => keeper?.forget(),
    subscribe: pace.subscribe,
  };
}

/** The places of millions of records go to the search's worker without a copy; it asks for them once. */
function exposeSearchSource(source: SearchSource, port: MessagePort): void {
  const moving: SearchSource = {
    async getTexts() {
      const texts = await source.getTexts();
      const buffers = texts.flatMap(({ records }) => {
        if (records === undefined) return [];
        return [records.starts.buffer, records.lengths.buffer, records.lineNumbers.buffer];
      });
      return transfer(texts, buffers as ArrayBuffer[]);
    },
    addLines: (text, lines) => source.addLines(text, lines),
    addRecords: (text, records) => source.addRecords(text, records),
  };
  expose(moving, port);
}
