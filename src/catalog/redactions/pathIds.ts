import { looksRandom } from '../../core/redact/randomText.ts';
import { findMatches, type Redaction } from '../../core/redact/redaction.ts';

const UUID = /(?<=\/)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![A-Za-z0-9_-])/gi;
/** A whole segment. Machine ids have fourteen digits, and stay; files have a name behind a dot, and stay. */
const SEGMENT = /(?<=\/)[A-Za-z0-9_-]{16,}(?=[/?#\s"'`\\)\],;&]|:\d|$)/g;
const HEX = /^(?=.*\d)[0-9a-f]{16,}$/i;
const MIN_RANDOM = 20;

export default {
  id: 'pathIds',
  class: 'identifier',
  label: 'id in the path of a URL',
  tag: ':id',
  markers: ['/'],
  *find(text) {
    yield* findMatches(text, UUID);
    for (const found of findMatches(text, SEGMENT))
      if (HEX.test(found.value) || (found.value.length >= MIN_RANDOM && looksRandom(found.value)))
        yield found;
  },
} satisfies Redaction;
