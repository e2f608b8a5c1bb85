/** A table: columns and the texts of its rows go in. A column without any text is left out. */
import { shortenEnd } from './fitText.ts';
import type { PictureBlock, Sheet } from './sheet.ts';
import { draw, type Drawing } from './svg.ts';
import { drawText, MIDDLE, type TextPart } from './texts.ts';
import { measureText } from './textWidth.ts';

export interface TableColumn {
  readonly title: string;
  /** Numbers stand below each other from the right. */
  readonly isNumber?: boolean;
  /** Takes the room that the others leave. */
  readonly isWide?: boolean;
}

/** In sizes of the text. */
export const TABLE_ROW_HEIGHT = 1.7;
const COLUMN_GAP = 1.8;
const TEXT_SIZE = 0.92;

export function toTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  sheet: Sheet,
): PictureBlock {
  const { em, margin, width, palette } = sheet;
  const rowHeight = TABLE_ROW_HEIGHT * em;
  const size = TEXT_SIZE * em;
  const head = { size, isBold: true, fill: palette.ink2 };
  const placed = placeColumns(columns, rows, head, sheet);

  const drawRow = (
    toText: (column: PlacedColumn) => string,
    top: number,
    style: Omit<TextPart, 'text'>,
  ): readonly Drawing[] =>
    placed.flatMap((column) => {
      const text = shortenEnd(toText(column), column.width, style);
      if (text === '') return [];
      const y = top + rowHeight / 2 + MIDDLE * size;
      const place =
        column.isNumber === true ? { x: column.right, anchor: 'end' as const } : { x: column.left };
      return [drawText({ ...style, text }, { ...place, y })];
    });

  return {
    height: (rows.length + 1) * rowHeight + em,
    draw: (top) => {
      const lines = [...rows, ''].map((_, row) => {
        const y = Math.round(top + (row + 1) * rowHeight);
        return `M${String(margin)} ${String(y)}H${String(width - margin)}`;
      });
      return [
        draw('path', { d: lines.join(''), fill: 'none', stroke: palette.line, 'stroke-width': em / 15 }),
        ...drawRow(({ title }) => title, top, head),
        ...rows.flatMap((row, place) =>
          drawRow(({ index }) => row[index] ?? '', top + (place + 1) * rowHeight, {
            size,
            fill: palette.ink,
          }),
        ),
      ];
    },
  };
}

interface PlacedColumn extends TableColumn {
  readonly index: number;
  readonly left: number;
  readonly right: number;
  readonly width: number;
}

function placeColumns(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  head: Omit<TextPart, 'text'>,
  { em, margin, inner }: Sheet,
): readonly PlacedColumn[] {
  const gap = COLUMN_GAP * em;
  const filled = columns
    .map((column, index) => ({ ...column, index, texts: rows.map((row) => row[index] ?? '') }))
    .filter(({ texts }) => texts.some((text) => text !== ''));
  const widths = filled.map(({ title, texts, isWide }) =>
    isWide === true
      ? 0
      : Math.max(measureText(title, head), ...texts.map((text) => measureText(text, { size: head.size }))),
  );
  const rest = inner - widths.reduce((sum, width) => sum + width, 0) - (filled.length - 1) * gap;
  let left = margin;
  return filled.map((column, place) => {
    const width = column.isWide === true ? rest : (widths[place] ?? 0);
    const start = left;
    left += width + gap;
    return { ...column, left: start, right: start + width, width };
  });
}
