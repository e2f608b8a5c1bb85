/**
 * The hypergeometric distribution: of `all` things `marked` are marked, and `drawn` are drawn; how likely it is that
 * at least, or at most, so many of them are marked comes out. Exact for small counts, close for large ones.
 */

/** Above this spread the sums would be long, and the normal distribution is as good. */
const MAX_EXACT_VARIANCE = 400;

export interface Draw {
  readonly all: number;
  readonly marked: number;
  readonly drawn: number;
}

/** The chance of what is as far from the expected as `found`, on its side, or further; twice that, for both sides. */
export function getTwoSidedChance(draw: Draw, found: number): number {
  const { all, marked, drawn } = draw;
  const mean = (drawn * marked) / all;
  const share = marked / all;
  const variance = all <= 1 ? 0 : (drawn * share * (1 - share) * (all - drawn)) / (all - 1);
  if (variance === 0) return 1;
  if (variance > MAX_EXACT_VARIANCE) {
    const deviation = Math.max(0, Math.abs(found - mean) - 0.5) / Math.sqrt(variance);
    return Math.min(1, 2 * getNormalTail(deviation));
  }
  const most = Math.min(drawn, marked);
  const least = Math.max(0, drawn + marked - all);
  let tail = 0;
  if (found >= mean) for (let count = found; count <= most; count += 1) tail += getChance(draw, count);
  else for (let count = least; count <= found; count += 1) tail += getChance(draw, count);
  return Math.min(1, 2 * tail);
}

function getChance({ all, marked, drawn }: Draw, count: number): number {
  return Math.exp(logChoose(marked, count) + logChoose(all - marked, drawn - count) - logChoose(all, drawn));
}

function logChoose(n: number, k: number): number {
  if (k < 0 || k > n) return -Infinity;
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/** Stirling's series; its error is below 1e-8 from 10 on. */
function logFactorial(n: number): number {
  if (n < 10) {
    let product = 1;
    for (let factor = 2; factor <= n; factor += 1) product *= factor;
    return Math.log(product);
  }
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * n) - 1 / (360 * n ** 3);
}

/** Of a normal distribution beyond so many deviations, on one side (Abramowitz and Stegun 26.2.17). */
function getNormalTail(deviation: number): number {
  const t = 1 / (1 + 0.2316419 * deviation);
  const polynomial =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp(-(deviation ** 2) / 2) / Math.sqrt(2 * Math.PI)) * polynomial;
}
