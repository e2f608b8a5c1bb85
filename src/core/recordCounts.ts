/**
 * Records per moment: the time of every record goes in, a histogram comes out, so that the timeline can show
 * how much was logged at all: silence looks different from health.
 */
import type { DurationMs, EpochMs } from './units.ts';

/** Counts of records per step of time; `starts` is not ordered. */
export interface RecordCounts {
  readonly stepMs: DurationMs;
  /** EpochMs, each a multiple of `stepMs`. */
  readonly starts: Float64Array;
  readonly counts: Uint32Array;
}

/** Steps of time from each record to the next one of the file. */
export interface TimeOrder {
  readonly forward: number;
  readonly back: number;
  /** Of `back`, those by more than a minute: less is in every log. */
  readonly farBack: number;
  readonly furthestBackMs: DurationMs;
}

/** Fly merges the lines of all machines as they come: a few seconds of disorder are in every log. */
const TOLERATED_BACK_MS: DurationMs = 60_000;
/** Finest step: every bin of a timeline is a multiple of it. */
const FIRST_STEP_MS = 1000;
/** 12 days of seconds; more moments at once are counted in steps ten times as long. */
const MAX_STEPS = 1 << 20;

export class RecordCounter {
  #stepMs: DurationMs = FIRST_STEP_MS;
  #countByStart = new Map<EpochMs, number>();
  #start: EpochMs = Number.NaN;
  #count = 0;
  #earliest: EpochMs = Infinity;
  #latest: EpochMs = -Infinity;
  #previous: EpochMs = -Infinity;
  #forward = 0;
  #back = 0;
  #farBack = 0;
  #furthestBackMs: DurationMs = 0;

  add(time: EpochMs): void {
    if (time < this.#earliest) this.#earliest = time;
    if (time > this.#latest) this.#latest = time;
    if (time < this.#previous) this.#stepBack(this.#previous - time);
    else if (time > this.#previous) this.#forward += 1;
    this.#previous = time;
    // Neighbouring lines mostly share their second: the map is asked only when it changes.
    if (time >= this.#start && time < this.#start + this.#stepMs) {
      this.#count += 1;
      return;
    }
    this.#store();
    this.#start = Math.floor(time / this.#stepMs) * this.#stepMs;
    this.#count = 1;
  }

  get order(): TimeOrder {
    return {
      forward: this.#forward,
      back: this.#back,
      farBack: this.#farBack,
      furthestBackMs: this.#furthestBackMs,
    };
  }

  /** First and last time, both inclusive; undefined before the first record. */
  get span(): { readonly first: EpochMs; readonly last: EpochMs } | undefined {
    return this.#latest === -Infinity ? undefined : { first: this.#earliest, last: this.#latest };
  }

  /** The counts since they were last taken. */
  take(): RecordCounts {
    this.#store();
    const starts = new Float64Array(this.#countByStart.size);
    const counts = new Uint32Array(this.#countByStart.size);
    let i = 0;
    for (const [start, count] of this.#countByStart) {
      starts[i] = start;
      counts[i] = count;
      i += 1;
    }
    this.#countByStart = new Map();
    return { stepMs: this.#stepMs, starts, counts };
  }

  #stepBack(by: DurationMs): void {
    this.#back += 1;
    if (by > TOLERATED_BACK_MS) this.#farBack += 1;
    this.#furthestBackMs = Math.max(this.#furthestBackMs, by);
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

function addTo(counts: Map<EpochMs, number>, start: EpochMs, count: number): void {
  counts.set(start, (counts.get(start) ?? 0) + count);
}
