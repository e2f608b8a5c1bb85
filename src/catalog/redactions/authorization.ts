import { isMask, type Finding, type Redaction } from '../../core/redaction.ts';
import { findWrittenValue } from '../../core/writtenValue.ts';

const KEY = /authorization|x-api-key|x-auth-token|x-amz-security-token|proxy-authenticate/gi;
/** Registered schemes (RFC 9110, section 11), and those of Fly, AWS and some frameworks. */
const SCHEME =
  /(?:bearer|basic|digest|negotiate|ntlm|hawk|token|apikey|api-key|signature|flyv1|dpop|aws4-hmac-sha256)(?:[ \t]{1,4}|$)/iy;
/** One word, or several that commas join: `FlyV1 fm2_…,fm2_…` and `Digest username="…", response="…"`. */
const CREDENTIALS =
  /(?:[^\s",=]|="[^"\n]*"|=(?!")|,(?=[^\s"])|,[ \t](?=[\w-]{1,40}="|signature=|signedheaders=))+/iy;
/** Without a key before it, only what cannot be a word of a sentence. */
const ALONE =
  /(?<![A-Za-z0-9_])(?:bearer|basic|flyv1)[ \t]{1,4}(?=([A-Za-z0-9._~+/-]{0,200}))(?:\1)[A-Za-z0-9._~+/=,-]*/gi;

/** What a server asks for: `WWW-Authenticate: Bearer realm=…`. */
const PARAMETER = /^(?:realm|error|scope|charset)=/;

export default {
  id: 'authorization',
  class: 'secret',
  label: 'Authorization header',
  tag: '[secret:authorization]',
  *find(text) {
    for (const match of text.matchAll(KEY)) yield* findCredentials(text, match.index + match[0].length);
    for (const { 0: pair, index } of text.matchAll(ALONE)) {
      const credentials = pair.replace(/^\S+\s+/, '').replace(/[.,]+$/, '');
      const end = index + pair.replace(/[.,]+$/, '').length;
      if (isCredentials(credentials)) yield { start: end - credentials.length, end };
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

function* findCredentials(text: string, keyEnd: number): Generator<Finding> {
  const value = findWrittenValue(text, keyEnd);
  if (value === undefined || isMask(text.slice(value.start, value.end))) return;
  if (value.quote !== '') {
    yield value;
    return;
  }
  SCHEME.lastIndex = value.start;
  const scheme = SCHEME.exec(text)?.[0] ?? '';
  CREDENTIALS.lastIndex = value.start + scheme.length;
  const credentials = /[^,;)}\]'`]/.test(text.charAt(CREDENTIALS.lastIndex))
    ? CREDENTIALS.exec(text)?.[0]
    : '';
  const end = value.start + scheme.length + (credentials?.replace(/[,;)}\]'`]+$/, '').length ?? 0);
  if (!isMask(credentials ?? '')) yield { start: value.start, end: Math.max(end, value.end) };
}

function isCredentials(word: string): boolean {
  if (isMask(word) || word.length < 8 || PARAMETER.test(word)) return false;
  return word.length >= 40 || /\d/.test(word) || /[a-z][A-Z]|[._~+=]/.test(word);
}
