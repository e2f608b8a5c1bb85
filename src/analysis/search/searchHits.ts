/**
 * What a search has found so far, kept with the tables: the search's own worker can be ended at any time. A search
 * sees the log as it was when the search began.
 */
import { at, type EventTable } from '../../core/table/eventTable.ts';
import type { RowIndex } from '../../core/units.ts';
import type { FoundLines, PlannedText, SearchSource } from '../api/searchApi.ts';
import type { FoundPlace } from '../files/placedRows.ts';

/** A text of the log, in the order of the table's sources. */
export interface SearchableText extends Omit<PlannedText, 'records' | 'witness'> {
  readonly witness?: Promise<PlannedText['witness']> | undefined;
}

/** Either rows of events, in the table's order, or places of lines, file by file. */
export interface SearchHits extends SearchSource {
  readonly count: number;
  /** Undefined where lines were searched. */
  readonly rows: Uint32Array | undefined;
  /** Half-open. */
  getPlaces(first: number, end: number): readonly FoundPlace[];
}

/** `rows` are the events whose records are searched; without them, all lines are. */
export function createSearchHits(
  table: EventTable,
  texts: readonly SearchableText[],
  rows: Uint32Array | undefined,
): SearchHits {
  const rowsByText = rows && toRowsByFile(table, rows, texts.length);
  const parts: { readonly source: number; readonly first: number; readonly lines: FoundLines }[] = [];
  let foundRows: RowIndex[] = [];
  /** The rows in order, as long as there are no more. */
  let sorted: Uint32Array | undefined;
  let count = 0;

  function getPlace(index: number): FoundPlace {
    // The parts are few and long.
    const part = parts.findLast(({ first }) => first <= index);
    if (part === undefined) throw new RangeError(`No line was found at ${String(index)}`);
    const { source, lines } = part;
    const start = at(lines.starts, index - part.first);
    const end = start + at(lines.lengths, index - part.first);
    return { source, start, end, lineNumber: at(lines.lineNumbers, index - part.first) };
  }

  return {
    get count() {
      return count;
    },
    get rows() {
      return rowsByText && (sorted ??= Uint32Array.from(foundRows).sort());
    },
    getPlaces(first, end) {
      const length = Math.max(0, Math.min(end, count) - first);
      return Array.from({ length }, (_, i) => getPlace(first + i));
    },
    getTexts: () =>
      Promise.all(
        texts.map(async (text, i) => ({
          ...text,
          witness: await text.witness,
          records: rowsByText && toPlannedRecords(table, at(rowsByText, i)),
        })),
      ),
    addLines(source, lines) {
      parts.push({ source, first: count, lines });
      count += lines.starts.length;
    },
    addRecords(source, records) {
      const ofText = rowsByText?.[source];
      if (ofText === undefined) return;
      foundRows = foundRows.concat(Array.from(records, (record) => at(ofText, record)));
      sorted = undefined;
      count = foundRows.length;
    },
  };
}

/** The rows file by file, in the order of the file. */
function toRowsByFile(table: EventTable, rows: Uint32Array, fileCount: number): readonly Uint32Array[] {
  const counts = new Uint32Array(fileCount);
  for (const row of rows) {
    const source = table.source[row] ?? 0;
    counts[source] = at(counts, source) + 1;
  }
  const byFile = Array.from(counts, (length) => new Uint32Array(length));
  counts.fill(0);
  for (const row of rows) {
    const source = table.source[row] ?? 0;
    const place = at(counts, source);
    at(byFile, source)[place] = row;
    counts[source] = place + 1;
  }
  return byFile.map((ofFile) => toFileOrder(table, ofFile));
}

/** A table is ordered by time, and a file nearly so: mostly there is nothing to do. */
function toFileOrder({ recordStart }: EventTable, rows: Uint32Array): Uint32Array {
  for (let i = 1; i < rows.length; i += 1) {
    if ((recordStart[rows[i] ?? 0] ?? 0) < (recordStart[rows[i - 1] ?? 0] ?? 0))
      return rows.sort((a, b) => at(recordStart, a) - at(recordStart, b));
  }
  return rows;
}

function toPlannedRecords(table: EventTable, rows: Uint32Array): PlannedText['records'] {
  return {
    starts: Float64Array.from(rows, (row) => at(table.recordStart, row)),
    lengths: Uint32Array.from(rows, (row) => at(table.recordLength, row)),
    lineNumbers: Uint32Array.from(rows, (row) => at(table.lineNumber, row)),
  };
}
