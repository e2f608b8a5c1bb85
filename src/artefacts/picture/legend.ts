/** What colours and shapes mean, with counts: the groups in the order of the stack, then what lies behind and below. */
import { GROUPING_LABELS } from '../../presentation/groupLooks.ts';
import { countKinds, LIFECYCLE_LABELS } from '../../presentation/lifecycleMarks.ts';
import { formatCount } from '../../presentation/numbers.ts';
import type { Series } from '../../presentation/timelineBars.ts';
import type { Chart } from './chart.ts';
import { shortenMiddle, toDrawnText } from './fitText.ts';
import { drawLifecycleShape } from './lifecycleLayer.ts';
import { toGapPatternRef, toPatternRef } from './patternShapes.ts';
import type { PictureBlock, Sheet } from './sheet.ts';
import { draw, type Drawing } from './svg.ts';
import { drawTextLine, MIDDLE, type TextPart } from './texts.ts';
import { measureText } from './textWidth.ts';

interface Entry {
  readonly parts: readonly TextPart[];
  /** Of the mark before the text; 0 for none. */
  readonly markWidth: number;
  readonly drawMark: (x: number, middle: number) => readonly Drawing[];
}

/** In sizes of the text. */
const ROW_HEIGHT = 1.5;
const ENTRY_GAP = 1.5;
const MARK_GAP = 0.45;
const PART_GAP = 0.35;
/** Labels are as long as they can be without more rows than this; the last one is for whatever comes. */
const MAX_ROWS = 5;
const LABEL_WIDTHS = [34, 26, 20, 15, 11, 8] as const;

export function toLegend(chart: Chart, sheet: Sheet): PictureBlock {
  const { em, margin, inner } = sheet;
  const groupRows =
    LABEL_WIDTHS.map((width) => toRows(listGroups(chart, sheet, width * em), inner, em)).find(
      (rows) => rows.length <= MAX_ROWS,
    ) ?? toRows(listGroups(chart, sheet, (LABEL_WIDTHS.at(-1) ?? 0) * em), inner, em);
  const rows = [...groupRows, ...toRows(listLifecycle(chart, sheet), inner, em)];
  return {
    height: (rows.length * ROW_HEIGHT + 0.8) * em,
    draw: (top) =>
      rows.flatMap((row, place) => {
        const middle = top + (place + 0.5) * ROW_HEIGHT * em;
        let x = margin;
        return row.flatMap((entry) => {
          const left = x;
          const textLeft = left + (entry.markWidth === 0 ? 0 : entry.markWidth + MARK_GAP * em);
          x += getWidth(entry, em) + ENTRY_GAP * em;
          const baseline = middle + MIDDLE * (entry.parts[0]?.size ?? em);
          return [
            ...entry.drawMark(left, middle),
            drawTextLine(entry.parts, { x: textLeft, y: baseline }, PART_GAP * em),
          ];
        });
      }),
  };
}

/** Side by side as long as there is room. */
function toRows(entries: readonly Entry[], inner: number, em: number): readonly (readonly Entry[])[] {
  const rows: Entry[][] = [];
  let used = Infinity;
  for (const entry of entries) {
    const width = getWidth(entry, em);
    if (used + width > inner) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(entry);
    used += width + ENTRY_GAP * em;
  }
  return rows;
}

function getWidth({ parts, markWidth }: Entry, em: number): number {
  const text = parts.reduce((sum, part) => sum + measureText(part.text, part), 0);
  return (markWidth === 0 ? 0 : markWidth + MARK_GAP * em) + text + (parts.length - 1) * PART_GAP * em;
}

function listGroups(chart: Chart, sheet: Sheet, maxLabel: number): readonly Entry[] {
  const { bars, context } = chart;
  const { em, palette } = sheet;
  const size = 0.95 * em;
  const title = `By ${GROUPING_LABELS[bars.groupBy].toLowerCase()}`;
  return [
    ...(bars.groups.length === 0
      ? []
      : [{ parts: [{ text: title, size, fill: palette.ink2 }], markWidth: 0, drawMark: () => [] }]),
    ...bars.groups.map((group) => ({
      parts: [
        {
          text: shortenMiddle(toDrawnText(group.label), maxLabel, { size }),
          size,
          fill: group.isHidden ? palette.ink2 : palette.ink,
        },
        {
          text: `${formatCount(group.total)}${group.isHidden ? ', hidden' : ''}`,
          size,
          fill: palette.ink2,
        },
      ],
      ...toSwatch(group, chart, sheet),
    })),
    ...(bars.maxRecords === 0
      ? []
      : [
          {
            parts: [
              {
                text: `All records, own scale, at most ${formatCount(bars.maxRecords)} a bar`,
                size,
                fill: palette.ink,
              },
            ],
            ...toSquare(sheet, { fill: palette.records }),
          },
        ]),
    ...(context.gaps.length === 0
      ? []
      : [
          {
            parts: [{ text: 'Gap: no records', size, fill: palette.ink }],
            ...toSquare(sheet, { fill: toGapPatternRef(sheet) }, true),
          },
        ]),
  ];
}

function listLifecycle({ moments }: Chart, sheet: Sheet): readonly Entry[] {
  const { em, palette } = sheet;
  const size = 0.95 * em;
  const markWidth = 0.72 * em;
  return countKinds(moments).map(({ kind, count }) => ({
    parts: [
      { text: LIFECYCLE_LABELS[kind], size, fill: palette.ink },
      { text: formatCount(count), size, fill: palette.ink2 },
    ],
    markWidth,
    drawMark: (x, middle) => [drawLifecycleShape(kind, sheet, x, middle - markWidth / 2)],
  }));
}

type Mark = Pick<Entry, 'markWidth' | 'drawMark'>;

function toSwatch({ look, isHidden }: Series, { hasPatterns }: Chart, sheet: Sheet): Mark {
  const colour = sheet.palette.looks[look];
  if (isHidden) return toSquare(sheet, { fill: 'none', stroke: colour, 'stroke-width': 0.1 * sheet.em });
  const pattern = hasPatterns ? toPatternRef(look, sheet) : undefined;
  const plain = toSquare(sheet, { fill: colour }, pattern !== undefined);
  if (pattern === undefined) return plain;
  const lines = toSquare(sheet, { fill: pattern }, true);
  return { ...plain, drawMark: (x, middle) => [...plain.drawMark(x, middle), ...lines.drawMark(x, middle)] };
}

/** Wide for patterns, which need room to be told apart. */
function toSquare({ em }: Sheet, paint: Readonly<Record<string, string | number>>, isWide = false): Mark {
  const width = (isWide ? 1.5 : 0.75) * em;
  const height = (isWide ? 0.95 : 0.75) * em;
  return {
    markWidth: width,
    drawMark: (x, middle) => [draw('rect', { x, y: middle - height / 2, width, height, ...paint })],
  };
}
