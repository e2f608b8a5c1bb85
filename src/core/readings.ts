/**
 * A text goes in; the text and what it reads as when escapes are undone come out, each with the way back to the
 * places in the text. So a detector knows plain text only, and still sees `a%40b.example` and `{\"token\":\"…\"}`.
 */
import { findFirstAtLeast } from './ascending.ts';
import type { Span } from './redaction.ts';

export interface Reading {
  readonly text: string;
  /** Where in the source a span of this reading stands; undefined where nothing of it is left. */
  toSource(span: Span): Span | undefined;
}

/** JSON in JSON in a URL has three layers of escapes; deeper ones are not seen in logs. */
const MAX_DEPTH = 3;

/** Percent-encoded ASCII, and the escapes of JSON and of string literals. */
const ESCAPES = /%(?:[2-7][0-9a-f]|0[9ad])|\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|["'`\\/nrt])/gi;
const WHITE_SPACE: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** The text as it stands, and with one, two and three layers of escapes undone, as far as there are any. */
export function toReadings(source: string): readonly Reading[] {
  const layers: Layer[] = [];
  for (let text = source, outer: Layer | undefined; layers.length < MAX_DEPTH;) {
    outer = undoEscapes(text, outer);
    if (outer === undefined) break;
    layers.push(outer);
    text = outer.text;
  }
  // The last layer knows which characters belong together: half of an escape must not be masked.
  const whole = layers.at(-1);
  return [undefined, ...layers].map((layer) => ({
    text: layer?.text ?? source,
    toSource: (span) => keepEscapesWhole(toOuter(span, layer), whole),
  }));
}

interface Layer {
  readonly text: string;
  /** Where in the source each character starts, and where the source ends. */
  readonly starts: Uint32Array;
}

function undoEscapes(escaped: string, outer: Layer | undefined): Layer | undefined {
  if (!/[%\\]/.test(escaped)) return undefined;
  const starts = new Uint32Array(escaped.length + 1);
  const pieces: string[] = [];
  let length = 0;
  let at = 0;
  const toStart = (place: number): number => (outer === undefined ? place : (outer.starts[place] ?? 0));
  const takeUpTo = (end: number): void => {
    pieces.push(escaped.slice(at, end));
    while (at < end) starts[length++] = toStart(at++);
  };
  for (const match of escaped.matchAll(ESCAPES)) {
    takeUpTo(match.index);
    pieces.push(toCharacter(match[0]));
    starts[length++] = toStart(at);
    at += match[0].length;
  }
  if (pieces.length === 0) return undefined;
  takeUpTo(escaped.length);
  starts[length] = toStart(escaped.length);
  return { text: pieces.join(''), starts: starts.subarray(0, length + 1) };
}

function toCharacter(escape: string): string {
  const digits = /^(?:%|\\u|\\x)([0-9a-f]{2,4})$/i.exec(escape)?.[1];
  if (digits !== undefined) return String.fromCharCode(Number.parseInt(digits, 16));
  const character = escape.slice(1);
  return WHITE_SPACE.get(character) ?? character;
}

function toOuter(span: Span, layer: Layer | undefined): Span {
  if (layer === undefined) return span;
  return { start: layer.starts[span.start] ?? 0, end: layer.starts[span.end] ?? 0 };
}

/** What starts within an escape starts behind it, and what ends within one ends before it. */
function keepEscapesWhole({ start, end }: Span, layer: Layer | undefined): Span | undefined {
  if (layer === undefined) return { start, end };
  const { starts } = layer;
  const wholeStart = starts[findFirstAtLeast(starts, start)] ?? start;
  const wholeEnd = starts[findFirstAtLeast(starts, end + 1) - 1] ?? end;
  return wholeStart < wholeEnd ? { start: wholeStart, end: wholeEnd } : undefined;
}
