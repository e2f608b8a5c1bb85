/** What went wrong, above the bars: the sentence of the first finding, and since when, how many and where. */
import { listFindingFacts } from '../../presentation/findingText.ts';
import type { ArtefactContent } from '../content/content.ts';
import { toDrawnText, wrapText } from './fitText.ts';
import type { PictureBlock, Sheet } from './sheet.ts';
import { drawText } from './texts.ts';

const MAX_LINES = 2;
/** From one line to the next, in sizes of the text. */
const LINE = 1.35;

/** No height where nothing was found, or where the picture is of a part of the log. */
export function toAnswer({ findings, overview, view }: ArtefactContent, sheet: Sheet): PictureBlock {
  const { em, margin, inner, palette } = sheet;
  const [first] = findings;
  if (first === undefined || view.range !== undefined || view.filters.length > 0)
    return { height: 0, draw: () => [] };
  const sentence = { size: 1.2 * em, isBold: true, fill: palette.ink };
  const facts = { size: em, fill: palette.ink2 };
  const told = listFindingFacts(first, view.clock, overview.span).join(' · ');
  const lines = [
    ...wrapText(toDrawnText(first.title.replaceAll('`', '')), inner, sentence, MAX_LINES).map((text) => ({
      ...sentence,
      text,
    })),
    ...wrapText(toDrawnText(told), inner, facts, MAX_LINES).map((text) => ({ ...facts, text })),
  ];
  return {
    height: lines.reduce((sum, { size }) => sum + size * LINE, 0) + 0.9 * em,
    draw(top) {
      let y = top;
      return lines.map((line) => {
        y += line.size * LINE;
        return drawText(line, { x: margin, y: y - line.size * 0.3 });
      });
    },
  };
}
