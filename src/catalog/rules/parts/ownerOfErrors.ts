/** Whose errors are to fix by what their codes mean: errors go in; the owner of almost all of them comes out. */
import type { CaseError } from '../../../core/diagnosis/diagnosis.ts';
import type { Owner } from '../../../core/format/errorCode.ts';
import { findMostFrequent } from '../../../core/diagnosis/caseQueries.ts';
import { findErrorCodeEntry } from '../../codes/index.ts';

const ALMOST_ALL = 0.8;

/** Fly's own codes, where a fault of an app would have none. */
const SOME = 0.25;

/**
 * Whose trouble in one place is: what only Fly can mend is its own to mend; of anything else, the place alone tells
 * nothing. A host that cannot be reached also breaks off connections, which others do, too.
 */
export function findOwnerOfPlace(errors: readonly CaseError[]): 'platform' | 'unclear' {
  const owners = listOwners(errors);
  const count = (owner: Owner): number => owners.filter((one) => one === owner).length;
  return count('platform') >= SOME * owners.length && count('app') <= (1 - ALMOST_ALL) * owners.length
    ? 'platform'
    : 'unclear';
}

/** A code that quotes another one is as that one is. */
export function findOwner(errors: readonly CaseError[]): Owner {
  const most = findMostFrequent(listOwners(errors));
  return most !== undefined && most.count >= ALMOST_ALL * errors.length ? most.value : 'unclear';
}

function listOwners(errors: readonly CaseError[]): readonly Owner[] {
  return errors.map(
    ({ code, cause }) => (findErrorCodeEntry(cause) ?? findErrorCodeEntry(code))?.owner ?? 'unclear',
  );
}
