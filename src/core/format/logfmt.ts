/** A line of `key=value` pairs goes in, its fields come out; keys stay as they are written, `fly.app.name` too. */
import type { JsonObject } from './jsonField.ts';

const KEY = /^[A-Za-z_@][\w.@/-]{0,199}$/;
const FIRST_PAIR = /^[A-Za-z_@][\w.@/-]{0,199}=/;
/** More than any log has; what follows is not read. */
const MAX_PAIRS = 1000;

const ESCAPED: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/**
 * The fields of a line that starts with a pair, or undefined. A key without a value is true, which is how Vector
 * writes booleans; of two pairs with one key the last counts. What is no key is passed over, and a line end outside quotes ends it.
 */
export function parseLogfmt(line: string): JsonObject | undefined {
  if (!FIRST_PAIR.test(line)) return undefined;
  const fields = new Map<string, string | true>();
  let at = 0;
  for (let pairs = 0; at < line.length && line[at] !== '\n' && pairs < MAX_PAIRS; pairs += 1) {
    const key = readToken(line, at, '=');
    at = key.end;
    if (line[at] === '=') {
      const value = readToken(line, at + 1);
      if (KEY.test(key.text)) fields.set(key.text, value.text);
      at = value.end;
    } else if (KEY.test(key.text)) fields.set(key.text, true);
    while (line[at] === ' ' || line[at] === '\t' || line[at] === '\r') at += 1;
  }
  return Object.fromEntries(fields);
}

/** A quoted text with its escapes resolved, or what stands before the next blank or stop. */
function readToken(line: string, start: number, stop?: string): { text: string; end: number } {
  let at = start;
  if (line[at] !== '"') {
    while (at < line.length && line[at] !== stop && !isBlank(line[at])) at += 1;
    return { text: line.slice(start, at), end: at };
  }
  let text = '';
  for (at += 1; at < line.length && line[at] !== '"'; at += 1) {
    if (line[at] === '\\' && at + 1 < line.length) {
      at += 1;
      text += ESCAPED.get(line.charAt(at)) ?? line.charAt(at);
    } else text += line.charAt(at);
  }
  return { text, end: Math.min(line.length, at + 1) };
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}
