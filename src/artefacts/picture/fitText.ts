/** Makes any text fit: text as it comes and a width go in, what can be drawn there comes out. */
import { toVisibleText } from '../../presentation/visibleText.ts';
import { measureText, type TextStyle } from './textWidth.ts';

/** More is never drawn, and need not be measured. */
const MAX_CHARACTERS = 2000;
/** Signs that some fonts draw ten times as wide as a letter, or more. */
const VERY_WIDE = /[\u2e3a\u2e3b\u0bf5-\u0bfa\u2031\ua9c1-\ua9cf\ufdf0-\ufdff]|[\u{12000}-\u{1254f}]/gu;
/** Marks that are piled on one letter reach into the lines above and below. */
const PILED_MARKS = /(\p{M}{2})\p{M}+/gu;
/** Other signs that are not seen, but may change how their neighbours look. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffc]/gu;
/** Halves of characters, and what XML has no room for. */
const NO_CHARACTER = /[\p{Surrogate}\ufffe\uffff]/gu;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** One line of it, as it can be drawn. */
export function toDrawnText(text: string): string {
  const start = text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : text;
  return toVisibleText(start.replace(/[\t\n]/g, ' '))
    .replace(NO_CHARACTER, '\ufffd')
    .replace(VERY_WIDE, '\ufffd')
    .replace(UNSEEN, '')
    .replace(PILED_MARKS, '$1');
}

/** Keeps what is written from right to left from taking its neighbours with it. */
export function isolate(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

/** Loses its end, unless it fits. */
export function shortenEnd(text: string, width: number, style: TextStyle): string {
  if (measureText(text, style) <= width) return text;
  const characters = Array.from(text);
  const length = findLength(characters.length, (kept) =>
    fits(`${characters.slice(0, kept).join('').trimEnd()}…`, width, style),
  );
  return `${characters.slice(0, length).join('').trimEnd()}…`;
}

/** Loses its middle, unless it fits: both ends of a name tell more. */
export function shortenMiddle(text: string, width: number, style: TextStyle): string {
  if (measureText(text, style) <= width) return text;
  const characters = Array.from(text);
  const cut = (kept: number): string => {
    const end = Math.floor(kept / 2);
    return `${characters.slice(0, kept - end).join('')}…${characters.slice(characters.length - end).join('')}`;
  };
  return cut(findLength(characters.length, (kept) => fits(cut(kept), width, style)));
}

/** Breaks at spaces; the last line loses its end where there are more than `maxLines`. */
export function wrapText(text: string, width: number, style: TextStyle, maxLines: number): readonly string[] {
  const words = text.split(' ').filter((word) => word !== '');
  const lines: string[] = [];
  let line = '';
  for (const [place, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer, width, style)) {
      line = longer;
    } else if (lines.length === maxLines - 1) {
      return [...lines, shortenEnd([line, ...words.slice(place)].join(' ').trim(), width, style)];
    } else {
      if (line !== '') lines.push(line);
      line = shortenEnd(word, width, style);
    }
  }
  return [...lines, line];
}

function fits(text: string, width: number, style: TextStyle): boolean {
  return measureText(text, style) <= width;
}

/** The largest number below `end` that fits; 0 always does. */
function findLength(end: number, isFitting: (length: number) => boolean): number {
  let low = 0;
  let high = Math.max(0, end - 1);
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (isFitting(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
