import { findTrimmedEnd } from '../../core/redact/writtenValue.ts';
import { isMask, type SensitiveSpan, type Redaction } from '../../core/redact/redaction.ts';

/** What ends a query string: a fragment, a blank, a quote or a bracket around it. */
const QUERY = /\?(?=([^\s"'`<>#\\]+))\1/g;
/** Without a name, only what nobody types. */
const MIN_NAMELESS = 20;

export default {
  id: 'queryValues',
  class: 'query',
  label: 'value in the query of a URL',
  tag: '…',
  markers: ['?'],
  *find(text) {
    for (const { 0: query, index } of text.matchAll(QUERY)) yield* findValues(query, index);
  },
} satisfies Redaction;

function* findValues(query: string, queryStart: number): Generator<SensitiveSpan> {
  let start = 1;
  for (const field of query.slice(1).split('&')) {
    const nameEnd = field.indexOf('=');
    const valueStart = start + nameEnd + 1;
    // A value that stands in brackets or in a sentence ends before what closes them.
    const valueEnd = findTrimmedEnd(query, valueStart, start + field.length, ')]},.;:');
    const isHidden =
      nameEnd === -1 ? valueEnd - valueStart >= MIN_NAMELESS : nameEnd > 0 && valueEnd > valueStart;
    if (isHidden && !isMask(query.slice(valueStart, valueEnd)))
      yield { start: queryStart + valueStart, end: queryStart + valueEnd };
    start += field.length + 1;
  }
}
