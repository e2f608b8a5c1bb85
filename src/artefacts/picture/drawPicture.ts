/**
 * The timeline as a picture that can stand alone: all that is needed to read it stands in it. What an artefact shows
 * and a look go in, an SVG comes out: presentation attributes only, no style, no link and nothing that is loaded, the
 * same bytes for the same content.
 */
import type { ArtefactContent } from '../content/content.ts';
import { toAnswer } from './answer.ts';
import { toCaption } from './caption.ts';
import { toChart, type Chart } from './chart.ts';
import { toCodeTable } from './codeTable.ts';
import { toDrawnText } from './fitText.ts';
import { toFoot } from './foot.ts';
import { toHead } from './head.ts';
import { toLegend } from './legend.ts';
import { drawPatternShapes } from './patternShapes.ts';
import { toPlotBlock } from './plotBlock.ts';
import { toSheet, type PictureBlock, type PictureLook, type Sheet } from './sheet.ts';
import { draw, type Drawing } from './svg.ts';
import { drawText } from './texts.ts';
import { describePicture } from './words.ts';

export interface Picture {
  readonly svg: string;
  /** In pixels of the SVG. */
  readonly width: number;
  readonly height: number;
  /** The picture in a few sentences, for who cannot see it. */
  readonly description: string;
}

/** The page's own stack: no font comes with a picture. */
const FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const UNTITLED = 'Fly Proxy errors';
/** Where the height is free, in sizes of the text. */
const PLOT_HEIGHT = 24;
/** Whatever stands around them, bars are at least so tall. */
const MIN_PLOT_HEIGHT = 8;

export function drawPicture(content: ArtefactContent, look: PictureLook): Picture {
  const sheet = toSheet(look);
  const chart = toChart(content);
  const title = toDrawnText(content.title);
  const description = `${title === '' ? UNTITLED : title}. ${toDrawnText(describePicture(content, chart))}`;
  const blocks = chart === undefined ? withoutTimes(content, sheet) : withChart(content, chart, sheet);
  const drawings: Drawing[] = [];
  let top = sheet.margin;
  for (const block of blocks) {
    drawings.push(...block.draw(top));
    top += block.height;
  }
  const { width, palette } = sheet;
  const height = sheet.height ?? Math.ceil(top + sheet.margin);
  const svg = draw(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'font-family': FONTS,
      'text-rendering': 'geometricPrecision',
    },
    draw('title', {}, title === '' ? UNTITLED : title),
    draw('desc', {}, description),
    drawPatternShapes(sheet, content.view.hasPatterns),
    draw('rect', { width, height, fill: palette.panel }),
    ...drawings,
  );
  return { svg: svg.markup, width, height, description };
}

function withChart(content: ArtefactContent, chart: Chart, sheet: Sheet): readonly PictureBlock[] {
  const message = findMessage(content, chart);
  const head = toHead(content, chart, sheet);
  const answer = toAnswer(content, sheet);
  const caption = toCaption(chart, sheet);
  const legend = toLegend(chart, sheet);
  const table = sheet.hasTable ? toCodeTable(content, chart, sheet) : undefined;
  const foot = toFoot(content, chart, sheet);
  const others = [head, answer, caption, legend, ...(table === undefined ? [] : [table]), foot];
  const used = others.reduce((sum, { height }) => sum + height, toPlotBlock(chart, sheet, 0, '').height);
  const free = sheet.height === undefined ? PLOT_HEIGHT * sheet.em : sheet.height - 2 * sheet.margin - used;
  const plot = toPlotBlock(chart, sheet, Math.max(MIN_PLOT_HEIGHT * sheet.em, free), message);
  return [head, answer, caption, plot, legend, ...(table === undefined ? [] : [table]), foot];
}

/** Why there are no bars; empty where there are some. */
function findMessage({ overview: { inRange }, view }: ArtefactContent, { bars }: Chart): string {
  if (bars.maxTotal > 0) return '';
  if (inRange.errors + inRange.unclassified > 0 && bars.groups.length > 0) return 'All groups are hidden';
  return view.filters.length > 0 ? 'No proxy errors that fit the filters' : 'No proxy errors in this range';
}

/** Without times there is no timeline, but there are codes. */
function withoutTimes(content: ArtefactContent, sheet: Sheet): readonly PictureBlock[] {
  const { height, margin } = sheet;
  const head = toHead(content, undefined, sheet);
  const foot = toFoot(content, undefined, sheet);
  const room = height === undefined ? undefined : height - 2 * margin - head.height - foot.height;
  const table = toCodeTable(content, undefined, sheet, room) ?? toNote('No proxy errors', sheet);
  const rest: PictureBlock = { height: Math.max(0, (room ?? 0) - table.height), draw: () => [] };
  return [head, table, rest, foot];
}

function toNote(text: string, { em, margin, palette }: Sheet): PictureBlock {
  const size = 1.1 * em;
  return {
    height: 3 * em,
    draw: (top) => [drawText({ text, size, fill: palette.ink }, { x: margin, y: top + size })],
  };
}
