/** The bottom of a picture: what was counted and what was not, and what made the picture. */
import type { ArtefactContent } from '../content/content.ts';
import type { Chart } from './chart.ts';
import { toDrawnText, wrapText } from './fitText.ts';
import type { PictureBlock, Sheet } from './sheet.ts';
import { drawText } from './texts.ts';
import { measureText, type TextStyle } from './textWidth.ts';
import { listFacts } from './words.ts';

/** In sizes of the text. */
const LINE_HEIGHT = 1.4;
const TOP = 0.3;
const MAX_FACT_LINES = 4;
const SEPARATOR = ' · ';

export function toFoot(content: ArtefactContent, chart: Chart | undefined, sheet: Sheet): PictureBlock {
  const { em, margin, inner, width, palette } = sheet;
  const style = { size: 0.88 * em };
  const fill = palette.ink2;
  const maker = `Postflight ${toDrawnText(content.version).slice(0, 20)}`;
  const facts = listFacts(content, chart).map(toDrawnText);
  const lines = layFacts(facts, inner - measureText(maker, style) - 2 * em, style);
  return {
    height: (TOP + lines.length * LINE_HEIGHT) * em,
    draw: (top) => {
      const toBaseline = (line: number): number => top + (TOP + (line + 0.72) * LINE_HEIGHT) * em;
      return [
        ...lines.map((text, line) => drawText({ ...style, text, fill }, { x: margin, y: toBaseline(line) })),
        drawText(
          { ...style, text: maker, fill },
          { x: width - margin, y: toBaseline(lines.length - 1), anchor: 'end' },
        ),
      ];
    },
  };
}

/** Side by side as long as there is room; a line starts with a fact, or goes on with one that needs several. */
function layFacts(facts: readonly string[], width: number, style: TextStyle): readonly string[] {
  const lines: string[] = [];
  for (const fact of facts) {
    const line = lines.at(-1);
    const longer = line === undefined ? fact : `${line}${SEPARATOR}${fact}`;
    if (line !== undefined && measureText(longer, style) <= width) lines[lines.length - 1] = longer;
    else lines.push(...wrapText(fact, width, style, MAX_FACT_LINES));
  }
  return lines;
}
