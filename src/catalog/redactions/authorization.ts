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
  masks: [
    ['Authorization: Bearer abc', 'Authorization: [secret:authorization]'],
    ['authorization=Basic dXNlcjpwYXNz method=GET', 'authorization=[secret:authorization] method=GET'],
    ['{"Authorization":"Token x1","a":1}', '{"Authorization":"[secret:authorization]","a":1}'],
    ['AUTHORIZATION: FlyV1 fm2_x,fm2_y next', 'AUTHORIZATION: [secret:authorization] next'],
    ['Authorization: Digest username="a", response="b" 401', 'Authorization: [secret:authorization] 401'],
    [
      'Authorization: AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=c 200',
      'Authorization: [secret:authorization] 200',
    ],
    ["-H 'authorization: hunter2'", "-H 'authorization: [secret:authorization]'"],
    ['sent Bearer abcdef0123456789', 'sent Bearer [secret:authorization]'],
    ['Bearer%20abcdef0123456789&x', 'Bearer%20[secret:authorization]&x'],
    ['sent Basic dXNlcjpwYXNz.', 'sent Basic [secret:authorization].'],
    ['x-api-key: k', 'x-api-key: [secret:authorization]'],
  ],
  keeps: [
    'Basic authentication required',
    'Bearer token expected',
    'authorization failed for user 5',
    'Authorization:',
    'WWW-Authenticate: Bearer realm=app',
  ],
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
