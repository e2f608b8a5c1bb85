/** A search in words: its state and the chosen line go in, sentences come out. */
import type { SearchState } from '../../store/search.ts';
import { formatCount, formatCounted, formatShare } from '../../presentation/numbers.ts';
import { toVisibleName } from '../../presentation/visibleText.ts';
import { NO_MASK, type TextMask } from '../base/useMask.ts';

type Searched = Pick<SearchState, 'status' | 'matches'>;

/** How many lines there are; where something was searched for, how many were found. */
export function describeCount(
  { status, matches }: Searched,
  { index, total: listed }: { readonly index: number | undefined; readonly total: number },
): string {
  switch (status.kind) {
    case 'idle':
    case 'invalid':
      return listed === 0 ? '' : formatCounted(listed, 'line');
    case 'running': {
      const share = status.progress === undefined ? '' : ` ${formatShare(status.progress.share)},`;
      return `Searching…${share} ${formatCounted(matches, 'line')} so far`;
    }
    default: {
      if (matches === 0) return status.kind === 'done' ? 'Nothing found' : 'Nothing listed until then';
      const place = index === undefined ? '' : `${formatCount(index + 1)} of `;
      const cap = listed < matches ? `; the first ${formatCount(listed)} are listed` : '';
      return `${place}${formatCounted(matches, 'line')}${cap}`;
    }
  }
}

/** What went other than it should, or undefined. */
export function describeTrouble(
  { status }: Pick<Searched, 'status'>,
  mask: TextMask = NO_MASK,
): string | undefined {
  switch (status.kind) {
    case 'invalid':
      return status.problem.kind === 'tooLong'
        ? 'This is longer than 1,000 characters. A shorter one can be searched for.'
        : `This is no valid expression: ${status.problem.reason ?? 'it cannot be read'}.`;
    case 'tooSlow': {
      const line = `${status.isExact ? 'on' : 'behind'} line ${formatCount(status.lineNumber)} of ${toVisibleName(mask.fileName(status.fileName))}`;
      return `This expression takes too long ${line}: it was stopped after 2 s. What was found before is listed, but may lack the last finds.`;
    }
    case 'cancelled':
      return 'Stopped. What was found before stays.';
    case 'crashed':
      return `The search broke off (${status.reason}). What was found before stays.`;
    case 'done': {
      const names = status.unreadable.map((name) => toVisibleName(mask.fileName(name))).join(', ');
      return names === ''
        ? undefined
        : `${names} cannot be read: it was changed, moved or deleted, or has to be dropped again. Lines in it may be missing here.`;
    }
    default:
      return undefined;
  }
}
