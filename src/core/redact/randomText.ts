/** A word goes in; whether it looks as if a machine had drawn it by lot comes out. */

/**
 * Letters and digits in turn, small and capital in turn: a random word of twenty characters changes between them
 * about ten times, a slug such as `how-to-fix-error-502-in-2024` never within a word.
 */
const MIN_CHANGES = 4;

export function looksRandom(word: string): boolean {
  if (!/\d/.test(word) || !/[A-Za-z]/.test(word)) return false;
  let changes = 0;
  let previous = 0;
  for (let at = 0; at < word.length; at += 1) {
    const kind = toKind(word.charCodeAt(at));
    // A capital at the start of a word is how words are written.
    if (kind !== 0 && previous !== 0 && kind !== previous && !(previous === CAPITAL && kind === SMALL))
      changes += 1;
    previous = kind;
    if (changes >= MIN_CHANGES) return true;
  }
  return false;
}

const DIGIT = 1;
const CAPITAL = 2;
const SMALL = 3;

function toKind(code: number): number {
  if (code >= 0x30 && code <= 0x39) return DIGIT;
  if (code >= 0x41 && code <= 0x5a) return CAPITAL;
  return code >= 0x61 && code <= 0x7a ? SMALL : 0;
}
