/** Finding codes by what people type: a code, a part of one, or words of its text; all words must fit. */
import type { ErrorCode } from '../../core/errorCode.ts';
import { SERIES_LABELS } from '../categories.ts';

export function searchCodes(codes: readonly ErrorCode[], words: string): readonly ErrorCode[] {
  const wanted = words.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return codes.filter((entry) => {
    const text = toSearchText(entry);
    return wanted.every((word) => text.includes(word));
  });
}

function toSearchText({ code, title, category, section, meaning, checks, templates }: ErrorCode): string {
  return [code, title, SERIES_LABELS[category], section, meaning, ...checks, ...templates].join('\n').toLowerCase();
}
