/** Numbers in ascending order and one more go in, its place among them comes out. */

/** Index of the first entry that is at least `wanted`; the length where there is none. */
export function findFirstAtLeast(ascending: ArrayLike<number>, wanted: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
