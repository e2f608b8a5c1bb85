/** The top of a picture: what it is of and when on the left, how much in all on the right. */
import type { ArtefactContent } from '../content/content.ts';
import type { Chart } from './chart.ts';
import { shortenEnd, toDrawnText, wrapText } from './fitText.ts';
import type { PictureBlock, Sheet } from './sheet.ts';
import { drawText, type TextPart } from './texts.ts';
import { measureText } from './textWidth.ts';
import { describeRange, describeTotals } from './words.ts';

/** In sizes of the text. */
const TITLE_SIZE = 1.65;
const MAX_TITLE_LINES = 2;
/** Of the width; the title has the rest. */
const MAX_TOTALS_SHARE = 0.36;
/** From one line to the next, in sizes of its text. */
const LINE = 1.32;

export function toHead(content: ArtefactContent, chart: Chart | undefined, sheet: Sheet): PictureBlock {
  const { em, margin, inner, width, palette } = sheet;
  const { errors, records, doubts } = describeTotals(content, chart);
  const maxTotals = inner * MAX_TOTALS_SHARE;
  const right = [
    { text: errors, size: TITLE_SIZE * em, isBold: true, fill: palette.ink },
    { text: records, size: em, fill: palette.ink2 },
    ...wrapText(doubts, maxTotals, { size: em }, 2).map((text) => ({ text, size: em, fill: palette.ink2 })),
  ].map((part) => ({ ...part, text: shortenEnd(part.text, maxTotals, part) }));
  const totalsWidth = Math.max(...right.map((part) => measureText(part.text, part)));
  const forTitle = inner - totalsWidth - 2 * em;
  const title = { size: TITLE_SIZE * em, isBold: true, fill: palette.ink };
  const when = { size: 1.1 * em, fill: palette.ink2 };
  const left: readonly TextPart[] = [
    ...wrapText(toDrawnText(content.title), forTitle, title, MAX_TITLE_LINES).map((text) => ({
      ...title,
      text,
    })),
    ...wrapText(toDrawnText(describeRange(content)), forTitle, when, 2).map((text) => ({ ...when, text })),
  ];
  return {
    height: Math.max(getHeight(left), getHeight(right)) + 0.9 * em,
    draw: (top) => [
      ...drawLines(left, top, (part, y) => drawText(part, { x: margin, y })),
      ...drawLines(right, top, (part, y) => drawText(part, { x: width - margin, y, anchor: 'end' })),
    ],
  };
}

function getHeight(lines: readonly TextPart[]): number {
  return lines.reduce((sum, { text, size }) => sum + (text === '' ? 0 : size * LINE), 0);
}

function drawLines<T>(
  lines: readonly TextPart[],
  top: number,
  drawLine: (part: TextPart, y: number) => T,
): readonly T[] {
  let y = top;
  return lines.flatMap((part) => {
    if (part.text === '') return [];
    y += part.size * LINE;
    // Letters stand a little above the end of their line.
    return [drawLine(part, y - part.size * 0.3)];
  });
}
