/** Texts of a picture. What is drawn here was made to fit before; see fitText.ts. */
import { isolate } from './fitText.ts';
import { draw, type Drawing } from './svg.ts';
import type { TextStyle } from './textWidth.ts';

export interface TextPlace {
  readonly x: number;
  /** Of the line that letters stand on. */
  readonly y: number;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** A part of a line; parts follow each other, with a space between them. */
export interface TextPart extends TextStyle {
  readonly text: string;
  readonly fill: string;
}

/** What the letters' middle is above the line that they stand on, as a share of their size. */
export const MIDDLE = 0.36;

/** The strongest of the usual weights that is not black. */
const BOLD = 600;

/** `halo` is the colour around letters that stand on a drawing. */
export function drawText(part: TextPart, { x, y, anchor }: TextPlace, halo?: string): Drawing {
  return draw(
    'text',
    {
      x,
      y,
      'text-anchor': anchor,
      ...toAttributes(part),
      ...(halo !== undefined && {
        stroke: halo,
        'stroke-width': part.size * 0.45,
        'stroke-linejoin': 'round',
        'paint-order': 'stroke',
      }),
    },
    isolate(part.text),
  );
}

/** Several parts in one line, from left to right; `gap` is the space between them. */
export function drawTextLine(
  parts: readonly TextPart[],
  { x, y }: Pick<TextPlace, 'x' | 'y'>,
  gap: number,
): Drawing {
  const spans = parts.map((part, place) =>
    draw('tspan', { dx: place === 0 ? undefined : gap, ...toAttributes(part) }, isolate(part.text)),
  );
  return draw('text', { x, y }, ...spans);
}

function toAttributes({ size, isBold, fill }: TextPart): Readonly<Record<string, string | number>> {
  return { 'font-size': size, ...(isBold === true && { 'font-weight': BOLD }), fill };
}
