/** The account of a file's lines, which every reader keeps: each line is blank, a record's, a continuation, or unread. */

/** Lines of a file by what became of them: `lines = blank + recordLines + continuations + unread`. */
export interface LineTotals {
  /** Physical lines, blank ones included. */
  lines: number;
  blank: number;
  records: number;
  /** Lines that a record starts on; exports can put several records on one. */
  recordLines: number;
  /** Non-blank lines that continue the record before them, or hold what a layout puts around its records. */
  continuations: number;
  /** Non-blank lines that no record claims. */
  unread: number;
  /** Lines longer than MAX_LINE_BYTES, of which only the start was read. */
  cut: number;
  /** Places that are no valid UTF-8; each is shown as one U+FFFD. */
  brokenCharacters: number;
}

/** An unread line to show, cut to what fits on a screen. */
export interface UnreadLine {
  readonly lineNumber: number;
  readonly text: string;
}

export const MAX_UNREAD_EXAMPLES = 20;
export const MAX_EXAMPLE_BYTES = 500;
/** The lines that were read in one layout. */
export interface LayoutLines {
  readonly id: string;
  readonly label: string;
  /** Lines on which its records start. */
  recordLines: number;
}

/** What was read of a file's lines so far. */
export interface LineAccount {
  readonly totals: Readonly<LineTotals>;
  readonly unreadExamples: readonly UnreadLine[];
  /** In the order in which they come. */
  readonly layouts: readonly Readonly<LayoutLines>[];
}

/** The account that the readers of a file's parts keep together. */
export interface OpenAccount extends LineAccount {
  readonly totals: LineTotals;
  readonly unreadExamples: UnreadLine[];
  readonly layouts: LayoutLines[];
}

/** The account at the start of a file, or behind the blank lines that it starts with. */
export function createLineAccount(blankLinesBefore: number): OpenAccount {
  return { totals: createLineTotals(blankLinesBefore), unreadExamples: [], layouts: [] };
}

/** Counts lines that start records of a layout. */
export function countLayoutLines(
  layouts: LayoutLines[],
  { id, label }: Pick<LayoutLines, 'id' | 'label'>,
  recordLines: number,
): void {
  if (recordLines === 0) return;
  const known = layouts.find((layout) => layout.id === id);
  if (known === undefined) layouts.push({ id, label, recordLines });
  else known.recordLines += recordLines;
}

/** The account at the start of a file, or behind the blank lines that it starts with. */
export function createLineTotals(blankLinesBefore: number): LineTotals {
  return {
    lines: blankLinesBefore,
    blank: blankLinesBefore,
    records: 0,
    recordLines: 0,
    continuations: 0,
    unread: 0,
    cut: 0,
    brokenCharacters: 0,
  };
}
