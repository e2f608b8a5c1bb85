/**
 * A tally of moments: the time of every record goes in, in the order of the file; out come how many there are of each
 * second, and whether they are in order. Neighbours are of nearly the same time, so a few seconds are counted at
 * once, each in the slot that its number names, and written down when another second needs the slot.
 */
import { createTimeOrder, stepTo, type TimeOrder } from '../time/timeOrder.ts';
import type { EpochMs } from '../units.ts';

const SECOND = 1000;

export class MomentTally {
  /** Moments that were written down, and how many records each has: `count` of them. */
  readonly starts: Float64Array;
  readonly counts: Uint32Array;
  count = 0;
  readonly #slotStarts: Float64Array;
  readonly #slotCounts: Uint32Array;
  readonly #order = createTimeOrder();

  /** `slots` is a power of two. */
  constructor(slots: number, capacity: number) {
    this.starts = new Float64Array(capacity);
    this.counts = new Uint32Array(capacity);
    this.#slotStarts = new Float64Array(slots);
    this.#slotCounts = new Uint32Array(slots);
  }

  get order(): TimeOrder {
    return { ...this.#order };
  }

  goBackTo(order: TimeOrder): void {
    Object.assign(this.#order, order);
  }

  startScan(): void {
    this.count = 0;
  }

  add(time: EpochMs): void {
    stepTo(this.#order, time);
    const second = Math.floor(time / SECOND);
    const slot = second & (this.#slotCounts.length - 1);
    if (this.#slotStarts[slot] !== second * SECOND) {
      this.#write(slot);
      this.#slotStarts[slot] = second * SECOND;
    }
    this.#slotCounts[slot] = (this.#slotCounts[slot] ?? 0) + 1;
  }

  finishScan(): void {
    for (let slot = 0; slot < this.#slotCounts.length; slot += 1) this.#write(slot);
  }

  #write(slot: number): void {
    const count = this.#slotCounts[slot] ?? 0;
    if (count === 0) return;
    this.starts[this.count] = this.#slotStarts[slot] ?? 0;
    this.counts[this.count] = count;
    this.count += 1;
    this.#slotCounts[slot] = 0;
  }
}
