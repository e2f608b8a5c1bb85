/** Whose errors are to fix by what their codes mean: errors go in; the owner of almost all of them comes out. */
import type { CaseError } from '../../../core/diagnosis/diagnosis.ts';
import type { Owner } from '../../../core/format/errorCode.ts';
import { findMostFrequent } from '../../../core/diagnosis/caseQueries.ts';
import { findErrorCodeEntry } from '../../codes/index.ts';

const ALMOST_ALL = 0.8;

/** A code that quotes another one is as that one is. */
export function findOwner(errors: readonly CaseError[]): Owner {
  const owners = errors.map(
    ({ code, cause }) => (findErrorCodeEntry(cause) ?? findErrorCodeEntry(code))?.owner ?? 'unclear',
  );
  const most = findMostFrequent(owners);
  return most !== undefined && most.count >= ALMOST_ALL * errors.length ? most.value : 'unclear';
}
