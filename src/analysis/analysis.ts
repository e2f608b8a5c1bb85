/**
 * The analysis: news of files go in, answers to the page's questions come out. It owns the tables.
 * No worker and no Comlink in here; tests run it directly.
 */
import { EventTableBuilder } from '../core/eventTableBuilder.ts';
import type { GroupBy } from '../core/grouping.ts';
import { createSliceReader, WITNESS_BYTES } from '../core/growingFile.ts';
import { mergeSources, type MergedSources } from '../core/mergeSources.ts';
import type { RecordCounts } from '../core/recordCounts.ts';
import type { Selection } from '../core/selection.ts';
import type { SourceProblem, SourceReport } from '../core/sourceReport.ts';
import type { RowIndex } from '../core/units.ts';
import { readEventLines, readPlacedLines, type LogFile } from './answers.ts';
import type {
  Comparison,
  ContextLine,
  FileHandle,
  LinePlace,
  LinesPage,
  Overview,
  SourceId,
  SourceOptions,
  SourceUpdate,
} from './api.ts';
import { compareSelections } from './comparison.ts';
import { toDistinctNames } from './distinctNames.ts';
import { toOverview, type ToOwner } from './overview.ts';
import { createRowCache, type SelectedRows } from './rowCache.ts';
import { readRecordContext, type StoredText } from './recordTexts.ts';
import type { SearchScope, SearchSource } from './searchApi.ts';
import { createSearchHits, type SearchHits } from './searchHits.ts';

/** A file that is being read, or was. */
interface OpenFile {
  readonly text: StoredText;
  /** News that was on its way when the reading was stopped is not taken any more. */
  isEnded: boolean;
  /** Texts in it that were removed while it was read. */
  readonly removed: Set<SourceId>;
  /** The earlier reading of the same file that this one takes the place of when it is done; hidden until then. */
  readonly replaces: SourceId | undefined;
}

/** A text: a file, or one of those in an archive. */
interface Source {
  readonly id: SourceId;
  /** Undefined when `decoded` has grown since it was last asked for. */
  text: StoredText | undefined;
  /** The text where it cannot be read from the file, in order; events' offsets are into all of it. */
  readonly decoded: Blob[];
  readonly events: EventTableBuilder;
  report: SourceReport;
  /** One of each news. */
  readonly recordCounts: RecordCounts[];
}

/** All that was read, on one axis of time. */
interface MergedLog extends MergedSources {
  readonly files: readonly LogFile[];
  /** What files are chosen by. */
  readonly names: readonly string[];
}

export class Analysis {
  readonly #files = new Map<SourceId, OpenFile>();
  readonly #sources = new Map<SourceId, Source>();
  readonly #onChange: () => void;
  readonly #toOwner: ToOwner;
  readonly #rowCache = createRowCache();
  #merged: MergedLog | undefined;
  /** The log as it was when the search began. */
  #search: { readonly log: MergedLog; readonly hits: SearchHits } | undefined;

  /** Whose a code is only a catalog knows. */
  constructor(onChange: () => void, toOwner: ToOwner = () => 'unclear') {
    this.#onChange = onChange;
    this.#toOwner = toOwner;
  }

  addSource(id: SourceId, file: File, { replaces, handle }: SourceOptions = {}): void {
    const text = toStoredText(file, handle);
    // Once read while nothing has changed, its start is what tells a file that grew from another one.
    if (handle !== undefined) void text.readSlice(0, WITNESS_BYTES).catch(() => undefined);
    this.#files.set(id, { text, isEnded: false, removed: new Set(), replaces });
    this.#changed();
  }

  updateSource(fileId: SourceId, { report, events, recordCounts, decoded }: SourceUpdate, entry = 0): void {
    const opened = this.#files.get(fileId);
    if (opened === undefined || opened.isEnded) return; // removed or ended while the news was on its way
    const id = toEntryId(fileId, entry);
    if (opened.removed.has(id)) return;
    let source = this.#sources.get(id);
    if (source === undefined) {
      const { text } = opened;
      source = { id, text, decoded: [], events: new EventTableBuilder(), report, recordCounts: [] };
      this.#sources.set(id, source);
    }
    source.events.addTable(events);
    source.report = report;
    source.recordCounts.push(recordCounts);
    if (decoded !== undefined) {
      source.decoded.push(decoded);
      source.text = undefined;
    }
    this.#changed();
  }

  endSource(fileId: SourceId, state: 'done' | 'cancelled' | 'failed'): void {
    const opened = this.#files.get(fileId);
    if (opened === undefined || opened.isEnded) return;
    opened.isEnded = true;
    if (opened.replaces !== undefined) {
      if (state === 'done') this.#replace(opened.replaces, fileId);
      else this.removeSource(fileId);
      return;
    }
    if (state === 'done') return; // the news said so
    const last = this.#findTexts(fileId).at(-1);
    if (last === undefined) {
      this.#files.delete(fileId); // nothing of it was read
    } else if (last.report.state === 'done') {
      // The only text of a file is complete, whatever came behind it.
      if (last.id !== fileId)
        last.report = toIncomplete(last.report, {
          kind: 'partial',
          message: 'The archive was not read to its end: files behind this one are missing.',
        });
    } else {
      last.report = toIncomplete({ ...last.report, state }, toPartialProblem(last.report));
    }
    this.#changed();
  }

  removeSource(id: SourceId): void {
    const fileId = Math.floor(id);
    if (id === fileId) {
      this.#files.delete(id);
      for (const source of this.#findTexts(id)) this.#sources.delete(source.id);
    } else {
      this.#files.get(fileId)?.removed.add(id);
      this.#sources.delete(id);
    }
    this.#changed();
  }

  /** Gives the texts of a reading the numbers of an earlier one, which is forgotten; texts removed there stay so. */
  #replace(oldId: SourceId, newId: SourceId): void {
    const old = this.#files.get(oldId);
    const opened = this.#files.get(newId);
    const texts = this.#findTexts(newId);
    this.removeSource(newId);
    if (old === undefined || opened === undefined) return; // removed while it was read again
    for (const { id } of this.#findTexts(oldId)) this.#sources.delete(id);
    this.#files.set(oldId, { ...opened, removed: old.removed, replaces: undefined });
    for (const text of texts) {
      const id = oldId + (text.id - newId);
      if (!old.removed.has(id)) this.#sources.set(id, { ...text, id });
    }
    this.#changed();
  }

  #findTexts(fileId: SourceId): readonly Source[] {
    return [...this.#sources.values()]
      .filter(({ id }) => Math.floor(id) === fileId)
      .sort((a, b) => a.id - b.id);
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
      const { blob, handle } = file.getText();
      return { name: file.name, blob, handle };
    });
    const rows = scope.kind === 'events' ? this.#select(scope.selection).rows : undefined;
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
      const shown = takePage(rows, newestFirst, first, count);
      return { total, first, lines: await readEventLines(table, files, shown) };
    }
    const end = Math.min(total, first + count);
    const places = newestFirst
      ? hits.getPlaces(total - end, total - first).toReversed()
      : hits.getPlaces(first, end);
    return { total, first, lines: await readPlacedLines(table, files, places) };
  }

  async getContext({
    sourceId,
    start,
    end,
    lineNumber,
  }: LinePlace): Promise<readonly ContextLine[] | undefined> {
    const source = this.#sources.get(sourceId);
    return source && readRecordContext({ text: getText(source), start, end }, lineNumber);
  }

  #changed(): void {
    this.#merged = undefined;
    this.#onChange();
  }

  #merge(): MergedLog {
    if (this.#merged === undefined) {
      const sources = [...this.#sources.values()]
        .filter(({ id }) => this.#files.get(Math.floor(id))?.replaces === undefined)
        .sort((a, b) => a.id - b.id);
      const merged = mergeSources(sources.map((source) => ({ ...source, table: source.events.finish() })));
      const names = toDistinctNames(merged.reports.map(({ name }) => name));
      const files = sources.map((source, i): LogFile => ({
        id: source.id,
        name: names[i] ?? '',
        hasFullTimes: source.report.timeKind === 'full',
        getText: () => getText(source),
      }));
      this.#merged = { ...merged, names, files };
    }
    return this.#merged;
  }

  #select(selection: Selection): SelectedRows {
    const { table, names } = this.#merge();
    return this.#rowCache.select(table, selection, names);
  }
}

/** Room for the texts of an archive between two files' numbers; a power of two, so that sums are exact. */
const MAX_ENTRIES = 1 << 20;

/** The number of a text: its file's own for the only one, and a fraction more for each in an archive. */
export function toEntryId(fileId: SourceId, entry: number): SourceId {
  return fileId + entry / MAX_ENTRIES;
}

/** What broke off may have said so itself. */
function toIncomplete(report: SourceReport, partial: SourceProblem): SourceReport {
  if (report.isCutShort) return report;
  return { ...report, problems: [...report.problems, partial] };
}

function toPartialProblem({ bytes, bytesRead }: SourceReport): SourceProblem {
  const share = bytes === 0 ? 0 : Math.floor((100 * bytesRead) / bytes);
  return { kind: 'partial', message: `Only the first ${String(share)} % of the file was read.` };
}

/** A page of rows, which are in the order of time. */
function takePage(
  rows: Uint32Array,
  newestFirst: boolean,
  first: number,
  count: number,
): readonly RowIndex[] {
  const end = Math.min(rows.length, first + count);
  return newestFirst
    ? [...rows.subarray(rows.length - end, rows.length - Math.min(first, end))].reverse()
    : [...rows.subarray(first, end)];
}

function toStoredText(blob: Blob, handle?: FileHandle): StoredText {
  return { blob, handle, readSlice: createSliceReader(blob, handle) };
}

/** The text as it is so far: places in it must name the same object to be read at once. */
function getText(source: Source): StoredText {
  // A Blob of Blobs holds no copy.
  source.text ??= toStoredText(new Blob(source.decoded));
  return source.text;
}
