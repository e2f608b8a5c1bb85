/** Which code Details shows: the chosen one, else the most frequent. */
import type { Overview } from '../../store/session.ts';

/** The empty string stands for unclassified errors; undefined where there are no errors. */
export function findShownCode(
  overview: Overview | undefined,
  selectedCode: string | undefined,
): string | undefined {
  if (selectedCode !== undefined) return selectedCode;
  const top = overview?.codes[0];
  if (top !== undefined) return top.code;
  return overview !== undefined && overview.inRange.unclassified > 0 ? '' : undefined;
}
