/**
 * Names that people shorten before they paste a line, `[...]`, `[e28…]`, `[e286…9d68]`: a name as it is written goes in,
 * what it still names comes out.
 */

/** Undefined for an empty name and for one of which nothing is left; what is left of another still tells it apart. */
export function readElidedName(written: string | undefined): string | undefined {
  return written === undefined || /^(?:[.…]|\s)*$/.test(written) ? undefined : written;
}
