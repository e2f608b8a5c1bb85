/** Writes SVG: names, attributes and texts go in, markup comes out. Nothing else in a picture makes markup. */

/** Markup that is safe to put into a picture; only `draw` makes it. */
export interface Drawing {
  readonly markup: string;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element. Strings among its children are texts, whatever stands in them. */
export function draw(
  name: string,
  attributes: Attributes,
  ...children: readonly (Drawing | string)[]
): Drawing {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [` ${key}="${typeof value === 'number' ? toNumber(value) : toXmlText(value)}"`],
  );
  const inside = children.map((child) => (typeof child === 'string' ? toXmlText(child) : child.markup));
  const start = `<${name}${written.join('')}`;
  return { markup: inside.length === 0 ? `${start}/>` : `${start}>${inside.join('')}</${name}>` };
}

/** What XML allows; with the flag `u`, halves of characters are outside of it. */

const NO_XML = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

/** Text that every reader of XML takes for the same text. */
function toXmlText(text: string): string {
  return text.replace(NO_XML, '\ufffd').replace(/[&<>"]/g, (character) => ENTITIES.get(character) ?? '');
}

/** A hundredth of a pixel is enough. */
function toNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}
