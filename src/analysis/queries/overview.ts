/** The overview: all that was read and what a person chose go in, everything that the dashboard shows but lines comes out. */
import { at, HOW_INFERRED, HOW_UNCLASSIFIED, type EventTable } from '../../core/table/eventTable.ts';
import { binGroups, type GroupBy } from '../../core/bins/grouping.ts';
import { listMoments } from '../../core/table/lifecycle.ts';
import type { MergedSources } from '../../core/log/mergeSources.ts';
import type { Selection } from '../../core/table/selection.ts';
import { toSparklines } from '../../core/bins/sparklines.ts';
import type { Release } from '../../core/diagnosis/appContext.ts';
import { nameRelease } from '../../core/diagnosis/releaseAdvice.ts';
import { binEvents, binRecords, chooseStep } from '../../core/bins/timeBins.ts';
import type { TimeRange } from '../../core/units.ts';
import { countApps } from '../findings/apps.ts';
import { toLinePlace } from './answers.ts';
import type { Overview, PlacedMoment, TimelineView } from '../api/api.ts';
import type { LogFile } from '../files/source.ts';
import type { SelectedRows } from './rowCache.ts';

/** Whose a code is; the empty code stands for unclassified errors. */
export type ToOwner = (code: string) => string;

export interface OverviewQuestion {
  readonly selection: Selection;
  readonly selected: SelectedRows;
  readonly maxBins: number;
  readonly groupBy: GroupBy;
  readonly toOwner: ToOwner;
  /** Of files beside the log. */
  readonly releases: readonly Release[];
}

/** All that was read, and what is counted of it once, whatever is asked. */
export interface CountedSources extends MergedSources, Pick<Overview, 'totals' | 'apps'> {}

/** `texts` are those of the log, in the order of its sources. */
export function toOverview(
  merged: CountedSources,
  texts: readonly Pick<LogFile, 'id' | 'fileId'>[],
  question: OverviewQuestion,
): Omit<Overview, 'files' | 'keeping'> {
  const { reports, totals, apps, span: times, isTimeOfDay, gaps } = merged;
  const { selected, selection, releases } = question;
  // Ranges are half-open, the last record's time is not: hence the millisecond.
  const span = times && { start: times.first, end: times.last + 1 };
  const range = selection.range ?? span;
  const { codes, errors, inferred, unclassified } = selected.summary;
  const timeline = span && range && toTimeline(merged, range, question);
  return {
    sources: reports.map((report, i) => {
      const { id, fileId } = at(texts, i);
      return { ...report, id, fileId };
    }),
    span,
    isTimeOfDay,
    gaps,
    totals,
    inRange: { errors, inferred, unclassified },
    timeline: timeline?.view,
    codes,
    apps,
    sparklines: timeline?.sparklines ?? new Map(),
    lifecycle:
      range === undefined
        ? []
        : [...placeMoments(merged.lifecycle, range, selection, texts), ...toMoments(releases, range)].sort(
            (a, b) => a.time - b.time,
          ),
  };
}

function placeMoments(
  table: EventTable,
  range: TimeRange,
  { filters }: Selection,
  texts: readonly Pick<LogFile, 'id' | 'fileId'>[],
): readonly PlacedMoment[] {
  return listMoments(table, range, filters?.app).map(({ row, ...moment }) => ({
    ...moment,
    place: toLinePlace(table, row, at(texts, at(table.source, row)).id),
  }));
}

function toMoments(releases: readonly Release[], { start, end }: TimeRange): readonly PlacedMoment[] {
  return releases
    .filter(({ time }) => time >= start && time < end)
    .map((release) => {
      const { time, status } = release;
      const label = `release ${nameRelease(release)}${status === '' ? '' : `, ${status}`}`;
      return { time, kind: 'deploy', label, count: 1, place: undefined };
    });
}

function toTimeline(
  { table, recordCounts }: MergedSources,
  range: TimeRange,
  { selected: { rows }, maxBins, groupBy, toOwner }: OverviewQuestion,
): { readonly view: TimelineView; readonly sparklines: Overview['sparklines'] } {
  const stepMs = chooseStep(range, maxBins, recordCounts.stepMs);
  const bins = binEvents(table, range, stepMs, rows);
  const { groups, counts } = binGroups(table, rows, bins, groupBy, toOwner);
  const view: TimelineView = {
    start: bins.start,
    stepMs,
    codes: table.codes,
    counts: toRows(bins.counts, bins.binCount, bins.codeCount),
    stack: { groupBy, groups, counts: toRows(counts, bins.binCount, groups.length) },
    records: [...binRecords(recordCounts, range, stepMs)],
  };
  return { view, sparklines: toSparklines(table.codes, bins) };
}

function toRows(cells: Uint32Array, rowCount: number, width: number): readonly (readonly number[])[] {
  return Array.from({ length: rowCount }, (_, row) => [...cells.subarray(row * width, (row + 1) * width)]);
}

/** What is counted of the whole log. */
export function countLog(log: Pick<MergedSources, 'table' | 'lifecycle'>): Pick<Overview, 'totals' | 'apps'> {
  return { totals: countEvents(log.table), apps: countApps(log) };
}

function countEvents({ length, how, time }: EventTable): Overview['totals'] {
  let unclassified = 0;
  let inferred = 0;
  for (let row = 0; row < length; row += 1) {
    if (how[row] === HOW_UNCLASSIFIED) unclassified += 1;
    else if (how[row] === HOW_INFERRED) inferred += 1;
  }
  // They come last.
  let untimed = 0;
  while (untimed < length && Number.isNaN(at(time, length - 1 - untimed))) untimed += 1;
  return { errors: length - unclassified, inferred, unclassified, untimed };
}
