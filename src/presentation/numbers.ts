/** Numbers as people read them. The page's language is English whatever the browser's is. */
import { formatCount } from '../core/countText.ts';

export { formatCount, formatCounted } from '../core/countText.ts';

const ONE_DIGIT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const SHORT = new Intl.NumberFormat('en-US', { notation: 'compact' });
const BYTE_UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** `12K`, for scales. */
export function formatShortCount(count: number): string {
  return count < 10_000 ? formatCount(count) : SHORT.format(count);
}

export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < BYTE_UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  if (bytes === 1) return '1 byte';
  const rounded = unit === 0 || value >= 99.5 ? formatCount(Math.round(value)) : ONE_DIGIT.format(value);
  return `${rounded} ${BYTE_UNITS[unit] ?? ''}`;
}

/** Whole percents, rounded down: 100 % means all of it. */
export function formatShare(share: number): string {
  return `${String(Math.floor(share * 100))} %`;
}
