/** Counts as people read them. The language is English whatever the browser's is. */

// Making one takes ten milliseconds where none was made before, so there is one.
const COUNT = new Intl.NumberFormat('en-US');

/** `1,234` */
export function formatCount(count: number): string {
  return COUNT.format(count);
}

/** `formatCounted(1, 'machine')` is "1 machine". */
export function formatCounted(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}
