/**
 * One axis of time for all files: their tables and histograms go in, one table and the histograms that go with it
 * come out. Times of day cannot be put beside full times: in such company they count as no times at all.
 */
import type { EventTable } from '../table/eventTable.ts';
import { mergeTables } from '../table/eventTableBuilder.ts';
import { findGaps } from './gaps.ts';
import { mergeRecordCounts, type RecordCounts } from '../table/recordCounts.ts';
import { findRepeats } from './repeats.ts';
import type { SourceReport } from '../records/sourceReport.ts';
import { findOutliers } from './outliers.ts';
import type { EpochMs, TimeRange } from '../units.ts';

export interface ReadSource {
  readonly report: SourceReport;
  readonly recordCounts: RecordCounts;
  readonly table: EventTable;
  /** See lifecycle.ts. */
  readonly lifecycle: EventTable;
}

export interface MergedSources {
  /** Each row's `source` is the index of its file. */
  readonly table: EventTable;
  readonly lifecycle: EventTable;
  readonly recordCounts: RecordCounts;
  /** First and last time of all records and events, both inclusive; undefined where nothing has a time. */
  readonly span: { readonly first: EpochMs; readonly last: EpochMs } | undefined;
  /** Whether all times are times of day, whose days are counted from 1970-01-01 on. */
  readonly isTimeOfDay: boolean;
  /** One for each file, in their order, with what is only known when all of them are read. */
  readonly reports: readonly (SourceReport & { readonly gaps: readonly TimeRange[] })[];
  /** Silences that no file fills, in order of time; none while anything is still being read. */
  readonly gaps: readonly TimeRange[];
}

export function mergeSources(sources: readonly ReadSource[]): MergedSources {
  const timed = sources.filter(({ report }) => report.span !== undefined);
  const isTimeOfDay = timed.length > 0 && timed.every(({ report }) => report.timeKind === 'timeOfDay');
  const isOnAxis = ({ report }: ReadSource): boolean => isTimeOfDay || report.timeKind !== 'timeOfDay';
  const merge = (pick: (source: ReadSource) => EventTable): EventTable =>
    mergeTables(sources.map((source) => (isOnAxis(source) ? pick(source) : withoutTimes(pick(source)))));
  const table = merge((source) => source.table);
  const onAxis = sources.filter(isOnAxis);
  const recordCounts = mergeRecordCounts(onAxis.map((source) => source.recordCounts));
  const isRead = sources.every(({ report }) => report.state !== 'reading');
  return {
    table,
    lifecycle: merge((source) => source.lifecycle),
    recordCounts,
    reports: isRead
      ? completeReports(sources, table)
      : sources.map(({ report }) => ({ ...report, gaps: [] })),
    gaps: isRead ? findGaps(recordCounts) : [],
    span: findSpan(
      table,
      onAxis.map(({ report }) => report),
    ),
    isTimeOfDay,
  };
}

function completeReports(sources: readonly ReadSource[], table: EventTable): MergedSources['reports'] {
  const repeats = findRepeats(
    table,
    sources.map(({ report }) => report.name),
  );
  return sources.map(({ report, recordCounts }, source) => ({
    ...report,
    gaps: findGaps(recordCounts),
    problems: [...report.problems, ...findOutliers(recordCounts), ...(repeats[source] ?? [])],
  }));
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
