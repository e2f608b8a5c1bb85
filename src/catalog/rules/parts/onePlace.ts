/** Whether almost all of an incident is in one place of several: a case goes in, the place comes out. */
import type { CaseError } from '../../../core/diagnosis/diagnosis.ts';
import { findMostFrequent } from '../../../core/diagnosis/caseQueries.ts';

/** Almost all. */
const SHARE = 0.9;
/** Fewer named lines would be in one place by chance. */
const MIN_NAMED = 6;

export function findOnePlace(
  errors: readonly CaseError[],
  toPlace: (error: CaseError) => string,
): { readonly name: string; readonly errors: readonly CaseError[] } | undefined {
  const named = errors.filter((error) => toPlace(error) !== '');
  const most = findMostFrequent(named.map(toPlace));
  if (most === undefined || named.length < Math.max(MIN_NAMED, errors.length / 2)) return undefined;
  if (most.count < named.length * SHARE) return undefined;
  return { name: most.value, errors: named.filter((error) => toPlace(error) === most.value) };
}
