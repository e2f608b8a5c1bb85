/** What is searched for: a person's text goes in, whether it can be searched for comes out. */

export interface SearchPattern {
  readonly text: string;
  readonly kind: 'text' | 'regex';
  /** Text: whether `a` to `z` stand for `A` to `Z` too. Expressions: their own `i`. */
  readonly ignoreCase: boolean;
}

export interface PatternProblem {
  readonly kind: 'empty' | 'tooLong' | 'invalid';
  /** What the browser says is wrong with an expression. */
  readonly reason?: string;
}

export type CheckedPattern =
  | { readonly ok: true; readonly value: SearchPattern }
  | { readonly ok: false; readonly failure: PatternProblem };

/** Nobody types more, and a longer one is a way to make the browser compile for long. */
const MAX_PATTERN_LENGTH = 1000;

export function checkPattern(pattern: SearchPattern): CheckedPattern {
  if (pattern.text === '') return { ok: false, failure: { kind: 'empty' } };
  if (pattern.text.length > MAX_PATTERN_LENGTH) return { ok: false, failure: { kind: 'tooLong' } };
  if (pattern.kind === 'text') return { ok: true, value: pattern };
  try {
    toRegExp(pattern);
    return { ok: true, value: pattern };
  } catch (error) {
    return { ok: false, failure: { kind: 'invalid', reason: toReason(error) } };
  }
}

/** Never run it where nothing can end it: an expression can take longer than anybody lives. */
export function toRegExp({ text, ignoreCase }: SearchPattern): RegExp {
  return new RegExp(text, ignoreCase ? 'gi' : 'g');
}

/** `Invalid regular expression: /(/gi: Unterminated group`: only what is wrong. */
function toReason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.slice(message.lastIndexOf(': ') + 1).trim();
}
