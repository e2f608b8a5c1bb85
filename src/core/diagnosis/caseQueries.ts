/** Questions that many rules ask: a case goes in; errors, moments and how they lie to each other come out. */
import type { Case, CaseError, CaseMoment } from './diagnosis.ts';
import type { MomentKind } from '../table/lifecycle.ts';
import type { DurationMs, TimeRange } from '../units.ts';

export const SECOND: DurationMs = 1000;
export const MINUTE: DurationMs = 60_000;

/** Errors that have one of the codes, or quote it as their cause. */
export function withCodes(errors: readonly CaseError[], codes: readonly string[]): readonly CaseError[] {
  return errors.filter(({ code, cause }) => codes.includes(code) || codes.includes(cause));
}

/** Of all errors of a case; 0 of none. */
export function getShare(part: readonly CaseError[], { errors }: Case): number {
  return errors.length === 0 ? 0 : part.length / errors.length;
}

/** Whether the errors are at least this share of those of the case. */
export function areMost(part: readonly CaseError[], aCase: Case, share = 0.5): boolean {
  return part.length > 0 && getShare(part, aCase) >= share;
}

/** Moments of some kinds, in order of time; of those in a time, `end` excluded, where one is given. */
export function findMoments(
  { getMoments }: Case,
  kinds: readonly MomentKind[],
  range?: TimeRange,
): readonly CaseMoment[] {
  const lists = kinds.map((kind) => {
    const all = getMoments(kind);
    return range === undefined ? all : all.filter(({ time }) => time >= range.start && time < range.end);
  });
  const filled = lists.filter(({ length }) => length > 0);
  // Rows are in order of time.
  return filled.length > 1 ? filled.flat().sort((a, b) => a.row - b.row) : (filled[0] ?? []);
}

/** From `lead` before the first error to `trail` behind the last one. */
export function around({ episode }: Case, lead: DurationMs, trail: DurationMs): TimeRange {
  return { start: episode.start - lead, end: episode.last + trail + 1 };
}

/** Not every line names its machine: two lines can only be told apart where both do. */
export function mayShareMachine(a: { readonly machine: string }, b: { readonly machine: string }): boolean {
  return a.machine === '' || b.machine === '' || a.machine === b.machine;
}

/** Distinct names, without the empty one, in the order of their first line. */
export function listMachines(lines: readonly { readonly machine: string }[]): readonly string[] {
  return [...new Set(lines.map(({ machine }) => machine))].filter((name) => name !== '');
}

/** The value that most have, and how many have it; undefined of none. */
export function findMostFrequent<T>(
  values: readonly T[],
): { readonly value: T; readonly count: number } | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let most: { value: T; count: number } | undefined;
  for (const [value, count] of counts) if (count > (most?.count ?? 0)) most = { value, count };
  return most;
}

/** A few errors to show; those whose texts were read already, where there are enough. */
export function pickErrors(errors: readonly CaseError[], count: number): readonly CaseError[] {
  const read = errors.filter(({ text }) => text !== undefined);
  return pickSome(read.length >= count ? read : errors, count);
}

/** A few, from all over a list: the first, the last and some between. */
export function pickSome<T>(values: readonly T[], count: number): readonly T[] {
  if (values.length <= count) return values;
  return Array.from(
    { length: count },
    (_, i) => values[Math.round((i * (values.length - 1)) / (count - 1))],
  ).filter((value) => value !== undefined);
}

/** The signs of phases as moments of the case, in order of time. */
export function listCauses({ episode }: Case): readonly CaseMoment[] {
  return episode.phases
    .flatMap(({ machine, signs }) => signs.map((sign): CaseMoment => ({ ...sign, machine })))
    .sort((a, b) => a.time - b.time);
}
