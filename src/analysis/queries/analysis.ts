/**
 * The analysis: updates of files go in, answers to the page's questions come out. Its files own what was read
 * (logFiles.ts); it owns the one log that they make up together.
 * No worker and no Comlink in here; tests run it directly.
 */
import { readContentKey } from '../../core/bytes/contentKey.ts';
import { createSliceReader } from '../../core/bytes/growingFile.ts';
import { joinContext, type ContextFile, type Release } from '../../core/diagnosis/appContext.ts';
import { toDistinctNames } from '../../core/log/distinctNames.ts';
import { mergeSources } from '../../core/log/mergeSources.ts';
import { findDigestedName } from '../../core/table/nameDigest.ts';
import { listRows, rowsOf, type Rows } from '../../core/table/rows.ts';
import type { FilterField, Selection } from '../../core/table/selection.ts';
import type { RowIndex } from '../../core/units.ts';
import type { AnalysisApi, Comparison, FileOptions, Overview, SourceUpdate } from '../api/api.ts';
import type { FileId } from '../api/ids.ts';
import type { SearchScope, SearchSource } from '../api/searchApi.ts';
import { getText, LogFiles } from '../files/logFiles.ts';
import { readRecordContext } from '../files/recordTexts.ts';
import type { CompleteFile, KeptFile, LogFile } from '../files/source.ts';
import { LogFindings } from '../findings/logFindings.ts';
import type { LoadDiagnosisTools } from '../findings/tools.ts';
import { createSearchHits, type SearchHits } from '../search/searchHits.ts';
import { readEventLines, readPlacedLines } from './answers.ts';
import { compareSelections } from './comparison.ts';
import type * as exporting from './exporting.ts';
import type { ExportTools, LoadExportTools } from './exporting.ts';
import { countLog, toOverview, type CountedSources, type ToOwner } from './overview.ts';
import { createRowCache, type SelectedRows } from './rowCache.ts';

/** What only the composition root knows. */
export interface AnalysisParts {
  /** Whose a code is. */
  readonly toOwner?: ToOwner;
  readonly loadExportTools?: LoadExportTools;
  /** Without it, there are no findings. */
  readonly loadDiagnosisTools?: LoadDiagnosisTools;
}

/** What takes ports to other threads, or is kept on the device: the worker adds it (createAnalysisApi.ts). */
type OfWorker =
  'addFile' | 'openSearch' | 'subscribe' | 'openKept' | 'keepView' | 'forgetKept' | 'getOverview' | 'compare';

/** All questions of the page, as this thread answers them, and what only this thread asks. */
export interface Analysis extends Omit<AnalysisApi, OfWorker> {
  /** Whether nothing was opened, or all of it was closed. */
  readonly isEmpty: boolean;
  addFile(id: FileId, file: File, options?: FileOptions): void;
  updateFile(id: FileId, update: SourceUpdate, entry?: number): void;
  /** Files that were read to their end, to keep. */
  listComplete(): readonly CompleteFile[];
  /** Opens a file as it was kept. */
  restoreFile(id: FileId, file: KeptFile): void;
  getOverview(...question: Parameters<AnalysisApi['getOverview']>): Overview;
  compare(before: Selection, after: Selection): Comparison;
  /** What the search's worker asks and tells. */
  openSearch(scope: SearchScope): SearchSource;
}

/** All that was read, on one axis of time. */
interface MergedLog extends CountedSources {
  readonly files: readonly LogFile[];
  /** What files are chosen by. */
  readonly names: readonly string[];
}

/** Where nobody says how many there is room for. */
const DEFAULT_LANE_BINS = 240;

const NO_DIAGNOSIS: LoadDiagnosisTools = () =>
  Promise.resolve({
    ...{ rules: [], formats: [], findAskedPort: () => undefined, findAskedPortOfSign: () => undefined },
    createAddressCheck: () => () => true,
    findLastingTrouble: () => undefined,
  });

/** `onChange` is called when there is something else to ask for. */
export function createAnalysis(
  onChange: () => void,
  {
    toOwner = () => 'unclear',
    loadExportTools = () => Promise.reject(new Error('Nothing to export with')),
    loadDiagnosisTools = NO_DIAGNOSIS,
  }: AnalysisParts = {},
): Analysis {
  let merged: MergedLog | undefined;
  /** The log as it was when the search began. */
  let search: { readonly log: MergedLog; readonly hits: SearchHits } | undefined;
  let releases: readonly Release[] = [];
  const rowCache = createRowCache();
  const findings = new LogFindings(loadDiagnosisTools);
  const files = new LogFiles(() => {
    merged = undefined;
    findings.forget();
    onChange();
  });

  function merge(): MergedLog {
    if (merged === undefined) {
      const sources = files.list();
      const log = mergeSources(sources.map(({ read }) => read.toReadSource()));
      const names = toDistinctNames(log.reports.map(({ name }) => name));
      const logFiles = sources.map((source, i): LogFile => ({
        id: source.id,
        fileId: source.fileId,
        name: names[i] ?? '',
        hasFullTimes: source.read.report.timeKind === 'full',
        getText: () => getText(source),
      }));
      merged = { ...log, ...countLog(log), names, files: logFiles };
    }
    return merged;
  }

  function takeContext(given: readonly ContextFile[]): void {
    const context = joinContext(given);
    ({ releases } = context);
    findings.setContext(context);
  }

  function select(selection: Selection): SelectedRows {
    const { table, names } = merge();
    return rowCache.select(table, selection, names);
  }

  /** Nobody waits for these at the start. */
  function loadForExport(): Promise<[ExportTools, typeof exporting]> {
    return Promise.all([loadExportTools(), import('./exporting.ts')]);
  }

  return {
    get isEmpty() {
      return files.isEmpty;
    },
    addFile: (id, file, options) => {
      files.add(id, file, options);
    },
    updateFile: (id, update, entry) => {
      files.update(id, update, entry);
    },
    endFile: (id, state) => {
      files.end(id, state);
    },
    removeFile: (id) => {
      files.removeFile(id);
    },
    removeText: (id) => {
      files.removeText(id);
    },
    clear: () => {
      findings.setFlyToml(undefined);
      takeContext([]);
      files.clear();
    },
    listComplete: () => files.listComplete(),
    restoreFile: (id, file) => {
      files.restore(id, file);
    },
    async attachFile(id, file, handle) {
      const key = await readContentKey(file.size, createSliceReader(file, handle)).catch(() => undefined);
      const kept = files.listComplete().find((complete) => complete.id === id);
      if (key === undefined || kept?.about.contentKey !== key) return false;
      files.attach(id, file, handle);
      return true;
    },
    findNames(digests) {
      const { table, names, apps } = merge();
      const namesOf: Readonly<Partial<Record<FilterField, readonly string[]>>> = {
        code: table.codes,
        cause: table.codes,
        machine: table.machines,
        region: table.regions,
        app: apps.map(({ name }) => name),
        file: names,
      };
      return digests.map((digest) => findDigestedName(digest, namesOf[digest.field] ?? []));
    },
    getOverview(selection = {}, maxBins, groupBy = 'category') {
      const log = merge();
      const question = { selection, selected: select(selection), maxBins, groupBy, toOwner, releases };
      return { ...toOverview(log, log.files, question), files: files.listProgress() };
    },
    compare: (before, after) =>
      compareSelections(merge(), merge().names, [
        { selection: before, rows: select(before).rows },
        { selection: after, rows: select(after).rows },
      ]),
    setFlyToml(file) {
      findings.setFlyToml(file);
      onChange();
    },
    setContext(given) {
      takeContext(given);
      onChange();
    },
    getFindings: (apps) => findings.get(merge(), files.list(), apps),
    getLanes(range, most, { selection = {}, binCount = DEFAULT_LANE_BINS } = {}) {
      // Without a time, an error is on no lane.
      const { rows } = select({ ...selection, range: selection.range ?? range });
      return findings.getLanes(merge(), files.list(), { range, most, rows, binCount });
    },
    getDifferences: (selection) => findings.explain(merge(), files.list(), select(selection).rows),
    async saveAnalysis(isMasked) {
      const [tools, { saveAnalysis }] = await loadForExport();
      const sources = files.list();
      const found = await findings.diagnose(merge(), sources);
      const read = sources.map((source) => source.read.toReadSource());
      return saveAnalysis(read, found, tools, isMasked);
    },
    async exportEvents(selection, isMasked) {
      const [tools, { exportEvents }] = await loadForExport();
      const { table, names } = merge();
      return exportEvents(table, select(selection).rows, names, tools, isMasked);
    },
    async getLines(selection, newestFirst, first, count) {
      const log = merge();
      const { rows } = select(selection);
      const shown = takePage(rows, newestFirst, first, count);
      return { total: rows.length, first, lines: await readEventLines(log.table, log.files, shown) };
    },
    async getLine({ textId, ...place }) {
      const log = merge();
      const source = log.files.findIndex(({ id }) => id === textId);
      if (source === -1) return undefined;
      const [line] = await readPlacedLines(log.table, log.files, [{ ...place, source }]);
      return line;
    },
    async getContext({ textId, start, end, lineNumber }) {
      const source = files.find(textId);
      return source && readRecordContext({ text: getText(source), start, end }, lineNumber);
    },
    openSearch(scope) {
      const log = merge();
      const texts = log.files.map((file) => {
        const { blob, handle, witness, isMissing } = file.getText();
        return { name: file.name, blob, handle, witness, isMissing };
      });
      const rows = scope.kind === 'events' ? listRows(select(scope.selection).rows) : undefined;
      const hits = createSearchHits(log.table, texts, rows);
      search = { log, hits };
      return hits;
    },
    closeSearch() {
      search = undefined;
    },
    async getHits(newestFirst, first, count) {
      if (search === undefined) return { total: 0, first, lines: [] };
      const { log, hits } = search;
      const { rows, count: total } = hits;
      if (rows !== undefined) {
        const shown = takePage(rowsOf(rows), newestFirst, first, count);
        return { total, first, lines: await readEventLines(log.table, log.files, shown) };
      }
      const end = Math.min(total, first + count);
      const places = newestFirst
        ? hits.getPlaces(total - end, total - first).toReversed()
        : hits.getPlaces(first, end);
      return { total, first, lines: await readPlacedLines(log.table, log.files, places) };
    },
  };
}

/** A page of rows, which are in the order of time. */
function takePage(rows: Rows, newestFirst: boolean, first: number, count: number): readonly RowIndex[] {
  const end = Math.min(rows.length, first + count);
  return newestFirst
    ? [...listRows(rows, rows.length - end, rows.length - Math.min(first, end))].reverse()
    : [...listRows(rows, first, end)];
}
