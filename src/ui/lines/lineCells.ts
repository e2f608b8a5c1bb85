/** The cells of a line that can be gone to, and where a key leads from one of them. */
import type { FilterField } from '../../store/filters.ts';
import { LINE_COLUMNS } from './lineColumns.tsx';

/** The button that opens the line. */
export const MESSAGE_CELL = 'line';

/** The field of a value, or the message. */
export type Cell = FilterField | typeof MESSAGE_CELL;

/** In the order of the columns. */
export const CELLS: readonly Cell[] = LINE_COLUMNS.flatMap(({ filter, show }): readonly Cell[] =>
  filter === undefined ? (show === undefined ? [MESSAGE_CELL] : []) : [filter.field],
);

export interface CellPlace {
  readonly row: number;
  readonly cell: Cell;
}

interface List {
  readonly rowCount: number;
  /** Rows that are seen at once. */
  readonly pageRows: number;
}

/** Undefined for keys that lead nowhere. */
export function findNextCell(
  { key }: { readonly key: string },
  { row, cell }: CellPlace,
  { rowCount, pageRows }: List,
): CellPlace | undefined {
  const toRow = (wanted: number): CellPlace => ({ row: Math.max(0, Math.min(rowCount - 1, wanted)), cell });
  const toCell = (by: number): CellPlace => {
    const wanted = Math.max(0, Math.min(CELLS.length - 1, CELLS.indexOf(cell) + by));
    return { row, cell: CELLS[wanted] ?? cell };
  };
  switch (key) {
    case 'ArrowDown':
      return toRow(row + 1);
    case 'ArrowUp':
      return toRow(row - 1);
    case 'PageDown':
      return toRow(row + pageRows);
    case 'PageUp':
      return toRow(row - pageRows);
    case 'Home':
      return toRow(0);
    case 'End':
      return toRow(rowCount - 1);
    case 'ArrowLeft':
      return toCell(-1);
    case 'ArrowRight':
      return toCell(1);
    default:
      return undefined;
  }
}
