/**
 * Rises: the errors of a log go in; the times at which those of a code rose above what is usual in it come out.
 *
 * Every code is looked at by itself, because a rare one drowns in the noise of others, and all of them together,
 * because many rare ones can rise at once. What is usual is taken from the log's own quieter parts (usualRate.ts) and
 * follows the traffic over the day (traffic.ts). A burst (burstStates.ts) counts where chance does not make it:
 * MIN_ERRORS errors, one in five minutes, three times the usual, six times over hours, and a chance below one in
 * 160,000 even if the usual were half as much again; errors within a second or two count once there, because one
 * request can bring several. Below that nothing is said.
 */
import { findFirstAtLeast } from '../ascending.ts';
import { findBurstSteps, type CountedSteps } from './burstStates.ts';
import { findDenseParts } from './densePart.ts';
import { at, type EventTable } from '../table/eventTable.ts';
import { rowAt, type Rows } from '../table/rows.ts';
import { countNames } from '../table/tally.ts';
import type { Bins } from '../bins/timeBins.ts';
import { getTrafficBetween, getTrafficLength, toTrafficTimes, type TrafficClock } from './traffic.ts';
import type { DurationMs, EpochMs } from '../units.ts';
import { getUsualRate } from './usualRate.ts';

export interface Rise {
  readonly start: EpochMs;
  readonly last: EpochMs;
  /** Indices of codes; empty for all together. */
  readonly codes: readonly number[];
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
/** Natural logarithm of 400. */
const MIN_UNEVENNESS = 6;
/** Errors further apart are a nuisance, but nobody is paged for them; of many codes, they only came together. */
const MAX_MEAN_GAP_MS: DurationMs = 300_000;
const MAX_MEAN_GAP_OF_ALL_MS: DurationMs = 120_000;

export function findRises(table: EventTable, rows: Rows, clock: TrafficClock): readonly Rise[] {
  const rises: Rise[] = [];
  for (const [code, times] of listTimesByCode(table, rows)) rises.push(...findRisesOf(times, clock, [code]));
  const all = takeTimes(table.time, rows);
  // Only where no code rose by itself.
  for (const rise of findRisesOf(all, clock, [])) {
    if (!rises.some(({ start, last }) => start <= rise.last && rise.start <= last)) rises.push(rise);
  }
  return rises;
}

function takeTimes(time: Float64Array, rows: Rows): Float64Array {
  return rows.list === undefined
    ? time.subarray(rows.first, rows.first + rows.length)
    : Float64Array.from(rows.list, (row) => at(time, row));
}

function listTimesByCode(table: EventTable, rows: Rows): ReadonlyMap<number, Float64Array> {
  const counts = countNames(table.code, table.codes.length, rows);
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

function findRisesOf(times: Float64Array, clock: TrafficClock, codes: readonly number[]): readonly Rise[] {
  if (times.length < MIN_ERRORS) return [];
  const { start, stepMs, binCount } = clock.bins;
  const maxGap = codes.length === 0 ? MAX_MEAN_GAP_OF_ALL_MS : MAX_MEAN_GAP_MS;
  const usualRate = getUsualRate(toTrafficTimes(clock, times), getTrafficLength(clock));
  const usualBefore = (step: number): number => at(clock.starts, step) * usualRate;
  return findBurstSteps(countSteps(times, clock.bins), usualBefore, binCount).flatMap(({ first, end }) => {
    const inside = times.subarray(
      findFirstAtLeast(times, start + first * stepMs),
      findFirstAtLeast(times, start + end * stepMs),
    );
    return findDenseParts(inside).flatMap((dense) => {
      const from = dense[0];
      const last = dense.at(-1);
      if (from === undefined || last === undefined) return [];
      const expected = getTrafficBetween(clock, from, last) * usualRate;
      const ratio = last - from > LONG_MS ? MIN_LONG_RATIO : MIN_RATIO;
      if (dense.length < Math.max(MIN_ERRORS, ratio * expected)) return [];
      if (!isBeyondUsual(countMoments(dense), expected)) return [];
      const share = getTrafficBetween(clock, from, last) / getTrafficLength(clock);
      if (!isUneven(dense.length, times.length, share)) return [];
      if (last - from > dense.length * maxGap) return [];
      return [{ start: from, last, codes }];
    });
  });
}

function countSteps(times: Float64Array, { start, stepMs }: Bins): CountedSteps {
  const steps: number[] = [];
  const counts: number[] = [];
  let nextStart = -Infinity;
  for (const time of times) {
    if (time >= nextStart) {
      const step = Math.floor((time - start) / stepMs);
      nextStart = start + (step + 1) * stepMs;
      steps.push(step);
      counts.push(0);
    }
    const last = counts.length - 1;
    counts[last] = (counts[last] ?? 0) + 1;
  }
  return { steps, counts };
}

/** By the Chernoff bound of a Poisson distribution. */
function isBeyondUsual(moments: number, expected: number): boolean {
  const mean = expected * USUAL_MARGIN;
  return moments > mean && moments * Math.log(moments / mean) - moments + mean >= MIN_EVIDENCE;
}

/**
 * Whether so many of all errors lie in a share of the log by more than chance, had they come evenly: of a few errors, the
 * quieter parts say too little. By the Chernoff bound of a binomial distribution.
 */
function isUneven(inside: number, all: number, share: number): boolean {
  if (share >= 1) return false;
  const outside = all - inside;
  const inEvidence = inside * Math.log(inside / (all * share));
  const outEvidence = outside === 0 ? 0 : outside * Math.log(outside / (all * (1 - share)));
  return inside > all * share && inEvidence + outEvidence >= MIN_UNEVENNESS;
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
