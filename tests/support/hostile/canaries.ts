/** What must not leave Postflight, of every class and detector. Each is invented, and found nowhere else. */
import type { RedactionClass } from '../../../src/core/redact/redaction.ts';

export interface Canary {
  readonly class: RedactionClass;
  readonly text: string;
  /** What is left of the text where it was not masked. */
  readonly canary: string;
}

/** An app that only its own field in the log tells of. */
export const KNOWN_APP = 'known-canary';

const JWT = ['eyJ' + 'hbGciOiJIUzI1NiJ9', 'eyJ' + 'zdWIiOiIxMjMifQ', 'canaryK1'].join('.');
const KEY = 'PRIVATE ' + 'KEY';

const OF_CLASS: readonly (readonly [RedactionClass, text: string, canary: string])[] = [
  ['secret', 'using ' + 'fm2_' + 'canaryA1'.repeat(9), 'canaryA1'],
  ['secret', 'DATABASE_URL=postgres://shop:canary-b2@db.flycast/shop', 'canary-b2'],
  ['secret', 'Authorization: Bearer canaryC3', 'canaryC3'],
  ['secret', '{"user":{"password":"canary\\"D4"}}', 'D4'],
  ['secret', 'Cookie: sid=canaryE5; theme=dark', 'canaryE5'],
  ['secret', `jwt ${JWT} expired`, 'canaryK1'],
  ['secret', `id ${'AKIA' + 'CANARYL2'.repeat(2)} used`, 'CANARYL2'],
  ['secret', `push with ${'ghp_' + 'canaryM3'.repeat(5)}`, 'canaryM3'],
  ['secret', `push with ${'glpat-' + 'canaryN4'.repeat(3)}`, 'canaryN4'],
  ['secret', `key=${'AI' + 'za' + 'canary0'.repeat(5)}`, 'canary0'],
  ['secret', `publish with ${'npm_' + 'canary'.repeat(6)}`, 'canarycanary'],
  ['secret', `with ${'sk-' + 'proj-' + 'canaryO5'.repeat(5)}`, 'canaryO5'],
  ['secret', `bot ${'xox' + 'b-' + '0123456789-canaryP6'}`, 'canaryP6'],
  ['secret', `using ${'sk_' + 'live_' + 'canaryQ7'.repeat(3)}`, 'canaryQ7'],
  ['secret', `-----BEGIN ${KEY}-----canaryR8-----END ${KEY}-----`, 'canaryR8'],
  ['query', 'GET /cart?code=canaryF6&page=2 200', 'canaryF6'],
  ['identifier', 'GET /users/0123abcd-1111-4222-8333-0123456789ab 200', '0123abcd-1111'],
  ['contact', 'mail to canary.g7@example.com', 'canary.g7'],
  ['contact', 'mail to canary.h8%40example.com', 'canary.h8'],
  ['contact', 'call +31 20 555 0199', '555 0199'],
  ['contact', 'paid with 4242 4242 4242 4242', '4242 4242'],
  ['address', 'Fly-Client-IP: 198.51.100.77', '198.51.100.77'],
  ['address', 'from 2001:db8::77', '2001:db8::77'],
  ['place', 'dial [fdaa:0:1da:a7b::77]:5432', 'fdaa:0:1da'],
  ['place', 'https://canary-i9.fly.dev/cart', 'canary-i9'],
  ['place', 'App canary-j1 has excess capacity, autostopping machine 148e21ea7d9d68', 'canary-j1'],
  ['place', `${KNOWN_APP} is how we call it`, KNOWN_APP],
];

export const CANARIES: readonly Canary[] = OF_CLASS.map(([name, text, canary]) => ({
  class: name,
  text,
  canary,
}));
