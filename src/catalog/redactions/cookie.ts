import { isMask, type Redaction } from '../../core/redaction.ts';
import { findWrittenValue } from '../../core/writtenValue.ts';

const KEY = /(?<![A-Za-z0-9])(?:set-?)?cookies?2?(?![A-Za-z0-9])/gi;
/** RFC 6265: pairs with semicolons. An unquoted one ends at a blank that stands behind anything else. */
const PAIRS = /[^\s;"'`]+(?:;[ \t]?[^\s;"'`]+)*/y;

export default {
  id: 'cookie',
  class: 'secret',
  label: 'cookie',
  tag: '[secret:cookie]',
  *find(text) {
    for (const { 0: key, index } of text.matchAll(KEY)) {
      const value = findWrittenValue(text, index + key.length);
      if (value === undefined) continue;
      PAIRS.lastIndex = value.start;
      const pairs = value.quote === '' ? (PAIRS.exec(text)?.[0] ?? '') : text.slice(value.start, value.end);
      // A cookie is a pair; `cookie: missing` is somebody's remark.
      if (pairs.includes('=') && !isMask(pairs))
        yield { start: value.start, end: value.start + pairs.length };
    }
  },
  masks: [
    ['Cookie: sid=abc; theme=dark', 'Cookie: [secret:cookie]'],
    ['set-cookie: sid=abc; Path=/; HttpOnly 200 ok', 'set-cookie: [secret:cookie] 200 ok'],
    ['{"cookie":"_shop_session=a%2Fb; x=1","a":1}', '{"cookie":"[secret:cookie]","a":1}'],
    ['"Set-Cookie"=>"a=b"', '"Set-Cookie"=>"[secret:cookie]"'],
  ],
  keeps: ['cookie: missing', 'cookies=3', 'cookieless=a=b', 'Set-Cookie:'],
} satisfies Redaction;
