/**
 * Chance: errors that lie in phases go in; whether they lie there by more than chance comes out. Errors come in bursts, and
 * those of a burst have one cause: what counts is where whole bursts lie, not how many errors there are in them.
 */
import { at, type EventTable } from '../table/eventTable.ts';
import { rowAt, type Rows } from '../table/rows.ts';
import type { DurationMs, EpochMs, TimeRange } from '../units.ts';
import type { Phase, Placed } from './episode.ts';
import type { Placing } from './placing.ts';

const MINUTE: DurationMs = 60_000;
/** Natural logarithm of 1000: for errors, had each come by itself. */
const MIN_EVIDENCE = 7;
/** Natural logarithm of 50: for bursts of them, which are few. */
const MIN_BURST_EVIDENCE = 4;
/** Phases that fill this much of a log cannot be told from it by when errors came. */
const FILLS = 0.25;
const ALMOST_ALL = 0.9;
/** A burst is as large as another where it has this much of its errors in a minute. */
const AS_LARGE = 0.5;

interface TestedLog {
  readonly table: EventTable;
  readonly placing: Placing;
  readonly range: TimeRange;
  readonly isShort: boolean;
}

/**
 * Of phases of a kind, and the errors of these codes that nothing has told yet: whether those of `placed` have to do with
 * their phases. In a short log nothing is usual, and most of them must lie there.
 */
export function isBeyondChance(
  log: TestedLog,
  placed: readonly Placed[],
  phases: readonly Phase[],
  codes: ReadonlySet<string>,
): boolean {
  const { table, placing, range, isShort } = log;
  const free = placing.listFree(codes);
  const inside = new Set(placed.flatMap(([, rows]) => rows));
  if (isShort) return 2 * inside.size >= free.length;
  const share = placing.getExpectedShare(free, phases, range);
  if (share >= FILLS && inside.size >= ALMOST_ALL * free.length && areSpread(log, placed)) return true;
  if (getEvidence(inside.size, free.length, share) < MIN_EVIDENCE) return false;
  const { all, own } = countBursts(table, free, inside);
  if (getEvidence(own, all, share) >= MIN_BURST_EVIDENCE) return true;
  // Few bursts, but each at once behind the beginning of a phase.
  const delay = getLongestDelay(table, placed);
  const beginnings = phases.map((phase) => ({ ...phase, to: Math.min(phase.to, phase.from + delay) }));
  return getEvidence(own, all, placing.getExpectedShare(free, beginnings, range)) >= MIN_BURST_EVIDENCE;
}

/** By the Chernoff bound of a binomial distribution; 0 where there are no more than expected. */
function getEvidence(inside: number, all: number, share: number): number {
  if (inside <= all * share) return 0;
  const outside = all - inside;
  return (
    inside * Math.log(inside / (all * share)) +
    (outside === 0 ? 0 : outside * Math.log(outside / (all * (1 - share))))
  );
}

/** Whether errors came through most of the time of the phases. */
function areSpread({ table, range }: TestedLog, placed: readonly Placed[]): boolean {
  let errorMs: DurationMs = 0;
  let phaseMs: DurationMs = 0;
  for (const [{ from, to }, rows] of placed) {
    const [first, last] = [rows[0], rows.at(-1)];
    if (first !== undefined && last !== undefined) errorMs += at(table.time, last) - at(table.time, first);
    phaseMs += Math.min(to, range.end) - Math.max(from, range.start);
  }
  return 2 * errorMs >= phaseMs;
}

/**
 * From the beginning of a phase to the first error. Of phases that go on together, from the beginning just before it: an app
 * fails when the last of its machines does.
 */
function getLongestDelay(table: EventTable, placed: readonly Placed[]): DurationMs {
  let longest: DurationMs = 0;
  for (const together of listTogether(placed)) {
    const firsts = together.flatMap(([, rows]) => rows.slice(0, 1)).map((row) => at(table.time, row));
    if (firsts.length === 0) continue;
    const first = Math.min(...firsts);
    const begun = together.map(([{ from }]) => from).filter((from) => from <= first);
    longest = Math.max(longest, first - Math.max(...begun));
  }
  return longest;
}

function listTogether(placed: readonly Placed[]): readonly (readonly Placed[])[] {
  const groups: Placed[][] = [];
  let reached = -Infinity;
  for (const one of placed.toSorted(([a], [b]) => a.from - b.from)) {
    const group = groups.at(-1);
    if (group === undefined || one[0].from >= reached) groups.push([one]);
    else group.push(one);
    reached = Math.max(reached, one[0].to);
  }
  return groups;
}

interface Minute {
  readonly start: EpochMs;
  errors: number;
  inside: number;
}

/** Minutes in a row that have about as many errors as the worst one inside; and of these, the ones mostly inside. */
function countBursts(
  table: EventTable,
  free: Rows,
  inside: ReadonlySet<number>,
): { readonly all: number; readonly own: number } {
  const minutes = listMinutes(table, free, inside);
  const worst = minutes.reduce((most, minute) => Math.max(most, minute.inside), 0);
  const bursts: Minute[] = [];
  let before = -Infinity;
  for (const minute of minutes) {
    if (minute.errors < AS_LARGE * worst) continue;
    const burst = bursts.at(-1);
    if (burst === undefined || minute.start - before > 2 * MINUTE) bursts.push({ ...minute });
    else {
      burst.errors += minute.errors;
      burst.inside += minute.inside;
    }
    before = minute.start;
  }
  return { all: bursts.length, own: bursts.filter((burst) => 2 * burst.inside >= burst.errors).length };
}

function listMinutes(table: EventTable, free: Rows, inside: ReadonlySet<number>): readonly Minute[] {
  const minutes: Minute[] = [];
  for (let i = 0; i < free.length; i += 1) {
    const row = rowAt(free, i);
    const start = Math.floor(at(table.time, row) / MINUTE) * MINUTE;
    // Rows without a time come last, and are in no minute.
    if (Number.isNaN(start)) break;
    const last = minutes.at(-1);
    const isInside = inside.has(row) ? 1 : 0;
    if (last?.start === start) {
      last.errors += 1;
      last.inside += isInside;
    } else minutes.push({ start, errors: 1, inside: isInside });
  }
  return minutes;
}
