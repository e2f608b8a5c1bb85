/** Codes by category: summaries and an order go in, groups with their sums and the first of their codes come out. */
import type { CodeSummary } from '../../core/bins/codeSummary.ts';
import { toCategory, type Category } from '../../core/format/errorCode.ts';
import type { CodeOrder } from '../../store/view.ts';

export interface CodeGroup {
  readonly category: Category;
  /** Errors of all its codes. */
  readonly count: number;
  /** Those that are listed. */
  readonly codes: readonly CodeSummary[];
}

/**
 * The groups stand in the order of their first codes; by count, the largest sum comes first. The first `most` codes of
 * all are listed, and `always` besides.
 */
export function groupCodes(
  codes: readonly CodeSummary[],
  order: CodeOrder,
  most = Infinity,
  always?: string,
): readonly CodeGroup[] {
  const byCategory = new Map<Category, { count: number; codes: CodeSummary[] }>();
  for (const [place, code] of codes.toSorted(COMPARE[order]).entries()) {
    const category = toCategory(code.code);
    const group = byCategory.get(category) ?? { count: 0, codes: [] };
    byCategory.set(category, group);
    group.count += code.count;
    if (place < most || code.code === always) group.codes.push(code);
  }
  const groups = [...byCategory].map(([category, group]) => ({ category, ...group }));
  return order === 'count' ? groups.sort((a, b) => b.count - a.count) : groups;
}

/** What is equal, or has no time, stays in the order of the analysis: most frequent first. */
const COMPARE: Readonly<Record<CodeOrder, (a: CodeSummary, b: CodeSummary) => number>> = {
  count: (a, b) => b.count - a.count,
  firstSeen: (a, b) => compareTimes(a.firstSeen ?? Infinity, b.firstSeen ?? Infinity),
  lastSeen: (a, b) => compareTimes(b.lastSeen ?? -Infinity, a.lastSeen ?? -Infinity),
  code: (a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
};

function compareTimes(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
