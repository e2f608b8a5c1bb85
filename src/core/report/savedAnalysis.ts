/**
 * An analysis as JSON that can be opened again (readSavedAnalysis.ts): the tables of its files go in, numbers and names
 * come out. Lines of the log are not among them.
 */
import type { EventTable } from '../table/eventTable.ts';
import type { ReadSource } from '../log/mergeSources.ts';
import type { RecordCounts } from '../table/recordCounts.ts';
import type { SourceReport } from '../records/sourceReport.ts';
import type { DurationMs, EpochMs } from '../units.ts';

/** What the JSON of an analysis says first. */
export const ANALYSIS_SCHEMA = 'postflight.analysis/1';

/** A file as it stands in `tables`, beside its account in `sources`. */
export interface SavedSource {
  readonly formatLabel: string | null;
  readonly isCutShort: boolean;
  readonly timeKind: SourceReport['timeKind'];
  readonly zone: string;
  /** First and last time of a record, in milliseconds since 1970. */
  readonly span: readonly [EpochMs, EpochMs] | null;
  /** Records by moment: a moment is a number of steps, given as the distance to the one before. */
  readonly records: {
    readonly stepMs: DurationMs;
    readonly moments: readonly number[];
    readonly counts: readonly number[];
  };
  readonly events: SavedTable;
  readonly lifecycle: SavedTable;
}

/** One entry a row in every column; names by their place in the lists. */
interface SavedTable {
  /** Milliseconds since the time of the row before, the first one since 1970; null for rows without a time, which come last. */
  readonly time: readonly (number | null)[];
  readonly code: readonly number[];
  readonly cause: readonly number[];
  /** 0 written, 1 inferred, 2 unclassified. */
  readonly how: readonly number[];
  readonly app: readonly number[];
  readonly machine: readonly number[];
  readonly region: readonly number[];
  readonly lineNumber: readonly number[];
  readonly recordLength: readonly number[];
  readonly codes: readonly string[];
  readonly apps: readonly string[];
  readonly machines: readonly string[];
  readonly regions: readonly string[];
}

/** More events than this would make a text that no browser can open again. */
const MAX_EVENTS = 10_000_000;

/** Undefined where there are too many events. */
export function toSavedSources(sources: readonly ReadSource[]): readonly SavedSource[] | undefined {
  const eventCount = sources.reduce((sum, { table }) => sum + table.length, 0);
  if (eventCount > MAX_EVENTS) return undefined;
  return sources.map(({ report, recordCounts, table, lifecycle }) => ({
    formatLabel: report.format?.label ?? null,
    isCutShort: report.isCutShort,
    timeKind: report.timeKind,
    zone: report.zone,
    span: report.span === undefined ? null : [report.span.first, report.span.last],
    records: saveRecordCounts(recordCounts),
    events: saveTable(table),
    lifecycle: saveTable(lifecycle),
  }));
}

function saveRecordCounts({ stepMs, starts, counts }: RecordCounts): SavedSource['records'] {
  let before = 0;
  const moments = Array.from(starts, (start) => {
    const moment = Math.floor(start / stepMs);
    const distance = moment - before;
    before = moment;
    return distance;
  });
  return { stepMs, moments, counts: [...counts] };
}

function saveTable(table: EventTable): SavedTable {
  let before = 0;
  const time = Array.from(table.time, (moment) => {
    if (Number.isNaN(moment)) return null;
    const distance = moment - before;
    before = moment;
    return distance;
  });
  return {
    time,
    code: Array.from(table.code),
    cause: Array.from(table.cause),
    how: Array.from(table.how),
    app: Array.from(table.app),
    machine: Array.from(table.machine),
    region: Array.from(table.region),
    lineNumber: Array.from(table.lineNumber),
    recordLength: Array.from(table.recordLength),
    codes: table.codes,
    apps: table.apps,
    machines: table.machines,
    regions: table.regions,
  };
}

/** Whether a text begins as the JSON of an analysis does, however it is indented. */
export function isSavedAnalysis(start: string): boolean {
  return /^\ufeff?\s{0,99}\{\s{0,99}"schema"\s{0,99}:\s{0,99}"postflight\.analysis\//.test(start);
}
