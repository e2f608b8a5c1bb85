import { isMask, type Redaction } from '../../core/redact/redaction.ts';
import { findWrittenValue } from '../../core/redact/writtenValue.ts';

const KEY = /(?<![A-Za-z0-9])(?:set-?)?cookies?2?(?![A-Za-z0-9])/gi;
/** RFC 6265: pairs with semicolons. An unquoted one ends at a blank that stands behind anything else. */
const PAIRS = /[^\s;"'`]+(?:;[ \t]?[^\s;"'`]+)*/y;

export default {
  id: 'cookie',
  class: 'secret',
  label: 'cookie',
  tag: '[secret:cookie]',
  *find(text) {
    let done = 0;
    for (const { 0: key, index } of text.matchAll(KEY)) {
      if (index < done) continue;
      const value = findWrittenValue(text, index + key.length);
      if (value === undefined) continue;
      PAIRS.lastIndex = value.start;
      done = value.quote === '' ? value.start + (PAIRS.exec(text)?.[0].length ?? 0) : value.end;
      const pairs = text.slice(value.start, done);
      // A cookie is a pair; `cookie: missing` is somebody's remark.
      if (pairs.includes('=') && !isMask(pairs)) yield { start: value.start, end: done };
    }
  },
} satisfies Redaction;
