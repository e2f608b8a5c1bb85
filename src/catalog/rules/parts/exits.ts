/** Ends of programs in words: ends and what the app printed before them go in; reasons and advice come out. */
import { findMostFrequent } from '../../../core/diagnosis/caseQueries.ts';
import type { Case, PrintedLine } from '../../../core/diagnosis/diagnosis.ts';
import { findNoStartReason } from '../../../core/lives/endDetails.ts';
import type { End } from '../../../core/lives/life.ts';
import { findTrouble } from './knownTroubles.ts';

export function listEnds({ episode }: Case): readonly End[] {
  return episode.phases.flatMap(({ ends }) => ends).sort((a, b) => a.time - b.time);
}

/** How most of them ended: `with code 1`, `by SIGABRT`. */
export function describeEnds(ends: readonly End[]): string {
  const most = findMostFrequent(ends.map(toWords).filter((words) => words !== ''));
  if (most === undefined) return '';
  return `${most.count < ends.length ? 'mostly ' : ''}${most.value}`;
}

function toWords({ reason, detail }: End): string {
  switch (reason) {
    case 'memory':
    case 'heap':
      return 'for want of memory';
    case 'noStart':
      return `because its program could not be started${quoteReason(detail)}`;
    case 'panic':
      return 'by a kernel panic';
    case 'signal':
      return `by ${detail}`;
    case 'code':
      return `with ${detail}`;
    case 'abruptly':
      return 'abruptly';
    case 'unknown':
      return '';
  }
}

function quoteReason(detail: string): string {
  const reason = findNoStartReason(detail);
  return reason === undefined ? '' : ` (${reason})`;
}

const MAX_QUOTE = 160;

/** What the app printed before it ended, where that tells of something going wrong: a request that was served proves nothing. */
export function findTellingWords({ lastWords: [line] }: Case): PrintedLine | undefined {
  return line?.isTelling === true ? line : undefined;
}

/** Shortened, in quotes: its start, or what stands around the words that matter. */
export function quoteLine(line: PrintedLine, around?: RegExp): string {
  const text = line.text.replaceAll('`', "'").replace(/\s+/g, ' ').trim();
  const at = around === undefined ? 0 : text.search(around);
  const start = at < MAX_QUOTE / 2 || text.length <= MAX_QUOTE ? 0 : at - MAX_QUOTE / 4;
  const end = start + MAX_QUOTE;
  return `“${start > 0 ? '…' : ''}${text.slice(start, end)}${text.length > end ? '…' : ''}”`;
}

/** What to do by what was printed, or by why a program could not be started; undefined where nothing known is there. */
export function findKnownAdvice(lastWords: readonly PrintedLine[], ends: readonly End[]): string | undefined {
  const texts = [
    ...ends
      .filter(({ reason }) => reason === 'noStart')
      .flatMap(({ detail, signs }) => [detail, ...signs.map((sign) => sign.detail)]),
    ...lastWords.map(({ text }) => text),
  ];
  for (const text of texts) {
    const known = findTrouble(text);
    if (known !== undefined) return known.advice;
  }
  if (ends.some(({ detail }) => detail === 'code 127')) return findTrouble('command not found')?.advice;
  return undefined;
}
