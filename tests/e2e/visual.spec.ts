/**
 * What the timeline and the dashboard look like, pixel by pixel: the app's own sample, one font, no motion.
 *
 * Another major version of Chromium draws text and curves a little differently, so each has pictures of its own; where
 * there are none, or where the font is missing, the tests are skipped and say why. To take pictures for this
 * machine's version, or anew after a change that is meant to be seen:
 * `npx playwright test --config tests/e2e/playwright.config.ts visual.spec.ts --update-snapshots=all`
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/chromium.mjs';
import { expect, test } from './support/app.ts';
import { hasFonts } from './support/fonts.ts';

/** Comes with Debian's chromium where anything does, and `npm test` installs it. */
const FONTS = { sans: 'DejaVu Sans', mono: 'DejaVu Sans Mono' };
const executablePath = findChromium();

test.use({
  viewport: { width: 1280, height: 1000 },
  deviceScaleFactor: 1,
  locale: 'en-US',
  timezoneId: 'UTC',
  contextOptions: { reducedMotion: 'reduce' },
  // Playwright hides the caret and stops motion with a style element; what the policy allows is tested elsewhere.
  bypassCSP: true,
  launchOptions: {
    // Whatever the machine's settings for fonts are.
    args: [...CHROMIUM_ARGS, '--font-render-hinting=none', '--disable-lcd-text'],
    ...(executablePath !== undefined && { executablePath }),
  },
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the timeline and the dashboard look as before: ${colorScheme}`, async ({
    app,
    page,
    browser,
  }, testInfo) => {
    const [major = ''] = browser.version().split('.');
    const folder = `chromium-${major}`;
    const isUpdating = testInfo.config.updateSnapshots === 'all';
    test.skip(
      !isUpdating && !existsSync(join(import.meta.dirname, 'visual', folder, `timeline-${colorScheme}.png`)),
      `There are no pictures of Chromium ${major} to compare with.`,
    );
    test.skip(
      !(await hasFonts(page, Object.values(FONTS))),
      `The fonts ${Object.values(FONTS).join(' and ')} are missing.`,
    );

    await page.emulateMedia({ colorScheme });
    await page.evaluate(({ sans, mono }) => {
      const { style } = document.documentElement;
      style.setProperty('--sans', `"${sans}"`);
      style.setProperty('--mono', `"${mono}"`);
    }, FONTS);
    await page.getByRole('button', { name: 'Try a sample' }).click();
    await app.finishReading();
    await expect(app.region('Timeline').locator('.timeline-chart path.fill-connection')).toBeAttached();
    await expect(app.region('Timeline').getByRole('region', { name: 'Lanes' })).toBeVisible();
    await expect(app.region('Lines').getByRole('row').first()).toBeVisible();
    await page.mouse.move(0, 0);

    // Playwright's own threshold, 0.2, takes one red for another.
    const options = { threshold: 0.03, maxDiffPixels: 100 };
    await expect
      .soft(app.region('Timeline'))
      .toHaveScreenshot([folder, `timeline-${colorScheme}.png`], options);
    await expect.soft(page).toHaveScreenshot([folder, `dashboard-${colorScheme}.png`], options);
  });
}
