/** A picture as any reader of XML has it: markup goes in, elements and the places of its texts come out. */
import { JSDOM } from 'jsdom';
import { measureText } from '../../../src/artefacts/picture/textWidth.ts';

const { DOMParser } = new JSDOM().window;

/** All that a picture is made of. */
export const PICTURE_ELEMENTS: readonly string[] = [
  'svg',
  'title',
  'desc',
  'defs',
  'pattern',
  'path',
  'rect',
  'text',
  'tspan',
];
export const PICTURE_ATTRIBUTES: readonly string[] = [
  ...['xmlns', 'width', 'height', 'viewBox', 'role', 'id', 'x', 'y', 'dx', 'd', 'transform'],
  ...['font-family', 'font-size', 'font-weight', 'text-anchor', 'text-rendering', 'paint-order'],
  ...['fill', 'fill-rule', 'stroke', 'stroke-width', 'stroke-linejoin', 'patternUnits', 'patternTransform'],
];

/** Throws where it is not well-formed. */
export function parsePicture(svg: string): Element {
  const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
  if (documentElement.querySelector('parsererror') !== null || documentElement.localName !== 'svg')
    throw new Error(`Not well-formed: ${documentElement.textContent.slice(0, 300)}`);
  return documentElement;
}

export interface DrawnText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What letters reach above and below the line that they stand on, in sizes of their font. */
const ASCENT = 0.76;
const DESCENT = 0.22;

/** All that can be seen of its texts, by the widths that they have at most. */
export function listDrawnTexts(picture: Element): readonly DrawnText[] {
  return [...picture.querySelectorAll('text')].map((element) => {
    const spans = [...element.querySelectorAll('tspan')];
    const parts = spans.length === 0 ? [element] : spans;
    const width = parts.reduce((sum, part) => sum + readNumber(part, 'dx', 0) + measure(part), 0);
    const size = Math.max(...parts.map((part) => readNumber(part, 'font-size')));
    const [x, y] = [readNumber(element, 'x'), readNumber(element, 'y')];
    const left = x - width * toAnchorShare(element.getAttribute('text-anchor'));
    return {
      text: parts.map((part) => part.textContent).join(' '),
      left,
      right: left + width,
      top: y - ASCENT * size,
      bottom: y + DESCENT * size,
    };
  });
}

function measure(part: Element): number {
  return measureText(part.textContent, {
    size: readNumber(part, 'font-size'),
    isBold: part.hasAttribute('font-weight'),
  });
}

function toAnchorShare(anchor: string | null): number {
  return anchor === 'end' ? 1 : anchor === 'middle' ? 0.5 : 0;
}

function readNumber(element: Element, name: string, otherwise = Number.NaN): number {
  const value = element.getAttribute(name);
  const number = value === null ? otherwise : Number(value);
  if (Number.isNaN(number)) throw new Error(`<${element.localName}> has no ${name}`);
  return number;
}

/** Pairs of texts that touch, and texts that leave the picture. */
export function findFaults(picture: Element): readonly string[] {
  const texts = listDrawnTexts(picture);
  const [width, height] = [readNumber(picture, 'width'), readNumber(picture, 'height')];
  const outside = texts
    .filter(({ left, right, top, bottom }) => left < 0 || top < 0 || right > width || bottom > height)
    .map(({ text }) => `outside: ${text}`);
  const touching = texts.flatMap((a, place) =>
    texts
      .slice(place + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `touching: ${a.text} | ${b.text}`),
  );
  return [...outside, ...touching];
}
