/**
 * Chance: how many of all errors stand on one side, and the share that the side would have by itself, go in; whether
 * the count is beyond what chance alone makes comes out.
 *
 * Errors that come by themselves at one rate fall on a side with the chance of its share, so their count there is
 * binomial, whatever the rate is (the usual exact test of two Poisson rates).
 */

/**
 * How often chance alone may be taken for a change, in both directions together. Dozens of codes are compared at a
 * time, and real errors come in bursts, which differ more than this model says: so rather 1 in 100 than 1 in 20.
 */
const FALSE_ALARM_SHARE = 0.01;
/** In standard deviations of a normal distribution; beyond it on either side lies the share above. */
const CRITICAL_DEVIATION = 2.5758;
/** From this variance on, the normal distribution is close enough, and sums would be long. */
const NORMAL_VARIANCE = 100;

/** `share` lies between 0 and 1, and is neither. */
export function isBeyondChance(count: number, all: number, share: number): boolean {
  // The same question, asked of the other side: sums from 0 up are the shorter ones.
  if (share > 0.5) return isBeyondChance(all - count, all, 1 - share);
  const mean = all * share;
  const variance = mean * (1 - share);
  if (variance >= NORMAL_VARIANCE) {
    // A count stands for the half on either side of it.
    return Math.abs(count - mean) - 0.5 >= CRITICAL_DEVIATION * Math.sqrt(variance);
  }
  const tail = FALSE_ALARM_SHARE / 2;
  return count < mean ? sumBelow(count + 1, all, share) <= tail : 1 - sumBelow(count, all, share) <= tail;
}

/** The chance that fewer than `end` of `all` fall on the side. */
function sumBelow(end: number, all: number, share: number): number {
  // The chance of none at all; a variance below 100 keeps this far from underflow.
  let chance = Math.exp(all * Math.log1p(-share));
  let sum = 0;
  for (let count = 0; count < end && chance > 0; count += 1) {
    sum += chance;
    chance *= ((all - count) / (count + 1)) * (share / (1 - share));
  }
  return sum;
}
