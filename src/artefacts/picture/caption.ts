/** The line above the bars: what they count on the left, the tallest one on the right. */
import { describePeak, toErrorWord } from '../../presentation/barText.ts';
import { formatDuration } from '../../presentation/times.ts';
import type { Chart } from './chart.ts';
import { shortenEnd } from './fitText.ts';
import type { PictureBlock, Sheet } from './sheet.ts';
import { drawText } from './texts.ts';
import { measureText } from './textWidth.ts';

export function toCaption(chart: Chart, { em, margin, inner, width, palette }: Sheet): PictureBlock {
  const style = { size: 0.95 * em };
  const count = { ...style, text: describeBarCount(chart), fill: palette.ink };
  const forPeak = inner - measureText(count.text, style) - 2 * em;
  const peak = {
    ...style,
    text:
      chart.bars.maxTotal === 0
        ? ''
        : shortenEnd(describePeak(chart.bars, chart.context).replace(/\.$/, ''), forPeak, style),
    fill: palette.ink2,
  };
  return {
    height: 1.9 * em,
    draw: (top) => [
      drawText(count, { x: margin, y: top + em }),
      ...(peak.text === '' ? [] : [drawText(peak, { x: width - margin, y: top + em, anchor: 'end' })]),
    ],
  };
}

function describeBarCount({ bars, scale }: Chart): string {
  const word = toErrorWord(bars);
  const count = `${word.charAt(0).toUpperCase()}${word.slice(1)}s per ${formatDuration(bars.timeline.stepMs)}`;
  return scale.kind === 'log' ? `${count}, log scale; parts share each bar in proportion` : count;
}
