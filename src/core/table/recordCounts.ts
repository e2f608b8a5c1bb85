/**
 * Records per moment: the times of all records go in, a histogram comes out, so that the timeline can show how much
 * was logged at all: silence looks different from health.
 */
import { at } from './eventTable.ts';
import type { Scan, Scanner } from '../scan/scan.ts';
import { addTimeOrders, createTimeOrder, stepTo, type TimeOrder } from '../time/timeOrder.ts';
import type { DurationMs, EpochMs } from '../units.ts';

/** Counts of records per step of time. */
export interface RecordCounts {
  readonly stepMs: DurationMs;
  /** EpochMs, each a multiple of `stepMs`, ascending. */
  readonly starts: Float64Array;
  readonly counts: Uint32Array;
}

/** Finest step: every bin of a timeline is a multiple of it. */
const FIRST_STEP_MS = 1000;
/** 12 days of seconds; more moments at once are counted in steps ten times as long. */
const MAX_STEPS = 1 << 20;

export class RecordCounter {
  #stepMs: DurationMs = FIRST_STEP_MS;
  #countByStart = new Map<EpochMs, number>();
  #start: EpochMs = Number.NaN;
  #count = 0;
  readonly #order = createTimeOrder();
  /** Counts that a scanner took, as they came. */
  #scanned: RecordCounts[] = [];
  #scannedLength = 0;
  readonly #scanners = new Set<Pick<Scanner, 'order'>>();

  add(time: EpochMs): void {
    stepTo(this.#order, time);
    // Neighbouring lines mostly share their second: the map is asked only when it changes.
    if (time >= this.#start && time < this.#start + this.#stepMs) {
      this.#count += 1;
      return;
    }
    this.#store();
    this.#start = Math.floor(time / this.#stepMs) * this.#stepMs;
    this.#count = 1;
  }

  /** Takes the moments of a scan; the scanner keeps the order of their times itself. */
  addScan(scanner: Pick<Scanner, 'order'>, { moments, momentCounts, momentCount }: Scan): void {
    if (momentCount === 0) return;
    this.#scanners.add(scanner);
    this.#scanned.push({
      stepMs: FIRST_STEP_MS,
      starts: moments.slice(0, momentCount),
      counts: momentCounts.slice(0, momentCount),
    });
    this.#scannedLength += momentCount;
    if (this.#scannedLength < MAX_STEPS) return;
    const merged = mergeRecordCounts(this.#scanned);
    this.#scanned = [merged];
    this.#scannedLength = merged.starts.length;
  }

  /** One for the times that scanners read, one for those that stood elsewhere. */
  get orders(): readonly [scanned: TimeOrder, read: TimeOrder] {
    const scanned = Array.from(this.#scanners, ({ order }) => order).reduce<TimeOrder>(
      addTimeOrders,
      createTimeOrder(),
    );
    return [scanned, { ...this.#order }];
  }

  get order(): TimeOrder {
    return addTimeOrders(...this.orders);
  }

  /** First and last time, both inclusive; undefined before the first record. */
  get span(): { readonly first: EpochMs; readonly last: EpochMs } | undefined {
    return toSpan(this.order);
  }

  /** The counts since they were last taken. */
  take(): RecordCounts {
    this.#store();
    const counts = mergeRecordCounts([toRecordCounts(this.#stepMs, this.#countByStart), ...this.#scanned]);
    this.#countByStart = new Map();
    this.#scanned = [];
    this.#scannedLength = 0;
    return counts;
  }

  #store(): void {
    if (this.#count > 0) addTo(this.#countByStart, this.#start, this.#count);
    this.#start = Number.NaN;
    this.#count = 0;
    if (this.#countByStart.size > MAX_STEPS) this.#coarsen();
  }

  #coarsen(): void {
    this.#stepMs *= 10;
    const coarse = new Map<EpochMs, number>();
    for (const [start, count] of this.#countByStart) {
      addTo(coarse, Math.floor(start / this.#stepMs) * this.#stepMs, count);
    }
    this.#countByStart = coarse;
  }
}

export function toSpan({ earliest, latest }: TimeOrder): { first: EpochMs; last: EpochMs } | undefined {
  return Number.isNaN(earliest) ? undefined : { first: earliest, last: latest };
}

/** The sum of several histograms, each moment once, in order; in longer steps where there are too many moments. */
export function mergeRecordCounts(parts: readonly RecordCounts[]): RecordCounts {
  const filled = parts.filter(({ starts }) => starts.length > 0);
  const [first] = filled;
  if (first === undefined)
    return { stepMs: FIRST_STEP_MS, starts: new Float64Array(0), counts: new Uint32Array(0) };
  if (filled.length === 1 && first.starts.length <= MAX_STEPS && isAscending(first.starts)) return first;
  let stepMs = filled.reduce((step, part) => Math.max(step, part.stepMs), FIRST_STEP_MS);
  for (;;) {
    const merged = mergeAtStep(filled, stepMs);
    if (merged.starts.length <= MAX_STEPS) return merged;
    stepMs *= 10;
  }
}

function mergeAtStep(parts: readonly RecordCounts[], stepMs: DurationMs): RecordCounts {
  let earliest = Infinity;
  let latest = -Infinity;
  for (const { starts } of parts) {
    for (const start of starts) {
      if (start < earliest) earliest = start;
      if (start > latest) latest = start;
    }
  }
  const from = Math.floor(earliest / stepMs);
  const steps = Math.floor(latest / stepMs) - from + 1;
  // A log of days has more moments with records than without: counting all of them needs no sorting.
  return steps <= 4 * MAX_STEPS ? mergeDense(parts, stepMs, from, steps) : mergeSparse(parts, stepMs);
}

function mergeDense(
  parts: readonly RecordCounts[],
  stepMs: DurationMs,
  from: number,
  steps: number,
): RecordCounts {
  const dense = new Uint32Array(steps);
  for (const { starts, counts } of parts) {
    for (let i = 0; i < starts.length; i += 1) {
      const step = Math.floor((starts[i] ?? 0) / stepMs) - from;
      dense[step] = (dense[step] ?? 0) + (counts[i] ?? 0);
    }
  }
  let length = 0;
  for (const count of dense) if (count > 0) length += 1;
  const merged = { stepMs, starts: new Float64Array(length), counts: new Uint32Array(length) };
  let row = 0;
  for (let step = 0; step < steps; step += 1) {
    const count = dense[step] ?? 0;
    if (count === 0) continue;
    merged.starts[row] = (from + step) * stepMs;
    merged.counts[row] = count;
    row += 1;
  }
  return merged;
}

function mergeSparse(parts: readonly RecordCounts[], stepMs: DurationMs): RecordCounts {
  const countByStart = new Map<EpochMs, number>();
  for (const { starts, counts } of parts) {
    for (let i = 0; i < starts.length; i += 1)
      addTo(countByStart, Math.floor(at(starts, i) / stepMs) * stepMs, at(counts, i));
  }
  return toRecordCounts(stepMs, countByStart);
}

function toRecordCounts(stepMs: DurationMs, countByStart: ReadonlyMap<EpochMs, number>): RecordCounts {
  const starts = Float64Array.from(countByStart.keys()).sort();
  return { stepMs, starts, counts: Uint32Array.from(starts, (start) => countByStart.get(start) ?? 0) };
}

function isAscending(starts: Float64Array): boolean {
  for (let i = 1; i < starts.length; i += 1) if ((starts[i - 1] ?? 0) >= (starts[i] ?? 0)) return false;
  return true;
}

function addTo(counts: Map<EpochMs, number>, start: EpochMs, count: number): void {
  counts.set(start, (counts.get(start) ?? 0) + count);
}
