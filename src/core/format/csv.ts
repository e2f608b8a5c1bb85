/** Rows of comma-separated values: the text of a row goes in, its cells come out (RFC 4180, any of three delimiters). */

/** What separates cells: a comma, a semicolon where the comma is the decimal sign, or a TAB for spreadsheets. */
export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** `sep=;`, which tells spreadsheets the delimiter. */
const SEPARATOR_LINE = /^"?sep=(.?)"?\s*$/;

/** The delimiter that a `sep=` line names, or undefined where the line is none. */
export function readSeparatorLine(line: string): Delimiter | undefined {
  const named = SEPARATOR_LINE.exec(line)?.[1];
  return DELIMITERS.find((delimiter) => delimiter === named);
}

/** The delimiter that a head has most of. */
export function findDelimiter(head: string): Delimiter {
  const plain = head.replace(/"[^"]*"/g, '');
  const count = (delimiter: Delimiter): number => plain.split(delimiter).length;
  return DELIMITERS.reduce((most, delimiter) => (count(delimiter) > count(most) ? delimiter : most));
}

/** The cells of one row, and the offset behind its line end; a quoted cell may hold delimiters and line ends. */
export function readRow(
  text: string,
  start: number,
  delimiter: Delimiter,
): { cells: readonly string[]; end: number } {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    let cell = '';
    if (text[at] === '"') {
      let closing = text.indexOf('"', at + 1);
      while (closing !== -1 && text[closing + 1] === '"') closing = text.indexOf('"', closing + 2);
      const stop = closing === -1 ? text.length : closing;
      cell = text.slice(at + 1, stop).replaceAll('""', '"');
      at = Math.min(text.length, stop + 1);
    }
    const stop = findCellEnd(text, at, delimiter);
    cells.push(cell + text.slice(at, stop));
    at = stop;
    if (text[at] !== delimiter) break;
    at += 1;
  }
  return { cells, end: text.startsWith('\r\n', at) ? at + 2 : at + 1 };
}

function findCellEnd(text: string, start: number, delimiter: Delimiter): number {
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (
      character === delimiter ||
      character === '\n' ||
      (character === '\r' && text[at + 1] !== undefined && text[at + 1] === '\n')
    )
      return at;
  }
  return text.endsWith('\r') && text.length > start ? text.length - 1 : text.length;
}
