/** A text goes in; what its base64 runs read as comes out, as one text, and any place in it is the whole run. */
import { findFirstAtLeast } from '../ascending.ts';
import type { Reading } from './readings.ts';
import type { Span } from './redaction.ts';

/** In both alphabets, of RFC 4648. Shorter runs hold no secret that could be recognised. */
const RUN = /[A-Za-z0-9+/_-]{16,}={0,2}/g;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SIX_BITS: ReadonlyMap<number, number> = new Map([
  ...Array.from(ALPHABET, (letter, value) => [letter.charCodeAt(0), value] as const),
  ['-'.charCodeAt(0), 62],
  ['_'.charCodeAt(0), 63],
]);

/** One, or none where no run reads as text. */
export function toBase64Readings(source: string): readonly Reading[] {
  const runs: Span[] = [];
  const texts: string[] = [];
  for (const { 0: run, index } of source.matchAll(RUN)) {
    const text = decodeText(run);
    if (text === undefined) continue;
    runs.push({ start: index, end: index + run.length });
    texts.push(text);
  }
  if (runs.length === 0) return [];
  const ends: number[] = [];
  for (const text of texts) ends.push((ends.at(-1) ?? -1) + 1 + text.length);
  const toSource = ({ start, end }: Span): Span | undefined => {
    const first = runs[findFirstAtLeast(ends, start + 1)];
    const last = runs[findFirstAtLeast(ends, end)];
    return first && last && { start: first.start, end: last.end };
  };
  return [{ text: texts.join('\n'), toSource }];
}

/** Printable ASCII, or undefined at the first byte that is anything else, which in most words is the first. */
function decodeText(run: string): string | undefined {
  let text = '';
  let bits = 0;
  let bitCount = 0;
  for (let at = 0; at < run.length; at += 1) {
    const six = SIX_BITS.get(run.charCodeAt(at));
    if (six === undefined) break; // the padding
    bits = ((bits << 6) | six) & 0xffff;
    bitCount += 6;
    if (bitCount < 8) continue;
    bitCount -= 8;
    const byte = (bits >>> bitCount) & 0xff;
    const isText = (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09;
    if (!isText) return undefined;
    text += String.fromCharCode(byte);
  }
  return text;
}
