/**
 * One axis of time for all files: their tables and histograms go in, one table and the histograms that go with it
 * come out. Times of day cannot be put beside full times: in such company they count as no times at all.
 */
import type { EventTable } from './eventTable.ts';
import { mergeTables } from './eventTableBuilder.ts';
import type { RecordCounts } from './recordCounts.ts';
import type { SourceReport } from './sourceReport.ts';
import type { EpochMs } from './units.ts';

export interface ReadSource {
  readonly report: SourceReport;
  readonly recordCounts: readonly RecordCounts[];
  readonly table: EventTable;
}

export interface MergedSources {
  /** Each row's `source` is the index of its file. */
  readonly table: EventTable;
  readonly recordCounts: readonly RecordCounts[];
  /** First and last time of all records and events, both inclusive; undefined where nothing has a time. */
  readonly span: { readonly first: EpochMs; readonly last: EpochMs } | undefined;
  /** Whether all times are times of day, whose days are counted from 1970-01-01 on. */
  readonly isTimeOfDay: boolean;
}

export function mergeSources(sources: readonly ReadSource[]): MergedSources {
  const timed = sources.filter(({ report }) => report.span !== undefined);
  const isTimeOfDay = timed.length > 0 && timed.every(({ report }) => report.timeKind === 'timeOfDay');
  const isOnAxis = ({ report }: ReadSource): boolean => isTimeOfDay || report.timeKind !== 'timeOfDay';
  const table = mergeTables(
    sources.map((source) => (isOnAxis(source) ? source.table : withoutTimes(source.table))),
  );
  const onAxis = sources.filter(isOnAxis);
  return {
    table,
    recordCounts: onAxis.flatMap(({ recordCounts }) => recordCounts),
    span: findSpan(
      table,
      onAxis.map(({ report }) => report),
    ),
    isTimeOfDay,
  };
}

function withoutTimes(table: EventTable): EventTable {
  return { ...table, time: new Float64Array(table.length).fill(Number.NaN) };
}

function findSpan(table: EventTable, reports: readonly Pick<SourceReport, 'span'>[]): MergedSources['span'] {
  let first = Infinity;
  let last = -Infinity;
  for (const { span } of reports) {
    if (span === undefined) continue;
    first = Math.min(first, span.first);
    last = Math.max(last, span.last);
  }
  for (const time of table.time) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return last === -Infinity ? undefined : { first, last };
}
