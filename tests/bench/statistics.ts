/** Numbers measured several times go in, the one to report comes out. */

/** Of an even number of values the mean of the middle two; NaN of none. */
export function toMedian(values: readonly number[]): number {
  const sorted = toSorted(values);
  const middle = (sorted.length - 1) / 2;
  const lower = sorted[Math.floor(middle)] ?? Number.NaN;
  const upper = sorted[Math.ceil(middle)] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** The smallest of the values that `share` of them do not exceed; NaN of none. */
export function toPercentile(values: readonly number[], share: number): number {
  const index = Math.ceil(share * values.length) - 1;
  return toSorted(values)[Math.max(0, index)] ?? Number.NaN;
}

function toSorted(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}
