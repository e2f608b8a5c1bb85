/**
 * Writing CSV (RFC 4180): cells go in, lines come out that a spreadsheet shows and never runs. Every text is quoted,
 * and one that a spreadsheet would take for a formula gets an apostrophe in front, which it hides; numbers stay numbers.
 */

export type CsvCell = string | number;

/** What says so to people who read the file with something else. */
export const APOSTROPHE_NOTE = 'an apostrophe in front keeps a spreadsheet from running a cell';

/** The signs that start a formula, in ASCII and full width; spreadsheets pass over blanks and controls before them. */
const FORMULA_START = /^[\s\0-\x20\u00a0\u200b-\u200f\ufeff]{0,64}[=+\-@\uff1d\uff0b\uff0d\uff20|%]/;
/** Blanks and controls at the start are odd enough, and some programs strip them. */
const ODD_START = /^[\s\0-\x1f]/;

export function toCsvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(toCell).join(',')}\r\n`;
}

function toCell(cell: CsvCell): string {
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA_START.test(cell) || ODD_START.test(cell) ? `'${cell}` : cell;
  return `"${text.replaceAll('"', '""')}"`;
}
