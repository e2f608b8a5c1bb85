import { looksRandom } from '../../core/redact/randomText.ts';
import { isMask, type Redaction, type Span } from '../../core/redact/redaction.ts';

/** RFC 7468: a line that names it, lines of base64, a line that ends it. */
const BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
const END = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
/** What follows where the end is missing: base64, and line ends, also written out. */
const BODY = /(?:[A-Za-z0-9+/=\s]|\\{1,4}[nr])*/y;
/** A line of a key alone, where each line is a record: 64 characters, or 70 as OpenSSH has them. */
const LINE = /(?<![A-Za-z0-9+/=])(?:[A-Za-z0-9+/]{70}|[A-Za-z0-9+/]{64})(?=\s|$|\\n|")/g;

/** flyctl also hides the keys of WireGuard in its own JSON (agent/server/session.go). */
const WIREGUARD = /"(?:PrivateKey|private)":"([^"]+)"/g;

export default {
  id: 'privateKey',
  class: 'secret',
  label: 'private key',
  tag: '[secret:private-key]',
  *find(text) {
    yield* findBlocks(text);
    for (const { 0: line, index } of text.matchAll(LINE))
      if (looksRandom(line) && /[A-Z]/.test(line) && /[a-z]/.test(line))
        yield { start: index, end: index + line.length };
    for (const { 0: pair, 1: key = '', index } of text.matchAll(WIREGUARD))
      if (!isMask(key)) yield { start: index + pair.length - key.length - 1, end: index + pair.length - 1 };
  },
} satisfies Redaction;

/** Each end is looked for once, however many beginnings there are. */
function* findBlocks(text: string): Generator<Span> {
  let done = 0;
  let hasEnd = true;
  for (const { 0: begin, index } of text.matchAll(BEGIN)) {
    if (index < done) continue;
    END.lastIndex = index + begin.length;
    const end: RegExpExecArray | null = hasEnd ? END.exec(text) : null;
    hasEnd = end !== null;
    if (end !== null) done = end.index + end[0].length;
    else {
      BODY.lastIndex = index + begin.length;
      done = index + begin.length + (BODY.exec(text)?.[0].trimEnd().length ?? 0);
    }
    yield { start: index, end: done };
  }
}
