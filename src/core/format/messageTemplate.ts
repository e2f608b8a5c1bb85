/**
 * Message templates: the proxy's wordings go in, the id of the wording that a message follows comes out.
 * A template is literal text with holes, and must cover the whole message: `{n}` stands for a number, `{cause…}`
 * for any text, `{address}` and others for one word. Matching walks the message once with `indexOf`, a hole
 * ending where the text behind it first comes: no message can make it run away.
 */

export interface TemplateMatcher {
  /** The id of the most specific template that covers the message, or undefined. */
  find(message: string): string | undefined;
}

/** Wordings are far shorter; what follows in a longer message is not the proxy's. */
const MAX_MESSAGE_LENGTH = 8192;

/** A message that was broken at a column is read up to so many lines. */
const MAX_WRAPPED_LINES = 8;
const CUT = /^([^…]*?)(?:…|\.{3})/;
/** A shorter start is many a sentence's. */
const LEAST_HEAD_LENGTH = 24;

/** The template with the most literal text wins; equal ones keep their order. */
export function createTemplateMatcher(
  entries: readonly { readonly id: string; readonly template: string }[],
): TemplateMatcher {
  const candidates = entries
    .map(({ id, template }) => ({ id, pattern: toPattern(template) }))
    .sort((a, b) => literalLength(b.pattern) - literalLength(a.pattern));
  const unspaced = candidates.map(({ id, pattern }) => ({ id, pattern: removeBlanks(pattern) }));

  /** Of lines that were broken at a column, the number of which is not known: blanks at their ends can be lost. */
  function findWrapped(message: string): string | undefined {
    const lines = message.slice(0, MAX_MESSAGE_LENGTH).split('\n', MAX_WRAPPED_LINES);
    for (let count = lines.length; count > 1; count -= 1) {
      const text = lines.slice(0, count).join('').replace(/\s+/g, '');
      const whole = text.endsWith('.') && !text.endsWith('..') ? text.slice(0, -1) : text;
      const found = unspaced.find(({ pattern }) => covers(pattern, whole));
      if (found !== undefined) return found.id;
    }
    return undefined;
  }

  return {
    find(message) {
      const whole = normalize(message);
      const found = candidates.find(({ pattern }) => covers(pattern, whole));
      if (found !== undefined) return found.id;
      // A continuation line that is not the proxy's can stand behind the message: try the first line alone.
      const lineEnd = message.indexOf('\n');
      if (lineEnd === -1) return findCut(whole);
      const firstLine = normalize(message.slice(0, lineEnd));
      const ofLine = candidates.find(({ pattern }) => covers(pattern, firstLine));
      return ofLine?.id ?? findWrapped(message) ?? findCut(firstLine);
    },
  };

  /** People cut the middle or the end out of a message and put `…` there: what stands before has to tell. */
  function findCut(line: string): string | undefined {
    const head = CUT.exec(line)?.[1]?.trimEnd() ?? '';
    if (head.length < LEAST_HEAD_LENGTH) return undefined;
    const ids = new Set(candidates.filter(({ pattern }) => startsLike(pattern, head)).map(({ id }) => id));
    return ids.size === 1 ? [...ids][0] : undefined;
  }
}

/** White space runs become one blank, and a closing full stop is dropped: exports differ in both. */
function normalize(message: string): string {
  const line = message.slice(0, MAX_MESSAGE_LENGTH).replace(/\s+/g, ' ').trim();
  return line.endsWith('.') && !line.endsWith('..') ? line.slice(0, -1) : line;
}

interface Pattern {
  /** The text before, between and behind the holes: one more than there are holes. */
  readonly literals: readonly string[];
  /** What each hole stands for: a text that it cannot hold is no match. */
  readonly holes: readonly RegExp[];
}

const NUMBER = /^[0-9]+$/;
const WORD = /^\S+$/;
const ANY_TEXT = /^[^]/;

function toPattern(template: string): Pattern {
  const holes = Array.from(template.matchAll(/\{([^{}]*)\}/g), ([, name = '']) =>
    name === 'n' ? NUMBER : name.endsWith('…') ? ANY_TEXT : WORD,
  );
  return { literals: template.split(/\{[^{}]*\}/), holes };
}

function removeBlanks({ literals, holes }: Pattern): Pattern {
  return { literals: literals.map((literal) => literal.replace(/\s+/g, '')), holes };
}

function literalLength({ literals }: Pattern): number {
  return literals.reduce((sum, literal) => sum + literal.length, 0);
}

/** Whether a message that follows the pattern can start with this text. */
function startsLike({ literals, holes }: Pattern, text: string): boolean {
  let at = 0;
  for (const [i, literal] of literals.entries()) {
    const rest = text.slice(at);
    if (literal.startsWith(rest)) return true;
    if (!rest.startsWith(literal)) return false;
    at += literal.length;
    const hole = holes[i];
    if (hole === undefined) return false;
    const next = literals[i + 1] ?? '';
    const end = next === '' ? -1 : text.indexOf(next, at + 1);
    if (end === -1) return at === text.length || hole.test(text.slice(at));
    if (!hole.test(text.slice(at, end))) return false;
    at = end;
  }
  return false;
}

function covers({ literals, holes }: Pattern, text: string): boolean {
  const first = literals[0] ?? '';
  if (holes.length === 0) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  return holes.every((hole, i) => {
    const literal = literals[i + 1] ?? '';
    // The last one ends the message; an empty one stands at its end.
    const isLast = i === holes.length - 1;
    const end = isLast ? text.length - literal.length : text.indexOf(literal, at + 1);
    if (end <= at || !hole.test(text.slice(at, end)) || !text.startsWith(literal, end)) return false;
    at = end + literal.length;
    return true;
  });
}
