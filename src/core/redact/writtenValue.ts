/** A text and where a key ends in it go in; where the value of the key stands comes out, in any common notation. */
import type { Span } from './redaction.ts';

export interface WrittenValue extends Span {
  /** The mark that the value stands between; empty for a bare one. */
  readonly quote: string;
}

/** `key=value`, `key: value`, `"key":"value"`, `:key => "value"`, `key := value`, `form[key]=value`. */
const SEPARATOR = /["'`\]]{0,2}[ \t]{0,4}(?:=>|:=|[=:])[ \t]{0,4}/y;
/**
 * Up to a blank, a quote or what ends a field. A comma ends it where another key follows: passwords hold commas too.
 */
const BARE = /(?:[^\s"'`&;<>|,]|,(?!["']?[\w.-]{1,40}["']?[:=]))+/y;
/** `"message":"token=","n":1`: the quote ends the text around, and the value is empty. */
const END_OF_JSON_TEXT = /"[\s}\]]*(?:$|,\s{0,8}["{[\d-]|:\s{0,8}["{[\dtfn-])/y;
/** Keys of its own follow, and are judged by themselves. */
const OBJECT = /^(?:[{[(]+|\{["']?[\w.-]{1,60}["']?:.*)$/;
/** What a redactor has left, as detectors see it, or Rails' `[FILTERED]`: what follows was no part of the value. */
const MASK = /^\[(?:…+|[A-Z]{6,20})\]/;
const TRAILING = ',.:)]}';

/** Undefined where no separator or no value follows. */
export function findWrittenValue(text: string, keyEnd: number): WrittenValue | undefined {
  const start = findValueStart(text, keyEnd);
  return start === undefined ? undefined : readValueAt(text, start);
}

/** Where what stands behind a key and a separator starts, whatever it is. */
export function findValueStart(text: string, keyEnd: number): number | undefined {
  SEPARATOR.lastIndex = keyEnd;
  return SEPARATOR.test(text) ? SEPARATOR.lastIndex : undefined;
}

/** The value that starts at a place, quoted or bare. */
export function readValueAt(text: string, at: number): WrittenValue | undefined {
  const quote = text.charAt(at);
  if (quote === '"' || quote === "'" || quote === '`') return readQuoted(text, at, quote);
  BARE.lastIndex = at;
  const bare = BARE.exec(text)?.[0];
  if (bare === undefined || (/^[{[(]/.test(bare) && OBJECT.test(bare))) return undefined;
  const mask = bare.startsWith('[') ? MASK.exec(bare)?.[0] : undefined;
  if (mask !== undefined) return { start: at, end: at + mask.length, quote: '' };
  const end = findTrimmedEnd(text, at, at + bare.length, TRAILING);
  return end > at ? { start: at, end, quote: '' } : undefined;
}

function readQuoted(text: string, at: number, quote: string): WrittenValue | undefined {
  END_OF_JSON_TEXT.lastIndex = at;
  if (END_OF_JSON_TEXT.test(text)) return undefined;
  const end = findQuoteEnd(text, at + 1, quote);
  return end > at + 1 ? { start: at + 1, end, quote } : undefined;
}

/** The closing quote, or the end of the line where it was cut off. A backslash takes the next character with it. */
function findQuoteEnd(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === quote || character === '\n') return at;
    // The text around was JSON, and is at its end: a quote in it was never closed.
    if (character === '"' && /[,:}\]]/.test(text.charAt(at + 1))) return at;
    if (character === '\\') at += 1;
  }
  return text.length;
}

/** The end without the characters that stand there and only close what is around. */
export function findTrimmedEnd(text: string, start: number, end: number, closing: string): number {
  let trimmed = end;
  while (trimmed > start && closing.includes(text.charAt(trimmed - 1))) trimmed -= 1;
  return trimmed;
}
