/**
 * Pictures as they leave: pixel by pixel beside references, in one font; their PNG has nothing but pixels, their SVG
 * says all that is needed to read it. How references are taken anew is told in visual.spec.ts.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/chromium.mjs';
import type { PictureLook } from '../../src/artefacts/picture/sheet.ts';
import type { PicturesInPage } from '../support/page/picturesInPage.ts';
import { buildPicturesScript } from '../support/page/picturesScript.ts';
import { listDrawnTexts, parsePicture } from '../support/page/drawnPicture.ts';
import { expect, test } from './support/app.ts';
import { hasFonts } from './support/fonts.ts';

const FONT = 'DejaVu Sans';
const LOOKS: readonly PictureLook[] = (['chat', 'slide', 'postMortem'] as const).flatMap((preset) => [
  { preset, theme: 'light' },
  { preset, theme: 'dark' },
]);
const executablePath = findChromium();

test.use({
  locale: 'en-US',
  timezoneId: 'UTC',
  launchOptions: {
    // Whatever the machine's settings for fonts are.
    args: [...CHROMIUM_ARGS, '--font-render-hinting=none', '--disable-lcd-text'],
    ...(executablePath !== undefined && { executablePath }),
  },
});

let script = '';
test.beforeAll(async () => {
  script = await buildPicturesScript();
});

interface Drawn {
  readonly svg: string;
  readonly png: Buffer;
}

/** In the one font, and as a PNG made the way that the app makes it. */
async function draw(page: Page, look: PictureLook): Promise<Drawn> {
  await page.evaluate(script);
  const { svg, base64 } = await page.evaluate(
    async ({ shown, font }) => {
      const { pictures } = globalThis as unknown as { readonly pictures: PicturesInPage };
      const picture = await pictures.drawPicture('incident', shown);
      const inFont = picture.svg.replaceAll(/font-family="[^"]*"/g, `font-family="${font}"`);
      const png = await pictures.toPng({ ...picture, svg: inFont }, 1);
      const bytes = new Uint8Array(await png.arrayBuffer());
      return {
        svg: picture.svg,
        base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
      };
    },
    { shown: look, font: FONT },
  );
  return { svg, png: Buffer.from(base64, 'base64') };
}

/** A PNG is eight bytes, and chunks: length, kind, that many bytes, a checksum. */
function listChunks(png: Buffer): readonly string[] {
  const kinds: string[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    kinds.push(png.toString('latin1', at + 4, at + 8));
  return kinds;
}

for (const look of LOOKS) {
  const { preset, theme } = look;
  test(`the picture looks as before: ${preset}, ${theme}`, async ({ app, browser }, testInfo) => {
    const [major = ''] = browser.version().split('.');
    const reference = [`chromium-${major}`, `picture-${preset}-${theme}.png`];
    const { png } = await draw(app.page, look);
    expect([...new Set(listChunks(png))]).toEqual(['IHDR', 'IDAT', 'IEND']);

    const isUpdating = testInfo.config.updateSnapshots === 'all';
    test.skip(
      !isUpdating && !existsSync(join(import.meta.dirname, 'visual', ...reference)),
      `There is no picture of Chromium ${major} to compare with.`,
    );
    test.skip(!(await hasFonts(app.page, [FONT])), `The font ${FONT} is missing.`);
    expect(png).toMatchSnapshot(reference, {
      threshold: 0.03,
      maxDiffPixels: 100,
    });
  });
}

test('the SVG says what it is of: legend, zone, width of the bars, totals', async ({ app }) => {
  for (const look of LOOKS) {
    const picture = parsePicture((await draw(app.page, look)).svg);
    const texts = listDrawnTexts(picture).map(({ text }) => text);
    expect(texts.join('\n')).toContain('UTC+01:00 (Europe/Berlin)');
    expect(texts).toContain('Errors per 5 s');
    expect(texts.filter((text) => /^[\d,]+ errors$/.test(text))).not.toEqual([]);
    for (const group of ['Connection', 'Machine', 'Upstream', 'Routing', 'Unclassified'])
      expect(texts.filter((text) => new RegExp(`^${group} [\\d,]+$`).test(text))).toHaveLength(1);
    expect(picture.querySelectorAll('metadata, script, image, a, foreignObject')).toHaveLength(0);
  }
});
