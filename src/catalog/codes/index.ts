/**
 * The error codes of the documentation, one file each: a code goes in, everything a person needs to act on it
 * comes out. A new code is a new file; nothing here has to change.
 */
import { CATEGORIES, type ErrorCode } from '../../core/format/errorCode.ts';

const modules = import.meta.glob<ErrorCode>('./P*.ts', { eager: true, import: 'default' });

/** By category in the order of CATEGORIES, then by code: the order of the documentation page. */
export const errorCodes: readonly ErrorCode[] = CATEGORIES.flatMap((category) =>
  Object.values(modules)
    .filter((entry) => entry.category === category)
    .sort((a, b) => (a.code < b.code ? -1 : 1)),
);

const entryByCode: ReadonlyMap<string, ErrorCode> = new Map(errorCodes.map((entry) => [entry.code, entry]));

/** The entry of a code, or undefined for a code that the documentation does not have. */
export function findErrorCodeEntry(code: string): ErrorCode | undefined {
  return entryByCode.get(code);
}
