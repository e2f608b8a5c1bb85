/** A text and the expression of a long token go in; the tokens come out, with the lines that they were wrapped into. */
import { looksRandom } from './randomText.ts';
import { findMatches, type Span } from './redaction.ts';

/** Terminals wrap what is longer than they are wide; a shorter token ends where its line ends. */
const MIN_WRAPPED = 40;
/** A line, or its start, that can only be the rest of a token. */
const REST = /\n([A-Za-z0-9._/+=,-]{12,})(?=[\s"']|$)/y;

export function* findWrapped(text: string, expression: RegExp): Generator<Span> {
  let done = 0;
  for (const { start, end } of findMatches(text, expression)) {
    if (start < done) continue;
    done = end - start < MIN_WRAPPED ? end : findWrappedEnd(text, end);
    yield { start, end: done };
  }
}

function findWrappedEnd(text: string, lineEnd: number): number {
  let end = lineEnd;
  for (;;) {
    REST.lastIndex = end;
    const [line = '', rest = ''] = REST.exec(text) ?? [];
    if (!looksRandom(rest)) return end;
    end += line.length;
  }
}
