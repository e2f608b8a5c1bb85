/**
 * The analysis: news of files go in, answers to the page's questions come out. It owns the tables.
 * No worker and no Comlink in here; tests run it directly.
 */
import { summarizeEvents } from '../core/codeSummary.ts';
import { at, type EventTable } from '../core/eventTable.ts';
import { EventTableBuilder } from '../core/eventTableBuilder.ts';
import { createSliceReader, WITNESS_BYTES } from '../core/growingFile.ts';
import { mergeSources, type MergedSources } from '../core/mergeSources.ts';
import type { RecordCounts } from '../core/recordCounts.ts';
import { selectRows, type Selection } from '../core/selection.ts';
import type { SourceProblem, SourceReport } from '../core/sourceReport.ts';
import type { RowIndex, TimeRange } from '../core/units.ts';
import { toEventLine, toTimeline } from './answers.ts';
import type { ContextLine, LinesPage, Overview, SourceId, SourceOptions, SourceUpdate } from './api.ts';
import { readRecordContext, readRecordTexts, type RecordPlace, type StoredText } from './recordTexts.ts';

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

export class Analysis {
  readonly #files = new Map<SourceId, OpenFile>();
  readonly #sources = new Map<SourceId, Source>();
  readonly #onChange: () => void;
  #merged: (MergedSources & { readonly sources: readonly Source[] }) | undefined;
  #selected: { readonly key: string; readonly table: EventTable; readonly rows: Uint32Array } | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  addSource(id: SourceId, file: File, { replaces, handle }: SourceOptions = {}): void {
    const text = { readSlice: createSliceReader(file, handle) };
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

  getOverview(range: TimeRange | undefined, maxBins: number): Overview {
    const { sources, reports, table, recordCounts, span: times, isTimeOfDay, gaps } = this.#merge();
    // Ranges are half-open, the last record's time is not: hence the millisecond.
    const span = times && { start: times.first, end: times.last + 1 };
    const all = summarizeEvents(table);
    const chosen = range === undefined ? all : summarizeEvents(table, range);
    return {
      sources: sources.map(({ id }, i) => ({ ...at(reports, i), id })),
      span,
      isTimeOfDay,
      gaps,
      totals: {
        errors: all.errors,
        inferred: all.inferred,
        unclassified: all.unclassified,
        untimed: countUntimed(table),
      },
      inRange: { errors: chosen.errors, inferred: chosen.inferred, unclassified: chosen.unclassified },
      timeline: span && toTimeline(table, recordCounts, range ?? span, maxBins),
      codes: chosen.codes,
    };
  }

  async getLines(
    selection: Selection,
    newestFirst: boolean,
    first: number,
    count: number,
  ): Promise<LinesPage> {
    const { table, sources } = this.#merge();
    const rows = this.#select(selection);
    const end = Math.min(rows.length, first + count);
    const shown = Array.from({ length: Math.max(0, end - first) }, (_, i) =>
      at(rows, newestFirst ? rows.length - 1 - first - i : first + i),
    );
    const texts = await readRecordTexts(shown.map((row) => toPlace(table, sources, row)));
    const lines = shown.map((row, i) => toEventLine(table, sources, row, texts[i]));
    return { total: rows.length, first, lines };
  }

  async getContext(
    selection: Selection,
    newestFirst: boolean,
    index: number,
  ): Promise<readonly ContextLine[] | undefined> {
    const { table, sources } = this.#merge();
    const rows = this.#select(selection);
    const row = rows[newestFirst ? rows.length - 1 - index : index];
    return row === undefined
      ? undefined
      : readRecordContext(toPlace(table, sources, row), at(table.lineNumber, row));
  }

  #changed(): void {
    this.#merged = undefined;
    this.#onChange();
  }

  #merge(): MergedSources & { readonly sources: readonly Source[] } {
    if (this.#merged === undefined) {
      const sources = [...this.#sources.values()]
        .filter(({ id }) => this.#files.get(Math.floor(id))?.replaces === undefined)
        .sort((a, b) => a.id - b.id);
      const merged = mergeSources(sources.map((source) => ({ ...source, table: source.events.finish() })));
      this.#merged = { ...merged, sources };
    }
    return this.#merged;
  }

  #select(selection: Selection): Uint32Array {
    const { table } = this.#merge();
    const key = JSON.stringify([selection.range, selection.codes]);
    if (this.#selected?.key !== key || this.#selected.table !== table) {
      this.#selected = { key, table, rows: selectRows(table, selection) };
    }
    return this.#selected.rows;
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

function countUntimed(table: EventTable): number {
  let count = 0;
  for (const time of table.time) if (Number.isNaN(time)) count += 1;
  return count;
}

function toPlace(table: EventTable, sources: readonly Source[], row: RowIndex): RecordPlace {
  const start = at(table.recordStart, row);
  return {
    text: getText(at(sources, at(table.source, row))),
    start,
    end: start + at(table.recordLength, row),
  };
}

/** The text as it is so far: places in it must name the same object to be read at once. */
function getText(source: Source): StoredText {
  // A Blob of Blobs holds no copy.
  source.text ??= { readSlice: createSliceReader(new Blob(source.decoded)) };
  return source.text;
}
