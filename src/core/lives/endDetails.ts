/**
 * The details of ends: what stands beside a moment in the lifecycle table goes in; whether the end was a failure, and its
 * reason, come out.
 */

/** How the reason of an end is known, the most telling last. */
const END_REASONS = ['unknown', 'abruptly', 'code', 'noStart', 'signal', 'panic', 'heap', 'memory'] as const;
export type EndReason = (typeof END_REASONS)[number];

/** A program that could not be started, and behind it why: `no start: Exec format error`. */
export const NO_START = 'no start';

/** Of a moment of the kind `exit`. */
export function toEndReason(detail: string): EndReason {
  if (detail.startsWith('code ')) return 'code';
  if (detail.startsWith('SIG')) return 'signal';
  if (detail.startsWith(NO_START)) return 'noStart';
  if (detail === 'kernel panic') return 'panic';
  return detail === 'abruptly' ? 'abruptly' : 'unknown';
}

/** Why a program could not be started, in the words of the system; undefined where nothing says. */
export function findNoStartReason(detail: string): string | undefined {
  const reason = detail.startsWith(NO_START) ? detail.slice(NO_START.length + 2) : '';
  return reason === '' ? undefined : reason;
}

/** What a program that is told to stop says, or that has done its work. */
const ORDERLY: ReadonlySet<string> = new Set([
  'code 0',
  'code 130',
  'code 143',
  'SIGINT',
  'SIGTERM',
  'abruptly',
  '',
]);

export function isFailure(detail: string): boolean {
  return !ORDERLY.has(detail);
}

/** Whether `a` says more of an end than `b`. */
export function saysMore(a: EndReason, b: EndReason): boolean {
  return END_REASONS.indexOf(a) > END_REASONS.indexOf(b);
}

/** What a killed process held, in megabytes: `node, 234 MB`; undefined where the kernel did not say. */
export function findHeldMemory(detail: string): number | undefined {
  const megabytes = /, (\d{1,6}) MB$/.exec(detail)?.[1];
  return megabytes === undefined ? undefined : Number(megabytes);
}

/** The name of a killed process. */
export function findVictim(detail: string): string {
  return detail.replace(/, \d{1,6} MB$/, '');
}
