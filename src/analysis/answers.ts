/** Answers in the shape that the page asks for: a merged table goes in, bars and lines come out. */
import { at, HOW_INFERRED, HOW_WRITTEN, type EventTable } from '../core/eventTable.ts';
import type { RecordCounts } from '../core/recordCounts.ts';
import type { SourceReport } from '../core/sourceReport.ts';
import { binEvents, binRecords, chooseStep } from '../core/timeBins.ts';
import type { RowIndex, TimeRange } from '../core/units.ts';
import type { EventLine, SourceId, TimelineView } from './api.ts';

/** The bars of a range; `histograms` count all records. */
export function toTimeline(
  table: EventTable,
  histograms: readonly RecordCounts[],
  range: TimeRange,
  maxBins: number,
): TimelineView {
  const finest = histograms.reduce((step, counts) => Math.max(step, counts.stepMs), 1000);
  const stepMs = chooseStep(range, maxBins, finest);
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

/** One event with its text; `sources` are the files that the table's rows name. */
export function toEventLine(
  table: EventTable,
  sources: readonly { readonly id: SourceId; readonly report: Pick<SourceReport, 'name'> }[],
  row: RowIndex,
  text: string | undefined,
): EventLine {
  const source = at(sources, at(table.source, row));
  const time = at(table.time, row);
  const how = at(table.how, row);
  return {
    sourceId: source.id,
    sourceName: source.report.name,
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
