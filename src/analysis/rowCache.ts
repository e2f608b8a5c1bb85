/** The rows of the selections that were asked for last: a list is read page by page, and each page would select anew. */
import type { EventTable } from '../core/eventTable.ts';
import { selectRows, type Selection } from '../core/selection.ts';

/** The dashboard asks for two in turn: with and without the chosen code. A search keeps a third. */
const MAX_KEPT = 3;

export interface RowCache {
  /** Only rows of the latest table are kept. */
  select(table: EventTable, selection: Selection, fileNames: readonly string[]): Uint32Array;
}

export function createRowCache(): RowCache {
  let cachedTable: EventTable | undefined;
  const rowsByKey = new Map<string, Uint32Array>();
  return {
    select(table, selection, fileNames) {
      if (table !== cachedTable) rowsByKey.clear();
      cachedTable = table;
      const key = JSON.stringify([selection.range, selection.codes, selection.filters, fileNames]);
      const rows = rowsByKey.get(key) ?? selectRows(table, selection, fileNames);
      // The one asked for last is the last to go.
      rowsByKey.delete(key);
      rowsByKey.set(key, rows);
      for (const oldest of rowsByKey.keys()) {
        if (rowsByKey.size <= MAX_KEPT) break;
        rowsByKey.delete(oldest);
      }
      return rows;
    },
  };
}
