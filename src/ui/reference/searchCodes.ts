/**
 * Finding codes by what people type: words of a code's text, all of which must fit. What reads as a code finds
 * that code, not the texts that mention it.
 */
import type { ErrorCode } from '../../core/format/errorCode.ts';
import { SERIES_LABELS } from '../../presentation/categories.ts';

export function searchCodes(codes: readonly ErrorCode[], words: string): readonly ErrorCode[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return codes.filter((entry) => {
    const code = entry.code.toLowerCase();
    const text = toSearchText(entry);
    return wanted.every((word) =>
      /^p[a-z]\d{1,2}$/.test(word) ? code.startsWith(word) : text.includes(word),
    );
  });
}

function toSearchText({ code, title, category, section, meaning, checks, templates }: ErrorCode): string {
  return [code, title, SERIES_LABELS[category], section, meaning, ...checks, ...templates]
    .join('\n')
    .toLowerCase();
}
