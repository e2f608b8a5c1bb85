/**
 * The analysis: news of files go in, answers to the page's questions come out. Its files own what was read
 * (logFiles.ts); it owns the one log that they make up together.
 * No worker and no Comlink in here; tests run it directly.
 */
import { readContentKey } from '../../core/bytes/contentKey.ts';
import type { GroupBy } from '../../core/bins/grouping.ts';
import { createSliceReader } from '../../core/bytes/growingFile.ts';
import { mergeSources } from '../../core/log/mergeSources.ts';
import { findDigestedName, type NameDigest } from '../../core/table/nameDigest.ts';
import type { ClassChoice } from '../../core/redact/redact.ts';
import type { FilterField, Selection } from '../../core/table/selection.ts';
import { listRows, rowsOf, type Rows } from '../../core/table/rows.ts';
import type { RowIndex } from '../../core/units.ts';
import { readEventLines, readPlacedLines } from './answers.ts';
import { type LogFile } from '../files/source.ts';
import type {
  Comparison,
  ContextLine,
  EventLine,
  FlyTomlText,
  LinePlace,
  LinesPage,
  Overview,
  PlacedFinding,
  SourceOptions,
  SourceUpdate,
} from '../api/api.ts';
import type { FileHandle, SourceId } from '../api/ingestApi.ts';
import { compareSelections } from './comparison.ts';
import type { Difference } from '../../core/diagnosis/differences.ts';
import type { LoadDiagnosisTools } from '../findings/tools.ts';
import type * as exporting from './exporting.ts';
import type { ExportTools, LoadExportTools } from './exporting.ts';
import type { ExportedFile } from '../api/api.ts';
import { toDistinctNames } from '../../core/log/distinctNames.ts';
import type { KeptFile } from '../files/source.ts';
import { LogFindings } from '../findings/logFindings.ts';
import { getText, LogFiles } from '../files/logFiles.ts';
import { type CompleteFile } from '../files/source.ts';
import { countEvents, toOverview, type CountedSources, type ToOwner } from './overview.ts';
import { createRowCache, type SelectedRows } from './rowCache.ts';
import { readRecordContext } from '../files/recordTexts.ts';
import type { SearchScope, SearchSource } from '../api/searchApi.ts';
import { createSearchHits, type SearchHits } from '../search/searchHits.ts';

/** All that was read, on one axis of time. */
interface MergedLog extends CountedSources {
  readonly files: readonly LogFile[];
  /** What files are chosen by. */
  readonly names: readonly string[];
}

export class Analysis {
  readonly #files: LogFiles;
  readonly #onChange: () => void;
  readonly #toOwner: ToOwner;
  readonly #loadExportTools: LoadExportTools;
  readonly #findings: LogFindings;
  readonly #rowCache = createRowCache();
  #merged: MergedLog | undefined;
  /** The log as it was when the search began. */
  #search: { readonly log: MergedLog; readonly hits: SearchHits } | undefined;

  /** Whose a code is only a catalog knows, as well as what to mask. */
  constructor(
    onChange: () => void,
    toOwner: ToOwner = () => 'unclear',
    loadExportTools: LoadExportTools = () => Promise.reject(new Error('Nothing to export with')),
    loadDiagnosisTools: LoadDiagnosisTools = () =>
      Promise.resolve({ rules: [], formats: [], findAskedPort: () => undefined }),
  ) {
    this.#findings = new LogFindings(loadDiagnosisTools);
    this.#files = new LogFiles(() => {
      this.#merged = undefined;
      this.#findings.forget();
      onChange();
    });
    this.#onChange = onChange;
    this.#toOwner = toOwner;
    this.#loadExportTools = loadExportTools;
  }

  addSource(id: SourceId, file: File, options: SourceOptions = {}): void {
    this.#files.add(id, file, options);
  }

  updateSource(fileId: SourceId, update: SourceUpdate, entry = 0): void {
    this.#files.update(fileId, update, entry);
  }

  endSource(fileId: SourceId, state: 'done' | 'cancelled' | 'failed'): void {
    this.#files.end(fileId, state);
  }

  removeSource(id: SourceId): void {
    this.#files.remove(id);
  }

  /** Whether nothing was opened, or all of it was closed. */
  get isEmpty(): boolean {
    return this.#files.isEmpty;
  }

  /** Files that were read to their end, to keep. */
  listComplete(): readonly CompleteFile[] {
    return this.#files.listComplete();
  }

  /** Opens a file as it was kept. */
  openKept(id: SourceId, file: KeptFile): void {
    this.#files.restore(id, file);
  }

  /** Gives a kept file back, to read its lines from. False where it is not the same content. */
  async attachFile(id: SourceId, file: File, handle?: FileHandle): Promise<boolean> {
    const key = await readContentKey(file.size, createSliceReader(file, handle)).catch(() => undefined);
    const kept = this.#files.listComplete().find((complete) => complete.id === id);
    if (key === undefined || kept?.about.contentKey !== key) return false;
    this.#files.attach(id, file, handle);
    return true;
  }

  findNames(digests: readonly NameDigest[]): readonly (string | undefined)[] {
    const { table, names } = this.#merge();
    const namesOf: Readonly<Partial<Record<FilterField, readonly string[]>>> = {
      code: table.codes,
      cause: table.codes,
      machine: table.machines,
      region: table.regions,
      app: table.apps,
      file: names,
    };
    return digests.map((digest) => findDigestedName(digest, namesOf[digest.field] ?? []));
  }

  getOverview(selection: Selection = {}, maxBins: number, groupBy: GroupBy = 'category'): Overview {
    const merged = this.#merge();
    const selected = this.#select(selection);
    const question = { selection, selected, maxBins, groupBy, toOwner: this.#toOwner };
    return toOverview(
      merged,
      merged.files.map(({ id }) => id),
      question,
    );
  }

  compare(before: Selection, after: Selection): Comparison {
    return compareSelections(this.#merge(), this.#merge().names, [
      { selection: before, rows: this.#select(before).rows },
      { selection: after, rows: this.#select(after).rows },
    ]);
  }

  setFlyToml(file: FlyTomlText | undefined): void {
    this.#findings.setFlyToml(file);
    this.#onChange();
  }

  getFindings(): Promise<readonly PlacedFinding[]> {
    return this.#findings.get(this.#merge(), this.#files.list());
  }

  getDifferences(selection: Selection): Promise<readonly Difference[]> {
    return this.#findings.explain(this.#merge(), this.#files.list(), this.#select(selection).rows);
  }

  async saveAnalysis(isMasked: ClassChoice): Promise<ExportedFile> {
    const [tools, { saveAnalysis }] = await this.#loadForExport();
    const sources = this.#files.list();
    const findings = await this.#findings.diagnose(this.#merge(), sources);
    const read = sources.map((source) => source.read.toReadSource());
    return saveAnalysis(read, findings, tools, isMasked);
  }

  async exportEvents(selection: Selection, isMasked: ClassChoice): Promise<ExportedFile> {
    const [tools, { exportEvents }] = await this.#loadForExport();
    const { table, names } = this.#merge();
    return exportEvents(table, this.#select(selection).rows, names, tools, isMasked);
  }

  async getLines(
    selection: Selection,
    newestFirst: boolean,
    first: number,
    count: number,
  ): Promise<LinesPage> {
    const { table, files } = this.#merge();
    const { rows } = this.#select(selection);
    const shown = takePage(rows, newestFirst, first, count);
    return { total: rows.length, first, lines: await readEventLines(table, files, shown) };
  }

  /** What the search's worker asks and tells. */
  openSearch(scope: SearchScope): SearchSource {
    const log = this.#merge();
    const texts = log.files.map((file) => {
      const { blob, handle, witness, isMissing } = file.getText();
      return { name: file.name, blob, handle, witness, isMissing };
    });
    const rows = scope.kind === 'events' ? listRows(this.#select(scope.selection).rows) : undefined;
    const hits = createSearchHits(log.table, texts, rows);
    this.#search = { log, hits };
    return hits;
  }

  closeSearch(): void {
    this.#search = undefined;
  }

  async getHits(newestFirst: boolean, first: number, count: number): Promise<LinesPage> {
    if (this.#search === undefined) return { total: 0, first, lines: [] };
    const { log, hits } = this.#search;
    const { rows, count: total } = hits;
    const { table, files } = log;
    if (rows !== undefined) {
      const shown = takePage(rowsOf(rows), newestFirst, first, count);
      return { total, first, lines: await readEventLines(table, files, shown) };
    }
    const end = Math.min(total, first + count);
    const places = newestFirst
      ? hits.getPlaces(total - end, total - first).toReversed()
      : hits.getPlaces(first, end);
    return { total, first, lines: await readPlacedLines(table, files, places) };
  }

  async getLine({ sourceId, ...place }: LinePlace): Promise<EventLine | undefined> {
    const { table, files } = this.#merge();
    const source = files.findIndex(({ id }) => id === sourceId);
    if (source === -1) return undefined;
    const [line] = await readPlacedLines(table, files, [{ ...place, source }]);
    return line;
  }

  async getContext({
    sourceId,
    start,
    end,
    lineNumber,
  }: LinePlace): Promise<readonly ContextLine[] | undefined> {
    const source = this.#files.find(sourceId);
    return source && readRecordContext({ text: getText(source), start, end }, lineNumber);
  }

  #merge(): MergedLog {
    if (this.#merged === undefined) {
      const sources = this.#files.list();
      const merged = mergeSources(sources.map(({ read }) => read.toReadSource()));
      const names = toDistinctNames(merged.reports.map(({ name }) => name));
      const files = sources.map((source, i): LogFile => ({
        id: source.id,
        name: names[i] ?? '',
        hasFullTimes: source.read.report.timeKind === 'full',
        getText: () => getText(source),
      }));
      this.#merged = { ...merged, totals: countEvents(merged.table), names, files };
    }
    return this.#merged;
  }

  /** Nobody waits for these at the start. */
  #loadForExport(): Promise<[ExportTools, typeof exporting]> {
    return Promise.all([this.#loadExportTools(), import('./exporting.ts')]);
  }

  #select(selection: Selection): SelectedRows {
    const { table, names } = this.#merge();
    return this.#rowCache.select(table, selection, names);
  }
}

/** A page of rows, which are in the order of time. */
function takePage(rows: Rows, newestFirst: boolean, first: number, count: number): readonly RowIndex[] {
  const end = Math.min(rows.length, first + count);
  return newestFirst
    ? [...listRows(rows, rows.length - end, rows.length - Math.min(first, end))].reverse()
    : [...listRows(rows, first, end)];
}
