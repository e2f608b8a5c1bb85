/**
 * Incidents: the errors of a log go in; the times at which they rose above what is usual in this log (rises.ts) come
 * out, in order of time, with the codes that rose together.
 */
import { findFirstAtLeast } from '../ascending.ts';
import { findDensePart } from './densePart.ts';
import { at, type EventTable } from '../table/eventTable.ts';
import type { MergedSources } from '../log/mergeSources.ts';
import type { Episode, EpisodeKind } from './episode.ts';
import { findRises, MIN_ERRORS, type Rise } from './rises.ts';
import { rowAt, rowsBetween, type Rows } from '../table/rows.ts';
import { selectRows } from '../table/selection.ts';
import { countNames } from '../table/tally.ts';
import { alignBins, splitByBin } from '../bins/timeBins.ts';
import { createTrafficClock, getTrafficBetween, getTrafficLength, type TrafficClock } from './traffic.ts';
import type { DurationMs, EpochMs, RowIndex, TimeRange } from '../units.ts';

const MAX_STEPS = 2048;
const MIN_STEP_MS: DurationMs = 1000;
/** Bursts of the same code this close are one incident: a machine that restarts needs minutes. */
const SAME_CODE_GAP_MS: DurationMs = 300_000;
const OTHER_CODE_GAP_MS: DurationMs = 60_000;
/** Where this share of all records are errors, and they come this fast, the log was begun in an incident. */
const THROUGHOUT_SHARE = 0.1;
const THROUGHOUT_GAP_MS: DurationMs = 30_000;
/** A code that is there in an incident belongs to it where it is this much more frequent than usual. */
const JOINING_RATIO = 3;
/** A minute without an error is no end yet. */
const MIN_ONGOING_MS: DurationMs = 60_000;
const ONGOING_GAPS = 4;

export type IncidentSources = Pick<MergedSources, 'table' | 'span' | 'recordCounts'>;

/** What rose, in order of time. */
export function findIncidents({ table, span, recordCounts }: IncidentSources): readonly Episode[] {
  if (span === undefined || table.length === 0) return [];
  const range = { start: span.first, end: span.last + 1 };
  const rows = selectRows(table, { range });
  const stepMs = Math.max(MIN_STEP_MS, Math.ceil((range.end - range.start) / MAX_STEPS / 1000) * 1000);
  const bins = alignBins(range, stepMs);
  const errors = new Uint32Array(bins.binCount);
  for (const { bin, first, end } of splitByBin(table.time, rows, bins)) errors[bin] = end - first;
  const clock = createTrafficClock(recordCounts, bins, errors);
  const counts = countNames(table.code, table.codes.length, rows);
  const rises = joinRises(findRises(table, rows, clock));
  return rises.map((rise) => toIncident(table, counts, clock, rise, range));
}

/** All errors but a thin beginning, where the log begins and ends in them, and most did not rise besides. */
export function findThroughout(
  { table, span, recordCounts }: IncidentSources,
  incidents: readonly Episode[],
): readonly Episode[] {
  if (span === undefined) return [];
  const range = { start: span.first, end: span.last + 1 };
  const rows = selectRows(table, { range });
  const risen = incidents.reduce((sum, incident) => sum + incident.rows.length, 0);
  const records = recordCounts.counts.reduce((sum, count) => sum + count, 0);
  const areMany = rows.length >= MIN_ERRORS && rows.length >= records * THROUGHOUT_SHARE;
  const areDense = range.end - range.start <= rows.length * THROUGHOUT_GAP_MS;
  if (!areMany || !areDense || 2 * risen >= rows.length) return [];
  const dense = findDensePart(table.time.subarray(rows.first, rows.first + rows.length)).length;
  return [
    toWhole(
      table,
      rowsBetween(rows.first + rows.length - dense, rows.first + rows.length),
      range,
      'throughout',
    ),
  ];
}

/** Of errors that have a time, those that are in the time of no incident: rows from `first` to before `end`. */
export function findRowsOutside(
  { time }: EventTable,
  incidents: readonly Pick<Episode, 'start' | 'last'>[],
): readonly { readonly first: RowIndex; readonly end: RowIndex }[] {
  const outside: { first: RowIndex; end: RowIndex }[] = [];
  let first = 0;
  for (const { start, last } of incidents.toSorted((a, b) => a.start - b.start)) {
    const end = findFirstAtLeast(time, start);
    if (end > first) outside.push({ first, end });
    first = Math.max(first, findFirstAtLeast(time, last + 1));
  }
  // Those without a time come last.
  const end = findFirstAtLeast(time, Infinity);
  if (end > first) outside.push({ first, end });
  return outside;
}

function joinRises(rises: readonly Rise[]): readonly Rise[] {
  const joined: Rise[] = [];
  for (const rise of rises.toSorted((a, b) => a.start - b.start)) {
    const index = joined.findLastIndex((other) => belongTogether(other, rise));
    const other = joined[index];
    if (other === undefined) joined.push(rise);
    else
      joined[index] = {
        start: Math.min(other.start, rise.start),
        last: Math.max(other.last, rise.last),
        codes: [...new Set([...other.codes, ...rise.codes])],
      };
  }
  return joined;
}

function belongTogether(earlier: Rise, later: Rise): boolean {
  const sharesCode = earlier.codes.some((code) => later.codes.includes(code));
  return later.start - earlier.last <= (sharesCode ? SAME_CODE_GAP_MS : OTHER_CODE_GAP_MS);
}

/** `all[code]` errors are in the log. */
function toIncident(
  table: EventTable,
  all: Uint32Array,
  clock: TrafficClock,
  { start, last, codes: risen }: Rise,
  range: TimeRange,
): Episode {
  const inside = selectRows(table, { range: { start, end: last + 1 } });
  const counts = countNames(table.code, table.codes.length, inside);
  const share = getTrafficBetween(clock, start, last) / getTrafficLength(clock);
  const joins = (code: number): boolean => {
    const count = counts[code] ?? 0;
    if (risen.length === 0 || risen.includes(code)) return count > 0;
    return count >= 2 && count >= JOINING_RATIO * share * at(all, code);
  };
  const codes = toMostFrequent(table.codes, counts, joins);
  const rows = selectRows(table, { range: { start, end: last + 1 }, codes });
  return {
    kind: 'risen',
    phases: [],
    start,
    last,
    codes,
    rows,
    isOngoing: isOngoing(rows.length, start, last, range),
  };
}

/** All codes of some rows, as one incident. */
function toWhole(table: EventTable, rows: Rows, range: TimeRange, kind: EpisodeKind): Episode {
  const start = at(table.time, rowAt(rows, 0));
  const last = at(table.time, rowAt(rows, rows.length - 1));
  const counts = countNames(table.code, table.codes.length, rows);
  const codes = toMostFrequent(table.codes, counts, (code) => at(counts, code) > 0);
  return {
    kind,
    phases: [],
    start,
    last,
    codes,
    rows,
    isOngoing: isOngoing(rows.length, start, last, range),
  };
}

function toMostFrequent(
  codes: readonly string[],
  counts: Uint32Array,
  isMeant: (code: number) => boolean,
): readonly string[] {
  return Array.from(counts.keys())
    .filter(isMeant)
    .sort((a, b) => at(counts, b) - at(counts, a))
    .map((code) => at(codes, code));
}

/** The log ends before the next error was due. */
function isOngoing(errors: number, start: EpochMs, last: EpochMs, range: TimeRange): boolean {
  const gap = (last - start) / Math.max(1, errors - 1);
  return range.end - 1 - last <= Math.max(MIN_ONGOING_MS, ONGOING_GAPS * gap);
}
