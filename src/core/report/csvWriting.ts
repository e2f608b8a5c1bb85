/**
 * Writing CSV (RFC 4180): cells go in, lines come out that a spreadsheet shows and never runs. Every text is quoted,
 * and one that a spreadsheet would take for a formula gets an apostrophe in front, which it hides; numbers stay numbers.
 */

export type CsvCell = string | number;

/** What says so to people who read the file with something else. */
export const APOSTROPHE_NOTE = 'an apostrophe in front keeps a spreadsheet from running a cell';

/**
 * How a text starts that no program runs: `=`, `+`, `-`, `@` in any width, and blanks, controls and what cannot be
 * seen before them, are not among these.
 */
const HARMLESS_START = /^(?:$|[\p{L}\p{N}[/(<"._#])/u;

export function toCsvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(toCell).join(',')}\r\n`;
}

function toCell(cell: CsvCell): string {
  if (typeof cell === 'number') return String(cell);
  const text = HARMLESS_START.test(cell) ? cell : `'${cell}`;
  return `"${text.replaceAll('"', '""')}"`;
}
