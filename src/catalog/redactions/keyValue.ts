import { createKeyReader } from './parts/secretKeys.ts';
import { isMask, type Redaction } from '../../core/redact/redaction.ts';
import { findValueStart, readValueAt, type WrittenValue } from '../../core/redact/writtenValue.ts';

/** Words of keys; what they are part of is judged by secretKeys.ts. */
const HINT =
  /pass|pwd|secret|token|auth|credential|key|jwt|bearer|otp|signature|csrf|xsrf|session|sid|mnemonic/gi;
/** Its value is a sentence. */
const PASSPHRASE = /(?:passphrase|mnemonic)$/i;
const SCHEME_WORD = /^(?:bearer|basic|token|flyv1)$/i;
/** `["a", "b"]` behind a key in the plural. */
const LIST_START = /\[[ \t]{0,4}(?=["'])/y;
const LIST_COMMA = /["'][ \t]{0,4},[ \t]{0,4}(?=["'])/y;

export default {
  id: 'keyValue',
  class: 'secret',
  label: 'value of a key that names a secret',
  tag: '[secret:password]',
  *find(text) {
    const readKey = createKeyReader();
    let done = 0;
    for (const match of text.matchAll(HINT)) {
      if (match.index < done) continue;
      let start = match.index;
      while (start > done && isKeyCharacter(text.charCodeAt(start - 1))) start -= 1;
      let end = match.index + match[0].length;
      while (isKeyCharacter(text.charCodeAt(end))) end += 1;
      done = end;
      const key = readKey(text.slice(start, end));
      // `token://…` is a URL.
      if (key === undefined || text.startsWith('://', end)) continue;
      const tag = `[secret:${key.kind}]`;
      for (const value of findValues(text, start, end)) {
        if (!key.canBe(text.slice(value.start, value.end), value.quote !== '')) continue;
        yield { start: value.start, end: value.end, tag };
        done = value.end;
      }
    }
  },
} satisfies Redaction;

function findValues(text: string, keyStart: number, keyEnd: number): readonly WrittenValue[] {
  const start = findValueStart(text, keyEnd);
  if (start !== undefined && text.charAt(start) === '[') {
    LIST_START.lastIndex = start;
    if (LIST_START.test(text)) return findListValues(text, LIST_START.lastIndex);
  }
  const value = start === undefined ? findUnseparated(text, keyStart, keyEnd) : readValueAt(text, start);
  if (value === undefined) return [];
  const written = text.slice(value.start, value.end);
  if (isMask(written)) return [];
  if (value.quote === '' && PASSPHRASE.test(text.slice(keyStart, keyEnd)))
    return [{ ...value, end: findLineEnd(text, value.end) }];
  if (text.charAt(value.end) === ' ' && SCHEME_WORD.test(written))
    return [{ ...value, end: readValueAt(text, value.end + 1)?.end ?? value.end }];
  return [value];
}

function findListValues(text: string, start: number): readonly WrittenValue[] {
  const values: WrittenValue[] = [];
  for (let at = start; ;) {
    const value = readValueAt(text, at);
    if (value === undefined) return values;
    if (!isMask(text.slice(value.start, value.end))) values.push(value);
    LIST_COMMA.lastIndex = value.end;
    if (!LIST_COMMA.test(text)) return values;
    at = LIST_COMMA.lastIndex;
  }
}

/** `--token x`, `<token>x</token>` and SQL's `PASSWORD 'x'`. */
function findUnseparated(text: string, start: number, end: number): WrittenValue | undefined {
  const next = text.charAt(end);
  if (next === '>' && text.charAt(start - 1) === '<') return readValueAt(text, end + 1);
  if (next !== ' ') return undefined;
  const isOption = text.startsWith('--', start) && text.charAt(end + 1) !== '-';
  const isSql = text.startsWith("'", end + 1) && /password$/i.test(text.slice(start, end));
  return isOption || isSql ? readValueAt(text, end + 1) : undefined;
}

function findLineEnd(text: string, from: number): number {
  const rest = /["'`\n]/g;
  rest.lastIndex = from;
  return rest.exec(text)?.index ?? text.length;
}

/** Letters, digits, `_`, `-` and `.`. */
function isKeyCharacter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f ||
    code === 0x2d ||
    code === 0x2e
  );
}
