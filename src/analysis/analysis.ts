/**
 * The analysis: news of files go in, answers to the page's questions come out. It owns the tables.
 * No worker and no Comlink in here; tests run it directly.
 */
import { summarizeEvents } from '../core/codeSummary.ts';
import {
  at,
  EventTableBuilder,
  HOW_INFERRED,
  HOW_WRITTEN,
  mergeTables,
  type EventTable,
} from '../core/eventTable.ts';
import type { RecordCounts } from '../core/recordCounts.ts';
import { findSpan } from '../core/report.ts';
import { selectRows, type Selection } from '../core/selection.ts';
import type { SourceReport, SourceState } from '../core/sourceReport.ts';
import { binEvents, binRecords, chooseStep } from '../core/timeBins.ts';
import type { RowIndex, TimeRange } from '../core/units.ts';
import type {
  ContextLine,
  EventLine,
  LinesPage,
  Overview,
  SourceId,
  SourceUpdate,
  TimelineView,
} from './api.ts';
import { readRecordContext, readRecordTexts, type RecordPlace } from './recordTexts.ts';

interface Source {
  readonly id: SourceId;
  readonly file: File;
  readonly events: EventTableBuilder;
  report: SourceReport | undefined;
  /** One of each news. */
  readonly recordCounts: RecordCounts[];
  /** News that was on its way when the reading was stopped is not taken any more. */
  isEnded: boolean;
}

export class Analysis {
  readonly #sources = new Map<SourceId, Source>();
  readonly #onChange: () => void;
  #merged: { readonly table: EventTable; readonly sources: readonly Source[] } | undefined;
  #selected: { readonly key: string; readonly table: EventTable; readonly rows: Uint32Array } | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  addSource(id: SourceId, file: File): void {
    this.#sources.set(id, {
      id,
      file,
      events: new EventTableBuilder(),
      report: undefined,
      recordCounts: [],
      isEnded: false,
    });
    this.#changed();
  }

  updateSource(id: SourceId, { report, events, recordCounts }: SourceUpdate): void {
    const source = this.#sources.get(id);
    if (source === undefined || source.isEnded) return; // removed or ended while the news was on its way
    source.events.addTable(events);
    source.report = report;
    source.recordCounts.push(recordCounts);
    this.#changed();
  }

  endSource(id: SourceId, state: SourceState): void {
    const source = this.#sources.get(id);
    if (source === undefined || source.isEnded) return;
    source.isEnded = true;
    if (source.report === undefined) {
      this.#sources.delete(id); // nothing of it was read
    } else if (source.report.state === 'reading' || source.report.state === 'failed') {
      source.report = {
        ...source.report,
        state,
        problems: [...source.report.problems, toPartialProblem(source.report)],
      };
    }
    this.#changed();
  }

  removeSource(id: SourceId): void {
    this.#sources.delete(id);
    this.#changed();
  }

  getOverview(range: TimeRange | undefined, maxBins: number): Overview {
    const { table, sources } = this.#merge();
    const times = findSpan(
      table,
      sources.flatMap(({ report }) => report ?? []),
    );
    // Ranges are half-open, the last record's time is not: hence the millisecond.
    const span = times && { start: times.first, end: times.last + 1 };
    const all = summarizeEvents(table);
    const chosen = range === undefined ? all : summarizeEvents(table, range);
    return {
      sources: sources.flatMap(({ id, report }) => (report === undefined ? [] : [{ ...report, id }])),
      span,
      totals: {
        errors: all.errors,
        inferred: all.inferred,
        unclassified: all.unclassified,
        untimed: countUntimed(table),
      },
      inRange: { errors: chosen.errors, inferred: chosen.inferred, unclassified: chosen.unclassified },
      timeline: span && toTimeline(table, sources, range ?? span, maxBins),
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

  #merge(): { readonly table: EventTable; readonly sources: readonly Source[] } {
    if (this.#merged === undefined) {
      const sources = [...this.#sources.values()].sort((a, b) => a.id - b.id);
      this.#merged = { table: mergeTables(sources.map(({ events }) => events.finish())), sources };
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

function toPartialProblem({ bytes, bytesRead }: SourceReport): SourceReport['problems'][number] {
  const share = bytes === 0 ? 0 : Math.floor((100 * bytesRead) / bytes);
  return { kind: 'partial', message: `Only the first ${String(share)} % of the file was read.` };
}

function countUntimed(table: EventTable): number {
  let count = 0;
  for (const time of table.time) if (Number.isNaN(time)) count += 1;
  return count;
}

function toTimeline(
  table: EventTable,
  sources: readonly Source[],
  range: TimeRange,
  maxBins: number,
): TimelineView {
  const histograms = sources.flatMap(({ recordCounts }) => recordCounts);
  const stepMs = chooseStep(range, maxBins, Math.max(1000, ...histograms.map((counts) => counts.stepMs)));
  const bins = binEvents(table, range, stepMs);
  const counts = Array.from({ length: bins.binCount }, (_, bin) => [
    ...bins.counts.subarray(bin * bins.codeCount, (bin + 1) * bins.codeCount),
  ]);
  return {
    start: bins.start,
    stepMs,
    codes: table.codes,
    counts,
    records: [...binRecords(histograms, range, stepMs)],
  };
}

function toPlace(table: EventTable, sources: readonly Source[], row: RowIndex): RecordPlace {
  const start = at(table.recordStart, row);
  return { file: at(sources, at(table.source, row)).file, start, end: start + at(table.recordLength, row) };
}

function toEventLine(
  table: EventTable,
  sources: readonly Source[],
  row: RowIndex,
  text: string | undefined,
): EventLine {
  const source = at(sources, at(table.source, row));
  const time = at(table.time, row);
  const how = at(table.how, row);
  return {
    sourceId: source.id,
    sourceName: source.file.name,
    lineNumber: at(table.lineNumber, row),
    time: Number.isNaN(time) ? undefined : time,
    code: at(table.codes, at(table.code, row)),
    cause: at(table.codes, at(table.cause, row)),
    how: how === HOW_WRITTEN ? 'written' : how === HOW_INFERRED ? 'inferred' : 'unclassified',
    machine: at(table.machines, at(table.machine, row)),
    region: at(table.regions, at(table.region, row)),
    text,
  };
}
