/**
 * A name of a log in an address: the name goes in, a short digest comes out that says nothing to who does not have
 * the log. With the log, the name is found again among its names.
 *
 * It cannot be turned around: 32 bits of SHA-256 fit millions of machine ids alike. Who guesses a name can see that
 * it fits, as with any digest without a secret; that it is this name, and no other that fits as well, stays open.
 */
import type { FilterField } from './selection.ts';
import { toSha256 } from '../bytes/sha256.ts';

/** A digest, and what the name is a name of. */
export interface NameDigest {
  readonly field: FilterField;
  readonly digest: string;
}

const HEX_DIGITS = 8;

export function toNameDigest(field: FilterField, name: string): string {
  // The field is in it, so that a machine and an app of one name do not look alike.
  const digest = toSha256(new TextEncoder().encode(`${field} ${name}`));
  return parseInt(digest.slice(0, HEX_DIGITS), 16).toString(36);
}

/** The first of the names that has the digest. */
export function findDigestedName(
  { field, digest }: NameDigest,
  names: readonly string[],
): string | undefined {
  return names.find((name) => toNameDigest(field, name) === digest);
}
