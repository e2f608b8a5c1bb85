/** Whether two files hold the same bytes. No hashes: files of one size are rare, and nearly all differ at once. */

/** As much of a Blob as is needed. */
export interface Sliceable {
  readonly size: number;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

const FIRST_SLICE_BYTES = 1 << 16;
const SLICE_BYTES = 4 << 20;

/** The first of `others` that holds the same bytes; one that cannot be read counts as different. */
export async function findSameContent<Other extends { readonly file: Sliceable }>(
  file: Sliceable,
  others: readonly Other[],
): Promise<Other | undefined> {
  for (const other of others) {
    if (await hasSameContent(file, other.file).catch(() => false)) return other;
  }
  return undefined;
}

/** Reads both up to the first difference; rejects where one cannot be read. */
async function hasSameContent(a: Sliceable, b: Sliceable): Promise<boolean> {
  if (a.size !== b.size) return false;
  let end = Math.min(a.size, FIRST_SLICE_BYTES);
  for (let start = 0; start < a.size; start = end, end = Math.min(a.size, end + SLICE_BYTES)) {
    const [left, right] = await Promise.all(
      [a, b].map(async (blob) => new Uint8Array(await blob.slice(start, end).arrayBuffer())),
    );
    if (left === undefined || right === undefined || !isEqual(left, right)) return false;
  }
  return true;
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return a.length === b.length;
}
