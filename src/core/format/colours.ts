/** Colours of a terminal: a text goes in, the same without its escapes comes out, also those that a copy left halves of. */

/** `ESC[32m`, also as JSON writes the escape, and what a copy without the escape character keeps of it: `[32m`, but not the `[5m]` of a duration. */
const COLOUR =
  // eslint-disable-next-line no-control-regex -- colours start with the escape character
  /(?:\x1b|\\u001b)\[[\d;:]{0,20}[A-Za-z]|\[0m|\[m(?=\s|$)|\[(?:[1-4]|7|9|2[1-9]|3[0-79]|4[0-79]|9[0-7]|10[0-7])(?:;\d{1,3}){0,4}m(?!\])|\[0(?:;\d{1,3}){1,4}m/g;

export function removeColours(text: string): string {
  // Nothing to remove is the usual case, and a replacement costs more than a look.
  return text.includes('m') && text.includes('[') ? text.replace(COLOUR, '') : text;
}
