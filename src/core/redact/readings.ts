/**
 * A text goes in; the text and what it reads as when escapes are undone come out, each with the way back to the
 * places in the text. So a detector knows plain text only, and still sees `a%40b.example` and `{\"token\":\"…\"}`.
 */
import { findFirstAtLeast } from '../ascending.ts';
import type { Span } from './redaction.ts';

export interface Reading {
  readonly text: string;
  /** Where in the source a span of this reading stands; undefined where nothing of it is left. */
  readonly toSource: (span: Span) => Span | undefined;
}

/** JSON in JSON in a URL in CSV has four layers of escapes; deeper ones are not seen in logs. */
const MAX_DEPTH = 4;

const PERCENT = 0x25;
const BACKSLASH = 0x5c;
const QUOTE = 0x22;
/** What one character behind a backslash stands for. */
const LITERAL: ReadonlyMap<string, Escape> = new Map(
  [
    ...Array.from('"\'`\\/', (character) => [character, character] as const),
    ['n', '\n'],
    ['r', '\r'],
    ['t', '\t'],
  ].map(([name = '', character = '']) => [name, { character, length: 2 }] as const),
);

/** Quotes are doubled in CSV, and only there does that stand beside a word: elsewhere it is an empty text. */
const IS_CSV = /\w""|""\w/;

/** The text as it stands, and with ever more layers of escapes undone, as far as there are any. */
export function toReadings(source: string): readonly Reading[] {
  const layers: Layer[] = [];
  for (let layer: Layer | undefined; layers.length < MAX_DEPTH; layers.push(layer)) {
    const text = layer?.text ?? source;
    if (IS_CSV.test(text)) layer = undoEscapes(text, layer, readDoubledQuote);
    else layer = /[%\\]/.test(text) ? undoEscapes(text, layer, readEscape) : undefined;
    if (layer === undefined) break;
  }
  const isCsv = IS_CSV.test(source);
  // The last layer knows which characters belong together: half of an escape must not be masked.
  const whole = layers.at(-1);
  return [undefined, ...layers].map((layer) => ({
    text: layer?.text ?? source,
    toSource: (span) => {
      const outer = layer === undefined ? span : endAtQuote(source, toOuter(span, layer), isCsv);
      return keepEscapesWhole(outer, whole);
    },
  }));
}

interface Layer {
  readonly text: string;
  /** Where in the source each character starts, and where the source ends. */
  readonly starts: Uint32Array;
}

function undoEscapes(escaped: string, outer: Layer | undefined, read: ReadEscape): Layer | undefined {
  const starts = new Uint32Array(escaped.length + 1);
  const pieces: string[] = [];
  let length = 0;
  let pieceStart = 0;
  for (let at = 0; at < escaped.length; length += 1) {
    starts[length] = outer?.starts[at] ?? at;
    const escape = read(escaped, at);
    if (escape === undefined) {
      at += 1;
      continue;
    }
    if (at > pieceStart) pieces.push(escaped.slice(pieceStart, at));
    pieces.push(escape.character);
    at += escape.length;
    pieceStart = at;
  }
  if (pieces.length === 0) return undefined;
  pieces.push(escaped.slice(pieceStart));
  starts[length] = outer?.starts[escaped.length] ?? escaped.length;
  return { text: pieces.join(''), starts: starts.subarray(0, length + 1) };
}

/** The escape that starts at a place, if one does. */
type ReadEscape = (text: string, at: number) => Escape | undefined;

interface Escape {
  readonly character: string;
  readonly length: number;
}

const DOUBLED_QUOTE: Escape = { character: '"', length: 2 };

function readDoubledQuote(text: string, at: number): Escape | undefined {
  return text.charCodeAt(at) === QUOTE && text.charCodeAt(at + 1) === QUOTE ? DOUBLED_QUOTE : undefined;
}

/** Percent-encoded ASCII, and the escapes of JSON and of string literals. */
function readEscape(text: string, at: number): Escape | undefined {
  const code = text.charCodeAt(at);
  if (code === PERCENT) return readDigits(text, at, 1, 2, 0x7e);
  if (code !== BACKSLASH) return undefined;
  const next = text.charAt(at + 1);
  if (next === 'u') return readDigits(text, at, 2, 4, 0xffff);
  if (next === 'x') return readDigits(text, at, 2, 2, 0xff);
  return LITERAL.get(next);
}

function readDigits(
  text: string,
  at: number,
  prefix: number,
  count: number,
  maxCode: number,
): Escape | undefined {
  const digits = text.slice(at + prefix, at + prefix + count);
  const code = digits.length === count && !/[^0-9a-f]/i.test(digits) ? Number.parseInt(digits, 16) : Infinity;
  // Bytes of other characters stay encoded: one alone says nothing.
  return code > maxCode ? undefined : { character: String.fromCharCode(code), length: prefix + count };
}

function toOuter(span: Span, layer: Layer): Span {
  return { start: layer.starts[span.start] ?? 0, end: layer.starts[span.end] ?? 0 };
}

/**
 * What is written with escapes ends with the string around it. Without them, that quote looks like one of the quotes
 * in the string.
 */
function endAtQuote(source: string, { start, end }: Span, isCsv: boolean): Span {
  for (let at = source.indexOf('"', start); at !== -1 && at < end; at = source.indexOf('"', at + 1)) {
    const isDoubled = isCsv && (source.charAt(at + 1) === '"' || source.charAt(at - 1) === '"');
    if (!isDoubled && countBackslashes(source, at) % 2 === 0) return { start, end: at };
  }
  return { start, end };
}

function countBackslashes(source: string, before: number): number {
  let at = before;
  while (source.charCodeAt(at - 1) === BACKSLASH) at -= 1;
  return before - at;
}

/** What starts within an escape starts behind it, and what ends within one ends before it. */
function keepEscapesWhole({ start, end }: Span, layer: Layer | undefined): Span | undefined {
  if (layer === undefined) return { start, end };
  const { starts } = layer;
  const wholeStart = starts[findFirstAtLeast(starts, start)] ?? start;
  const wholeEnd = starts[findFirstAtLeast(starts, end + 1) - 1] ?? end;
  return wholeStart < wholeEnd ? { start: wholeStart, end: wholeEnd } : undefined;
}
