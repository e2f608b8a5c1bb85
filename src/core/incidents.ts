/**
 * Incidents: the errors of a log go in; the times at which they rose above what is ordinary in this log come out, in
 * order of time, with the codes that rose together.
 *
 * Every code is looked at by itself, because a rare one drowns in the noise of others, and all of them together,
 * because many rare ones can rise at once. What is usual is taken from the log's own quieter parts (usualRate.ts) and
 * follows the traffic over the day (traffic.ts). A burst (burstStates.ts) counts where chance does not make it:
 * MIN_ERRORS errors, one in two minutes, three times the usual, six times over hours, and a chance below one in
 * 160,000 even if the usual were half as much again; errors within a second or two count once there, because one
 * request can bring several. Below that nothing is said.
 */
import { at, type EventTable } from './eventTable.ts';
import { findBurstSteps } from './burstStates.ts';
import { findDensePart } from './densePart.ts';
import type { MergedSources } from './mergeSources.ts';
import { rowAt, type Rows } from './rows.ts';
import { selectRows } from './selection.ts';
import { binEvents, type TimeBins } from './timeBins.ts';
import { getTrafficLength, getTrafficRatios, toTrafficTimes } from './traffic.ts';
import type { DurationMs, EpochMs, RowIndex, TimeRange } from './units.ts';
import { getUsualRate } from './usualRate.ts';

export type IncidentKind =
  /** Errors rose above what is usual. */
  | 'burst'
  /** The log begins and ends in it: a large share of its records are errors. */
  | 'throughout'
  /** A few errors near each other, which mean nothing by their number. */
  | 'few';

export interface Incident {
  readonly kind: IncidentKind;
  /** Time of its first error, and of its last one. */
  readonly start: EpochMs;
  readonly last: EpochMs;
  /** Whether it was still going on when the log ended. */
  readonly isOngoing: boolean;
  /** The codes that rose, most frequent first; the empty one stands for unclassified errors. */
  readonly codes: readonly string[];
  /** Its errors: those of these codes in its time. */
  readonly rows: Rows;
}

/** Fewer are noise, whatever is usual. */
export const MIN_ERRORS = 6;
const MIN_RATIO = 3;
/** Over hours, what is usual changes by itself, also where the traffic does not show it. */
const LONG_MS: DurationMs = 3_600_000;
const MIN_LONG_RATIO = 6;
/** Logs of background errors are not as even as a Poisson process. */
const USUAL_MARGIN = 1.5;
const SAME_REQUEST_MS: DurationMs = 2000;
/** Natural logarithm of 160,000. */
const MIN_EVIDENCE = 12;
const MAX_STEPS = 4096;
const MIN_STEP_MS: DurationMs = 1000;
/** Bursts of the same code this close are one incident: a machine that restarts needs minutes. */
const SAME_CODE_GAP_MS: DurationMs = 300_000;
const OTHER_CODE_GAP_MS: DurationMs = 60_000;
/** Errors further apart are a nuisance, but nobody is paged for them. */
const MAX_MEAN_GAP_MS: DurationMs = 120_000;
/** Where this share of all records are errors, and they come this fast, the log was begun in an incident. */
const THROUGHOUT_SHARE = 0.2;
const THROUGHOUT_GAP_MS: DurationMs = 30_000;
/** A code that is there in an incident belongs to it where it is this much more frequent than usual. */
const JOINING_RATIO = 3;
const FEW_GAP_MS: DurationMs = 600_000;
const MAX_FEW = 20;
/** More that are no burst are what is usual. */
const MAX_FEW_ERRORS = 12;
/** A minute without an error is no end yet. */
const MIN_ONGOING_MS: DurationMs = 60_000;
const ONGOING_GAPS = 4;

type IncidentSources = Pick<MergedSources, 'table' | 'span' | 'recordCounts'>;

interface Burst {
  readonly start: EpochMs;
  readonly last: EpochMs;
  /** Empty for all codes together. */
  readonly codes: readonly number[];
}

/** Incidents proper, without the few. */
export function findIncidents({ table, span, recordCounts }: IncidentSources): readonly Incident[] {
  if (span === undefined || table.length === 0) return [];
  const range = { start: span.first, end: span.last + 1 };
  const rows = selectRows(table, { range });
  const stepMs = Math.max(MIN_STEP_MS, Math.ceil((range.end - range.start) / MAX_STEPS / 1000) * 1000);
  const bins = binEvents(table, range, stepMs, rows);
  const traffic = getTrafficRatios(recordCounts, bins, sumPerBin(bins));
  const bursts = findAllBursts(table, rows, bins, traffic);
  const incidents = joinBursts(bursts).map((burst) => toIncident(table, bins, traffic, burst, range));
  if (incidents.length > 0) return incidents;
  const records = recordCounts.counts.reduce((sum, count) => sum + count, 0);
  if (rows.length < MIN_ERRORS || rows.length < records * THROUGHOUT_SHARE) return [];
  if (range.end - range.start > rows.length * THROUGHOUT_GAP_MS) return [];
  return [toWhole(table, rows, range, 'throughout')];
}

/** Errors outside of incidents, each with its neighbours: not by number, but by what is beside them, they may tell. */
export function findFew(
  { table, span }: IncidentSources,
  incidents: readonly Incident[],
): readonly Incident[] {
  if (span === undefined) return [];
  const range = { start: span.first, end: span.last + 1 };
  const isTaken = (time: EpochMs): boolean =>
    incidents.some(({ start, last }) => time >= start && time <= last);
  const few: Incident[] = [];
  let group: RowIndex[] = [];
  const close = (): void => {
    if (group.length > 0 && group.length <= MAX_FEW_ERRORS)
      few.push(toWhole(table, listed(group), range, 'few'));
    group = [];
  };
  for (let row = 0; row < table.length && few.length < MAX_FEW; row += 1) {
    const time = at(table.time, row);
    if (Number.isNaN(time)) break;
    if (isTaken(time)) continue;
    const before = group.at(-1);
    if (before !== undefined && time - at(table.time, before) > FEW_GAP_MS) close();
    group.push(row);
  }
  close();
  return few.slice(0, MAX_FEW);
}

function listed(rows: readonly RowIndex[]): Rows {
  return { length: rows.length, first: 0, list: Uint32Array.from(rows) };
}

function findAllBursts(
  table: EventTable,
  rows: Rows,
  bins: TimeBins,
  traffic: Float64Array,
): readonly Burst[] {
  const bursts: Burst[] = [];
  const timesOf = listTimesByCode(table, rows);
  for (const [code, times] of timesOf) {
    const counts = Float64Array.from(traffic, (_, bin) => at(bins.counts, bin * bins.codeCount + code));
    bursts.push(...findBursts(times, counts, bins, traffic, [code]));
  }
  const all = Float64Array.from({ length: rows.length }, (_, i) => at(table.time, rowAt(rows, i)));
  // Only where no code rose by itself.
  for (const burst of findBursts(all, sumPerBin(bins), bins, traffic, [])) {
    if (!bursts.some(({ start, last }) => start <= burst.last && burst.start <= last)) bursts.push(burst);
  }
  return bursts;
}

function listTimesByCode(table: EventTable, rows: Rows): ReadonlyMap<number, Float64Array> {
  const counts = new Uint32Array(table.codes.length);
  for (let i = 0; i < rows.length; i += 1) {
    const code = table.code[rowAt(rows, i)] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  const times = Array.from(counts, (count) => new Float64Array(count >= MIN_ERRORS ? count : 0));
  const filled = new Uint32Array(counts.length);
  for (let i = 0; i < rows.length; i += 1) {
    const row = rowAt(rows, i);
    const code = table.code[row] ?? 0;
    const column = times[code];
    // A short column takes nothing.
    if (column !== undefined) column[filled[code] ?? 0] = table.time[row] ?? 0;
    filled[code] = (filled[code] ?? 0) + 1;
  }
  return new Map([...times.entries()].filter(([, column]) => column.length > 0));
}

function findBursts(
  times: Float64Array,
  counts: ArrayLike<number>,
  bins: TimeBins,
  traffic: Float64Array,
  codes: readonly number[],
): readonly Burst[] {
  const { start, stepMs } = bins;
  if (times.length < MIN_ERRORS) return [];
  const perStep =
    getUsualRate(toTrafficTimes(times, bins, traffic), getTrafficLength(bins, traffic)) * stepMs;
  const usual = traffic.map((ratio) => ratio * perStep);
  return findBurstSteps(counts, usual).flatMap(({ first, end }) => {
    const dense = findDensePart(
      times.subarray(findFirst(times, start + first * stepMs), findFirst(times, start + end * stepMs)),
    );
    const from = dense[0];
    const last = dense.at(-1);
    if (from === undefined || last === undefined) return [];
    const steps = usual.subarray(
      Math.floor((from - start) / stepMs),
      Math.floor((last - start) / stepMs) + 1,
    );
    const expected = steps.reduce((sum, value) => sum + value, 0);
    const ratio = last - from > LONG_MS ? MIN_LONG_RATIO : MIN_RATIO;
    if (dense.length < Math.max(MIN_ERRORS, ratio * expected)) return [];
    if (!isBeyondUsual(countMoments(dense), expected)) return [];
    if (last - from > dense.length * MAX_MEAN_GAP_MS) return [];
    return [{ start: from, last, codes }];
  });
}

/** By the Chernoff bound of a Poisson distribution. */
function isBeyondUsual(moments: number, expected: number): boolean {
  const mean = expected * USUAL_MARGIN;
  return moments > mean && moments * Math.log(moments / mean) - moments + mean >= MIN_EVIDENCE;
}

/** Errors of one request are one. */
function countMoments(times: Float64Array): number {
  let count = 0;
  let before = -Infinity;
  for (const time of times) {
    if (time - before < SAME_REQUEST_MS) continue;
    before = time;
    count += 1;
  }
  return count;
}

/** The first place at or behind a time. */
function findFirst(times: Float64Array, moment: EpochMs): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(times, middle) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sumPerBin({ counts, binCount, codeCount }: TimeBins): Float64Array {
  return Float64Array.from({ length: binCount }, (_, bin) =>
    counts.subarray(bin * codeCount, (bin + 1) * codeCount).reduce((sum, count) => sum + count, 0),
  );
}

function joinBursts(bursts: readonly Burst[]): readonly Burst[] {
  const joined: Burst[] = [];
  for (const burst of bursts.toSorted((a, b) => a.start - b.start)) {
    const index = joined.findLastIndex((other) => belongTogether(other, burst));
    const other = joined[index];
    if (other === undefined) joined.push(burst);
    else
      joined[index] = {
        start: Math.min(other.start, burst.start),
        last: Math.max(other.last, burst.last),
        codes: [...new Set([...other.codes, ...burst.codes])],
      };
  }
  return joined;
}

function belongTogether(earlier: Burst, later: Burst): boolean {
  const sharesCode = earlier.codes.some((code) => later.codes.includes(code));
  return later.start - earlier.last <= (sharesCode ? SAME_CODE_GAP_MS : OTHER_CODE_GAP_MS);
}

function toIncident(
  table: EventTable,
  bins: TimeBins,
  traffic: Float64Array,
  { start, last, codes: risen }: Burst,
  range: TimeRange,
): Incident {
  const inside = selectRows(table, { range: { start, end: last + 1 } });
  const counts = new Uint32Array(table.codes.length);
  for (let i = 0; i < inside.length; i += 1) {
    const code = table.code[rowAt(inside, i)] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  const share = getTrafficShare(bins, traffic, start, last);
  const joins = (code: number): boolean => {
    const count = counts[code] ?? 0;
    if (risen.length === 0 || risen.includes(code)) return count > 0;
    const all = countOf(bins, code);
    return count >= 2 && count >= JOINING_RATIO * share * all;
  };
  const codes = Array.from(counts.keys())
    .filter(joins)
    .sort((a, b) => at(counts, b) - at(counts, a))
    .map((code) => at(table.codes, code));
  const rows = selectRows(table, { range: { start, end: last + 1 }, codes });
  return { kind: 'burst', start, last, codes, rows, isOngoing: isOngoing(rows.length, start, last, range) };
}

/** The share of the log's traffic that lies in a time. */
function getTrafficShare(
  { start, stepMs }: TimeBins,
  traffic: Float64Array,
  from: EpochMs,
  to: EpochMs,
): number {
  const sum = (part: Float64Array): number => part.reduce((total, ratio) => total + ratio, 0);
  const inside = traffic.subarray(Math.floor((from - start) / stepMs), Math.floor((to - start) / stepMs) + 1);
  return sum(inside) / sum(traffic);
}

function countOf({ counts, binCount, codeCount }: TimeBins, code: number): number {
  let count = 0;
  for (let bin = 0; bin < binCount; bin += 1) count += counts[bin * codeCount + code] ?? 0;
  return count;
}

function toWhole(table: EventTable, rows: Rows, range: TimeRange, kind: IncidentKind): Incident {
  const start = at(table.time, rowAt(rows, 0));
  const last = at(table.time, rowAt(rows, rows.length - 1));
  const counts = new Map<string, number>();
  for (let i = 0; i < rows.length; i += 1) {
    const code = at(table.codes, at(table.code, rowAt(rows, i)));
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const codes = [...counts].sort(([, a], [, b]) => b - a).map(([code]) => code);
  return { kind, start, last, codes, rows, isOngoing: isOngoing(rows.length, start, last, range) };
}

/** The log ends before the next error was due. */
function isOngoing(errors: number, start: EpochMs, last: EpochMs, range: TimeRange): boolean {
  const gap = (last - start) / Math.max(1, errors - 1);
  return range.end - 1 - last <= Math.max(MIN_ONGOING_MS, ONGOING_GAPS * gap);
}
