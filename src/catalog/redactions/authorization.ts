import { findMatches, isMask, type Redaction, type Span } from '../../core/redact/redaction.ts';
import { findTrimmedEnd, findWrittenValue, readValueAt } from '../../core/redact/writtenValue.ts';

const KEY = /authorization|x-api-key|x-auth-token|x-amz-security-token|proxy-authenticate/gi;
/** Registered schemes (RFC 9110, section 11), and those of Fly, AWS and some frameworks. */
const SCHEME =
  /(?:bearer|basic|digest|negotiate|ntlm|hawk|token|apikey|api-key|signature|flyv1|dpop|aws4-hmac-sha256)(?:[ \t]{1,4}|$)/iy;
/** One word, or several that commas join: `FlyV1 fm2_…,fm2_…` and `Digest username="…", response="…"`. */
const CREDENTIALS =
  /(?:[^\s",=]|="(?![,:}\]])[^"\n]*"|=(?!")|,(?=[^\s"])|,[ \t](?=[\w-]{1,40}="|signature=|signedheaders=))+/iy;
/** Without a key before it, only what cannot be a word of a sentence. */
const ALONE = /(?<![A-Za-z0-9_])(?:bearer|basic|flyv1)[ \t]{1,4}(?<value>[A-Za-z0-9._~+/=,-]+)/gi;
/** What a server asks for: `WWW-Authenticate: Bearer realm=…`. */
const PARAMETER = /^(?:realm|error|scope|charset)=/;

export default {
  id: 'authorization',
  class: 'secret',
  label: 'Authorization header',
  tag: '[secret:authorization]',
  *find(text) {
    let done = 0;
    for (const { 0: key, index } of text.matchAll(KEY)) {
      const found = index < done ? undefined : findCredentials(text, index + key.length);
      if (found === undefined) continue;
      done = found.end;
      if (!isMask(text.slice(found.start, done))) yield found;
    }
    for (const { start, end: wordEnd } of findMatches(text, ALONE)) {
      const end = findTrimmedEnd(text, start, wordEnd, '.,');
      if (isCredentials(text.slice(start, end))) yield { start, end };
    }
  },
} satisfies Redaction;

function findCredentials(text: string, keyEnd: number): Span | undefined {
  const value = findWrittenValue(text, keyEnd);
  if (value?.quote !== '') return value;
  SCHEME.lastIndex = value.start;
  const start = value.start + (SCHEME.exec(text)?.[0].length ?? 0);
  const first = readValueAt(text, start);
  if (first === undefined || isMask(text.slice(first.start, first.end))) return undefined;
  CREDENTIALS.lastIndex = start;
  const length = CREDENTIALS.exec(text)?.[0].length ?? 0;
  const end = findTrimmedEnd(text, start, start + length, ",;)}'`");
  return { start: value.start, end: Math.max(end, value.end) };
}

function isCredentials(word: string): boolean {
  if (isMask(word) || word.length < 8 || PARAMETER.test(word)) return false;
  return word.length >= 40 || /\d/.test(word) || /[a-z][A-Z]|[._~+=]/.test(word);
}
