/**
 * How wide text is at most, without a page to ask. Which font a reader's system has is not known, so widths are those
 * of the widest of the usual ones and a tenth more: what fits by them fits everywhere.
 */

export interface TextStyle {
  /** In pixels. */
  readonly size: number;
  readonly isBold?: boolean;
}

/** From the space to the tilde, in hundredths of the size: DejaVu Sans, or Liberation Sans where that is wider. */
const ASCII_WIDTHS =
  '32 41 46 84 64 96 78 28 40 40 50 84 32 37 32 34 64 64 64 64 64 64 64 64 64 64 34 34 84 84 84 56 102 69 69 73 78 67 62 78 76 30 50 67 56 87 75 79 67 79 73 67 62 74 69 99 69 67 69 40 34 40 84 56 50 62 64 55 64 62 36 64 64 28 28 58 28 98 64 62 64 64 42 53 40 64 60 82 60 60 53 64 34 64 84'
    .split(' ')
    .map((width) => Number(width) / 100);
/** Signs that our own words use. */
const KNOWN_WIDTHS: ReadonlyMap<string, number> = new Map([
  ['–', 0.56],
  ['’', 0.32],
  ['·', 0.32],
  ['−', 0.84],
  // They isolate what is written from right to left, and are not seen.
  ['\u2068', 0],
  ['\u2069', 0],
]);
const RESERVE = 1.1;
const BOLD = 1.16;

const EAST_ASIAN = /[\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]/;
const SMALL_LETTER = /[\p{Ll}\p{Nd}]/u;
const LAST_EUROPEAN = '\u052f';

/** No text is wider than this. */
export function measureText(text: string, { size, isBold = false }: TextStyle): number {
  let width = 0;
  for (const character of text) width += toWidth(character);
  return width * size * RESERVE * (isBold ? BOLD : 1);
}

/** In sizes of the font. */
function toWidth(character: string): number {
  const ascii = ASCII_WIDTHS[(character.codePointAt(0) ?? 0) - 0x20];
  if (ascii !== undefined) return ascii;
  const known = KNOWN_WIDTHS.get(character);
  if (known !== undefined) return known;
  if (EAST_ASIAN.test(character)) return 1;
  if (character > LAST_EUROPEAN) return 1.5;
  return SMALL_LETTER.test(character) ? 0.96 : 1.43;
}
