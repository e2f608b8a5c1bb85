/**
 * A key goes in; which kind of secret stands behind it comes out. The words are Sentry's default ones (data scrubbing:
 * password, secret, passwd, api_key, auth, credentials, private_key, token, bearer), and more that apps on Fly print.
 * Sentry looks for them anywhere in a key; here they must be what the key is about, so that `author` and
 * `total_tokens` stay.
 */
import { looksRandom } from '../../../core/redact/randomText.ts';

type SecretKind = 'password' | 'secret' | 'token' | 'key' | 'session' | 'signature';

export interface SecretKey {
  readonly kind: SecretKind;
  /** Whether a value can be the secret: behind such keys also stand remarks, counts and references. */
  canBe(value: string, isQuoted: boolean): boolean;
}

const KIND_BY_WORD: ReadonlyMap<string, SecretKind> = new Map<string, SecretKind>([
  ...['password', 'passwords', 'passwd', 'passphrase', 'pwd', 'pass', 'otp', 'mnemonic'].map(
    (word) => [word, 'password'] as const,
  ),
  ...['secret', 'secrets', 'credential', 'credentials'].map((word) => [word, 'secret'] as const),
  ...['token', 'tokens', 'jwt', 'bearer', 'auth', 'csrf', 'xsrf'].map((word) => [word, 'token'] as const),
  ...['apikey', 'apikeys', 'privatekey', 'secretkey', 'accesskey', 'accountkey'].map(
    (word) => [word, 'key'] as const,
  ),
  ...['session', 'sid', 'sessionid', 'sessid', 'phpsessid', 'jsessionid'].map(
    (word) => [word, 'session'] as const,
  ),
  ['signature', 'signature'],
]);
/** What a key must be of to be secret: a `cache key` or a `primary key` is none. */
const OWNERS_OF_KEYS = new Set(
  'api access secret private encryption signing master auth account storage shared deploy hmac jwt session service role app license webhook client server ssh cipher'.split(
    ' ',
  ),
);
/** What may follow the word without another meaning. `password_length` and `token_type` are no secrets. */
const TRAILING_WORDS = new Set(
  'value base base64 b64 raw hash digest confirmation confirm header plain plaintext text string str old new current prod production staging dev test primary secondary'.split(
    ' ',
  ),
);
/** Written as one word: `PGPASSWORD`, `authtoken`. */
const WORD_END = /(?:password|passwd|secret|token|apikey|passphrase)$/;

/** Reads each key once: a text has few of them, many times. */
export function createKeyReader(): (key: string) => SecretKey | undefined {
  const known = new Map<string, SecretKey | undefined>();
  return (key) => {
    if (known.has(key)) return known.get(key);
    const kind = findKind(key);
    const read = kind === undefined ? undefined : { kind, canBe: toJudge(key.toLowerCase(), kind) };
    known.set(key, read);
    return read;
  };
}

function toJudge(key: string, kind: SecretKind): SecretKey['canBe'] {
  return (value, isQuoted) => canBeSecret(key, kind, value, isQuoted);
}

function findKind(key: string): SecretKind | undefined {
  const words = key
    .slice(-200)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+|(?<=[a-z])\d{1,3}$/)
    .filter((word) => word !== '');
  if (words.at(-2) === 'session' && words.at(-1) === 'id') return 'session';
  while (words.length > 1 && TRAILING_WORDS.has(words.at(-1) ?? '')) words.pop();
  const last = words.at(-1) ?? '';
  if (last === 'key' || last === 'keys') return OWNERS_OF_KEYS.has(words.at(-2) ?? '') ? 'key' : undefined;
  const end = WORD_END.exec(last)?.[0];
  return KIND_BY_WORD.get(last) ?? (end === undefined ? undefined : KIND_BY_WORD.get(end));
}

/** Where the secret is kept, in place of the secret. */
const REFERENCE = /^(?:\$\{?[A-Z_]+\}?|%[svd]|\$\d+|(?:process\.env|os\.environ)\b.*)$/;
const NOTHING = new Set('true false string str nil none null undefined'.split(' '));
/** What people write behind a key in a sentence. */
const REMARKS = new Set(
  "yes no ok on off not is was has are the a an for of and or to with from must cannot can't could should missing required invalid incorrect wrong expired failed failure success unknown empty unset set expected unexpected revoked rejected accepted denied work punc error eof".split(
    ' ',
  ),
);
/** Longer ones would be rotated by nobody, shorter ones are numbers of something. */
const MIN_RANDOM = 16;
/** Nothing that is longer is a remark, whatever it starts with. */
const MAX_REMARK = 200;

function canBeSecret(key: string, kind: SecretKind, value: string, isQuoted: boolean): boolean {
  if (value.length > MAX_REMARK) return true;
  const word = value.toLowerCase();
  if (REFERENCE.test(value) || NOTHING.has(word) || (!isQuoted && REMARKS.has(word))) return false;
  if (kind === 'session' || kind === 'signature') return value.length >= MIN_RANDOM && looksRandom(value);
  if (/^\d+(?:\.\d+)?(?:ms|s|us|µs|ns|m|h|d)$/.test(value)) return false;
  const isCount =
    /^\d{1,9}$/.test(value) && (key.endsWith('tokens') || key.endsWith('pass') || key.endsWith('secrets'));
  return !isCount && !(key === 'pwd' && /^[/~]/.test(value));
}
