/** Codes by category: summaries go in, groups with their sums come out, the largest first. */
import type { CodeSummary } from '../../core/codeSummary.ts';
import { toCategory, type Category } from '../../core/errorCode.ts';

export interface CodeGroup {
  readonly category: Category;
  readonly count: number;
  readonly codes: readonly CodeSummary[];
}

export function groupCodes(codes: readonly CodeSummary[]): readonly CodeGroup[] {
  const byCategory = new Map<Category, CodeSummary[]>();
  for (const code of codes) {
    const category = toCategory(code.code);
    const group = byCategory.get(category);
    if (group === undefined) byCategory.set(category, [code]);
    else group.push(code);
  }
  return [...byCategory]
    .map(([category, group]) => ({
      category,
      count: group.reduce((sum, { count }) => sum + count, 0),
      codes: group,
    }))
    .sort((a, b) => b.count - a.count);
}
