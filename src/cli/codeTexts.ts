/** What is known of error codes, for a terminal: entries of the catalog go in, text comes out. */
import type { ErrorCode } from '../core/format/errorCode.ts';
import { OWNER_WORDS, toTable } from './printing.ts';

/** One code with all its texts. */
export function toCodeText(entry: ErrorCode): string {
  const judged = entry.ownerIsJudgement ? " (Postflight's judgement)" : '';
  return [
    `${entry.code}  ${entry.title}`,
    `Category: ${entry.category}. Section of the page: ${entry.section}. To fix: ${OWNER_WORDS[entry.owner]}${judged}.`,
    '',
    entry.meaning,
    ...(entry.checks.length > 0 ? ['', 'Check:'] : []),
    ...entry.checks.map((check) => `  - ${check}`),
    '',
    ...(entry.related.length > 0 ? [`Related: ${entry.related.join(', ')}`] : []),
    ...entry.links.map(({ label, url }) => `${label}: ${url}`),
    `Documentation: ${entry.docsUrl}`,
    '',
  ].join('\n');
}

/** All codes, one line each. */
export function toCodeList(entries: readonly ErrorCode[]): string {
  return toTable(
    entries.map(({ code, category, owner, title }) => [code, category, OWNER_WORDS[owner], title]),
  );
}
