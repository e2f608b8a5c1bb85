import { looksRandom } from '../../core/redact/randomText.ts';
import { findMatches, type Redaction } from '../../core/redact/redaction.ts';

/** A word that says what follows, as in `using API key AbC123…`, without a separator between. */
const TOKEN =
  /(?:token|secret|password|credential|api[ _-]?key|access[ _-]?key)s?[ \t]{1,2}(?:(?:is|was|for|of|value|with)[ \t])?["'`(]?(?<value>[A-Za-z0-9_+/=.~-]{16,})/gi;

export default {
  id: 'genericToken',
  class: 'secret',
  label: 'random word behind the word “token”, “secret” or “key”',
  tag: '[secret:token]',
  *find(text) {
    for (const found of findMatches(text, TOKEN)) if (looksRandom(found.value)) yield found;
  },
} satisfies Redaction;
