/**
 * The rows of the selections that were asked for last, and what they sum up to: a list is read page by page, and bars
 * are stacked in another way, without selecting and counting anew.
 */
import { summarizeEvents, type EventSummary } from '../../core/bins/codeSummary.ts';
import type { EventTable } from '../../core/table/eventTable.ts';
import type { Rows } from '../../core/table/rows.ts';
import { selectRows, type Selection } from '../../core/table/selection.ts';

/** Enough for the way back from where somebody has zoomed to. */
const MAX_KEPT = 16;
/**
 * Of these, the ones whose rows are a list of their own, which can be as long as the table: the dashboard asks for two
 * selections in turn, with and without the chosen code, and a search keeps a third.
 */
const MAX_LISTS = 3;

export interface SelectedRows {
  readonly rows: Rows;
  /** Counted when it is first asked for. */
  readonly summary: EventSummary;
}

export interface RowCache {
  /** Only rows of the latest table are kept. `fileNames` are what its files are chosen by. */
  select(table: EventTable, selection: Selection, fileNames: readonly string[]): SelectedRows;
}

export function createRowCache(): RowCache {
  let cachedTable: EventTable | undefined;
  const kept = new Map<string, SelectedRows>();
  return {
    select(table, selection, fileNames) {
      if (table !== cachedTable) kept.clear();
      cachedTable = table;
      const key = JSON.stringify([selection.range, selection.codes, selection.filters, fileNames]);
      const selected = kept.get(key) ?? toSelectedRows(table, selectRows(table, selection, fileNames));
      // The one asked for last is the last to go.
      kept.delete(key);
      kept.set(key, selected);
      dropOldest(kept, MAX_KEPT);
      dropOldest(kept, MAX_LISTS, ({ rows }) => rows.list !== undefined);
      return selected;
    },
  };
}

function toSelectedRows(table: EventTable, rows: Rows): SelectedRows {
  let summary: EventSummary | undefined;
  return {
    rows,
    get summary() {
      return (summary ??= summarizeEvents(table, rows));
    },
  };
}

/** Leaves the latest of those that are counted, and all others. */
function dropOldest(
  kept: Map<string, SelectedRows>,
  max: number,
  isCounted: (selected: SelectedRows) => boolean = () => true,
): void {
  const counted = [...kept].filter(([, selected]) => isCounted(selected));
  for (const [key] of counted.slice(0, Math.max(0, counted.length - max))) kept.delete(key);
}
