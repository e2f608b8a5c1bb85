/**
 * What differs: how often each value of some fields stands in a part of the errors, and in the rest, goes in; the
 * values whose shares differ most, beyond what chance makes of such counts, come out.
 *
 * The chance is that of drawing the part from all errors at random (hypergeometric.ts). Many values are looked at, so
 * each has to be as unlikely as 1 in 20 divided by their number (Bonferroni): in a log in which nothing differs, all
 * of this says something in one of twenty cases at most.
 */
import { getTwoSidedChance } from './hypergeometric.ts';

export interface CountedField {
  /** `machine`, `path` … */
  readonly field: string;
  /** Errors by value, the empty one for those that do not say. */
  readonly inside: ReadonlyMap<string, number>;
  readonly outside: ReadonlyMap<string, number>;
  /** Errors of values that are too rare to be in the maps. */
  readonly rare?: { readonly inside: number; readonly outside: number };
}

export interface Difference {
  readonly field: string;
  /** Log content. */
  readonly value: string;
  /** Errors of the part that have the value, of those that have any. */
  readonly inside: number;
  readonly ofInside: number;
  /** The same of the rest. */
  readonly outside: number;
  readonly ofOutside: number;
}

const CHANCE = 0.05;
/** Errors of a value on both sides together; fewer show nothing. */
export const MIN_ERRORS_OF_VALUE = 5;
/** A difference that nobody would act on, however certain. */
const MIN_SHARE_DIFFERENCE = 0.1;

/** Largest difference first; of equal ones, what is there before what is missing. */
export function findDifferences(fields: readonly CountedField[]): readonly Difference[] {
  const candidates = fields.flatMap(listDifferences);
  return candidates
    .filter((difference) => Math.abs(getShareDifference(difference)) >= MIN_SHARE_DIFFERENCE)
    .filter(({ inside, ofInside, outside, ofOutside }) => {
      const draw = { all: ofInside + ofOutside, marked: inside + outside, drawn: ofInside };
      return getTwoSidedChance(draw, inside) <= CHANCE / candidates.length;
    })
    .sort(
      (a, b) =>
        Math.abs(getShareDifference(b)) - Math.abs(getShareDifference(a)) ||
        getShareDifference(b) - getShareDifference(a),
    );
}

/** Above 0 where the value is more frequent inside. */
function getShareDifference({ inside, ofInside, outside, ofOutside }: Difference): number {
  return inside / ofInside - outside / ofOutside;
}

function listDifferences({
  field,
  inside,
  outside,
  rare = { inside: 0, outside: 0 },
}: CountedField): readonly Difference[] {
  const ofInside = sumNamed(inside) + rare.inside;
  const ofOutside = sumNamed(outside) + rare.outside;
  if (ofInside === 0 || ofOutside === 0) return [];
  const values = new Set([...inside.keys(), ...outside.keys()]);
  values.delete('');
  // Of two values, one says it all; of one there is nothing to say.
  if (values.size < 2 && rare.inside + rare.outside === 0) return [];
  return [...values]
    .map((value) => ({
      ...{ field, value, ofInside, ofOutside },
      inside: inside.get(value) ?? 0,
      outside: outside.get(value) ?? 0,
    }))
    .filter((difference) => difference.inside + difference.outside >= MIN_ERRORS_OF_VALUE);
}

function sumNamed(counts: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [value, count] of counts) if (value !== '') sum += count;
  return sum;
}
