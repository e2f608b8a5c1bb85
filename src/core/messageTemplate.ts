/**
 * Message templates: the proxy's wordings go in, the id of the wording that a message follows comes out.
 * A template is literal text with `{holes}`; a hole stands for one or more characters of any kind, and the
 * template must cover the whole message. Matching walks the message once with `indexOf`: no regex, so no
 * message can make it run away.
 */

export interface TemplateMatcher {
  /** The id of the most specific template that covers the message, or undefined. */
  find(message: string): string | undefined;
}

/** Wordings are far shorter; what follows in a longer message is not the proxy's. */
const MAX_MESSAGE_LENGTH = 8192;

/** The template with the most literal text wins; equal ones keep their order. */
export function createTemplateMatcher(
  entries: readonly { readonly id: string; readonly template: string }[],
): TemplateMatcher {
  const candidates = entries
    .map(({ id, template }) => ({ id, literals: toLiterals(template) }))
    .sort((a, b) => literalLength(b.literals) - literalLength(a.literals));
  return {
    find(message) {
      const whole = normalize(message);
      const found = candidates.find(({ literals }) => covers(literals, whole));
      if (found !== undefined) return found.id;
      // A continuation line that is not the proxy's can stand behind the message: try the first line alone.
      const lineEnd = message.indexOf('\n');
      if (lineEnd === -1) return undefined;
      const firstLine = normalize(message.slice(0, lineEnd));
      return candidates.find(({ literals }) => covers(literals, firstLine))?.id;
    },
  };
}

/** White space runs become one blank, and a closing full stop is dropped: exports differ in both. */
function normalize(message: string): string {
  const line = message.slice(0, MAX_MESSAGE_LENGTH).replace(/\s+/g, ' ').trim();
  return line.endsWith('.') && !line.endsWith('..') ? line.slice(0, -1) : line;
}

function toLiterals(template: string): readonly string[] {
  return template.split(/\{[^{}]*\}/);
}

function literalLength(literals: readonly string[]): number {
  return literals.reduce((sum, literal) => sum + literal.length, 0);
}

function covers(literals: readonly string[], text: string): boolean {
  const first = literals[0] ?? '';
  const last = literals.at(-1) ?? '';
  if (literals.length === 1) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const literal of literals.slice(1, -1)) {
    const found = text.indexOf(literal, at + 1);
    if (found === -1) return false;
    at = found + literal.length;
  }
  return text.length - last.length > at && text.endsWith(last);
}
