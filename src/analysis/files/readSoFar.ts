/** What has been read of a text: its updates go in, in order; what they add up to comes out. */
import type { EventTable } from '../../core/table/eventTable.ts';
import { joinTables } from '../../core/table/eventTableBuilder.ts';
import type { ReadSource } from '../../core/log/mergeSources.ts';
import { mergeRecordCounts, type RecordCounts } from '../../core/table/recordCounts.ts';
import type { SourceReport } from '../../core/records/sourceReport.ts';
import type { SourceUpdate } from '../api/ingestApi.ts';

export class ReadSoFar {
  report: SourceReport;
  #recordCounts: RecordCounts;
  /** Joined when somebody asks: between two questions there can be several updates. */
  #events: EventTable[];
  #lifecycle: EventTable[];

  constructor(first: SourceUpdate) {
    this.report = first.report;
    this.#recordCounts = first.recordCounts;
    this.#events = [first.events];
    this.#lifecycle = [first.lifecycle];
  }

  add({ report, recordCounts, events, lifecycle }: SourceUpdate): void {
    this.report = report;
    this.#recordCounts = mergeRecordCounts([this.#recordCounts, recordCounts]);
    this.#events.push(events);
    this.#lifecycle.push(lifecycle);
  }

  toReadSource(): ReadSource {
    const table = joinTables(this.#events);
    const lifecycle = joinTables(this.#lifecycle);
    // Only the whole is kept: with its parts, every event would be in memory twice.
    this.#events = [table];
    this.#lifecycle = [lifecycle];
    return { report: this.report, recordCounts: this.#recordCounts, table, lifecycle };
  }
}
