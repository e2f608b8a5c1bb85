/** Changes in words: compared codes go in; "×3.2 up", and a sentence about all of them, come out. */
import type { Change, CodeChange, CodeRate } from '../../core/bins/compare.ts';
import { formatCount, formatCounted } from '../../presentation/numbers.ts';

export function describeChange({ change, before, after }: CodeChange): string {
  switch (change) {
    case 'new':
    case 'gone':
      return change;
    case 'up':
      return `×${formatFactor(after, before)} up`;
    case 'down':
      return `÷${formatFactor(before, after)} down`;
    case 'steady':
      return 'about the same';
    case 'unclear':
      return before.perMinute === undefined || after.perMinute === undefined
        ? 'no rate to compare'
        : 'too few to tell';
  }
}

const ENDINGS: readonly (readonly [Change, one: string, many: string])[] = [
  ['new', 'is new', 'are new'],
  ['gone', 'is gone', 'are gone'],
  ['up', 'is up', 'are up'],
  ['down', 'is down', 'are down'],
];
const QUIET_ENDINGS: readonly (readonly [Change, one: string, many: string])[] = [
  ['steady', 'is about the same', 'are about the same'],
  ['unclear', 'has too few errors to tell', 'have too few errors to tell'],
];

/** "2 codes are new, 1 is gone; 3 are about the same." */
export function summarizeChanges(changes: readonly CodeChange[]): string {
  if (changes.length === 0) return 'No errors on either side.';
  const counts = (change: Change): number => changes.filter((code) => code.change === change).length;
  let isFirst = true;
  const toParts = (endings: typeof ENDINGS): string =>
    endings
      .flatMap(([change, one, many]) => {
        const count = counts(change);
        if (count === 0) return [];
        const subject = isFirst ? formatCounted(count, 'code') : formatCount(count);
        isFirst = false;
        return [`${subject} ${count === 1 ? one : many}`];
      })
      .join(', ');
  const loud = toParts(ENDINGS);
  const quiet = toParts(QUIET_ENDINGS);
  if (loud === '') return `Nothing has surely changed: ${quiet}.`;
  return `${loud}${quiet === '' ? '' : `; ${quiet}`}.`;
}

const RATE = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 2 });
const LEAST_SHOWN = 0.001;

/** `5.2/min`; two digits tell rates apart, more would claim to know them. */
export function formatRate(perMinute: number): string {
  if (perMinute > 0 && perMinute < LEAST_SHOWN) return `<${RATE.format(LEAST_SHOWN)}/min`;
  return `${perMinute >= 100 ? formatCount(Math.round(perMinute)) : RATE.format(perMinute)}/min`;
}

function formatFactor({ perMinute: more = 0 }: CodeRate, { perMinute: less = 0 }: CodeRate): string {
  const factor = more / less;
  return factor >= 100 ? formatCount(Math.round(factor)) : RATE.format(factor);
}
