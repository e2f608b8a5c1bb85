/** The cells of a line that can be gone to, and where a key leads from one of them. */
export const CELLS = ['code', 'machine', 'region', 'line', 'file'] as const;
export type Cell = (typeof CELLS)[number];

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
