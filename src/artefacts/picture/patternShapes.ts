/** Patterns and hatching: what is drawn once in a picture, for whatever is filled with it. */
import type { Look } from '../../presentation/groupLooks.ts';
import { PATTERNS } from '../../presentation/patterns.ts';
import type { Sheet } from './sheet.ts';
import { draw, type Drawing } from './svg.ts';

/** The text of the page, for whose size patterns were drawn. */
const PAGE_EM = 15;

/** The value of a `fill` attribute; undefined for the group that stays plain. */
export function toPatternRef(look: Look, { idPrefix }: Sheet): string | undefined {
  return PATTERNS.some((pattern) => pattern.look === look) ? `url(#${idPrefix}${look})` : undefined;
}

export function toGapPatternRef({ idPrefix }: Sheet): string {
  return `url(#${idPrefix}gap)`;
}

/** Patterns of groups only where they are wanted. */
export function drawPatternShapes(sheet: Sheet, hasPatterns: boolean): Drawing {
  const { palette } = sheet;
  const groups = hasPatterns
    ? PATTERNS.map(({ look, width, height, path }) =>
        drawPattern(sheet, look, width, height, path, palette.panel, 1.4),
      )
    : [];
  const gap = drawPattern(sheet, 'gap', 8, 8, 'M-1 1l2-2M-1 9l10-10M7 9l2-2', palette.edge, 1);
  return draw('defs', {}, ...groups, gap);
}

function drawPattern(
  { em, idPrefix }: Sheet,
  name: string,
  width: number,
  height: number,
  path: string,
  stroke: string,
  strokeWidth: number,
): Drawing {
  const scale = em / PAGE_EM;
  return draw(
    'pattern',
    {
      id: `${idPrefix}${name}`,
      width,
      height,
      patternUnits: 'userSpaceOnUse',
      patternTransform: scale === 1 ? undefined : `scale(${String(Math.round(scale * 100) / 100)})`,
    },
    draw('path', { d: path, fill: 'none', stroke, 'stroke-width': strokeWidth }),
  );
}
