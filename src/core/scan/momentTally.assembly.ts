/**
 * The tally of moments in AssemblyScript, for scan.assembly.ts. It counts what momentTally.ts counts, in the same slots.
 */

export const MOMENT_SLOTS: u32 = 64;
const TOLERATED_BACK_MS: f64 = 60_000;

/** Of all times so far; see timeOrder.ts. */
export let first: f64 = NaN;
export let last: f64 = NaN;
export let earliest: f64 = NaN;
export let latest: f64 = NaN;
export let forward: u32 = 0;
export let back: u32 = 0;
export let farBack: u32 = 0;
export let furthestBack: f64 = 0;

/** Moments that were written down since the scan began. */
export let momentCount: u32 = 0;
/** Where they are written to. */
let moments: u32 = 0;
let momentCounts: u32 = 0;

/** Start and count of the moments at hand, 16 bytes each. */
const slotsAt: u32 = <u32>memory.data(1024, 16);
/** The slot of the last time, and the start of its second. */
let slot: u32 = slotsAt;
let slotStart: f64 = NaN;

export function placeMoments(momentsAt: u32, countsAt: u32): void {
  moments = momentsAt;
  momentCounts = countsAt;
}

export function startMoments(): void {
  momentCount = 0;
}

export function tally(time: f64): void {
  if (time > last) {
    forward += 1;
    if (time > latest) latest = time;
  } else if (time < last) {
    stepBack(last - time);
    if (time < earliest) earliest = time;
  } else if (isNaN(last)) first = earliest = latest = time;
  last = time;
  if (!(time >= slotStart && time < slotStart + 1000)) {
    const second = floor(time / 1000);
    slot = slotsAt + ((<u32>(<i64>second) & (MOMENT_SLOTS - 1)) << 4);
    slotStart = second * 1000;
    if (load<f64>(slot) !== slotStart) {
      writeMoment(slot);
      store<f64>(slot, slotStart);
    }
  }
  store<u32>(slot, load<u32>(slot, 8) + 1, 8);
}

function stepBack(by: f64): void {
  back += 1;
  if (by > TOLERATED_BACK_MS) farBack += 1;
  if (by > furthestBack) furthestBack = by;
}

function writeMoment(at: u32): void {
  const count = load<u32>(at, 8);
  if (count === 0) return;
  store<f64>(moments + (momentCount << 3), load<f64>(at));
  store<u32>(momentCounts + (momentCount << 2), count);
  momentCount += 1;
  store<u32>(at, 0, 8);
}

/** Writes all moments at hand down: the scan is at its end. */
export function writeMoments(): void {
  for (let at = slotsAt; at < slotsAt + (MOMENT_SLOTS << 4); at += 16) writeMoment(at);
}
