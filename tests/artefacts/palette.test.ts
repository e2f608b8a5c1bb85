/** Pictures have the page's colours, in both themes. */
import { expect, test } from 'vitest';
import { PALETTES } from '../../src/artefacts/picture/palette.ts';
import { toLinearRgb } from '../support/page/colourVision.ts';
import { readLookColour, readRecordsColour, readToken, THEMES } from '../support/page/pageColours.ts';

test.each(THEMES)('in the %s theme', (theme) => {
  const { looks, records, ink2, ...tokens } = PALETTES[theme];
  const names = Object.keys(tokens) as readonly (keyof typeof tokens)[];
  expect(tokens).toEqual(Object.fromEntries(names.map((name) => [name, toHex(readToken(name, theme))])));
  expect(ink2).toBe(toHex(readToken('ink-2', theme)));
  expect(records).toBe(toHex(readRecordsColour(theme)));
  expect(looks).toEqual(
    Object.fromEntries(Object.keys(looks).map((look) => [look, toHex(readLookColour(look, theme))])),
  );
});

/** As a screen shows it, which has 256 steps of each part. */
function toHex(css: string): string {
  const parts = toLinearRgb(css).map((part) => {
    const encoded = part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055;
    return Math.round(255 * encoded)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}
