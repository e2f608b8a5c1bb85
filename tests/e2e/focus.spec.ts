/** The focus: always on something that is seen and has a name, and never lost. */
import type { Page } from '@playwright/test';
import { expect, LIVE_LOG, test } from './support/app.ts';

const GOOD = { name: 'good.log', content: LIVE_LOG };
const OTHER = {
  name: 'other.log',
  content: '2026-03-02T12:00:50Z proxy[aaaaaaaa] ams [error][PC04] x\n',
};
const MOST_STOPS = 120;

for (const colorScheme of ['light', 'dark'] as const) {
  for (const forcedColors of ['none', 'active'] as const) {
    test(`Tab goes round the dashboard, in sight and by name: ${colorScheme}, forced colours ${forcedColors}`, async ({
      app,
      page,
    }) => {
      await page.emulateMedia({ colorScheme, forcedColors });
      await app.drop(GOOD, OTHER);
      await app.finishReading();
      await page.keyboard.press('Tab');
      await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
      const problems: string[] = [];
      let stops = 0;
      for (; stops < MOST_STOPS; stops += 1) {
        const stop = await describeFocus(page);
        if (stop === undefined) break;
        await expect(page.locator(':focus')).toHaveAccessibleName(/\S/);
        if (!stop.isInSight) problems.push(`${stop.html} is out of sight`);
        if (stop.contrast < 3) problems.push(`the focus on ${stop.html} has a contrast of ${stop.contrast}`);
        await page.keyboard.press('Tab');
      }
      expect(problems).toEqual([]);
      // Through all of it: the last stop is left for the browser's own controls.
      expect(stops).toBeGreaterThan(20);
      expect(stops).toBeLessThan(MOST_STOPS);
    });
  }
}

/** Undefined where the page has no focus: behind the last stop. */
function describeFocus(
  page: Page,
): Promise<{ html: string; isInSight: boolean; contrast: number } | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return undefined;
    // An input that is drawn by its label shows the focus there.
    const seen = element.matches('.visually-hidden') ? (element.nextElementSibling ?? element) : element;
    const { left, right, top, bottom } = seen.getBoundingClientRect();
    const isInSight =
      right > left && bottom > top && left < innerWidth && right > 0 && top < innerHeight && bottom > 0;
    // A line of the list shows the focus around all of its row.
    const outline = [getComputedStyle(seen), getComputedStyle(seen, '::after')].find(
      ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    );
    const contrast = outline === undefined ? 0 : getContrast(outline.outlineColor, findGround(seen));
    return { html: element.outerHTML.slice(0, 120), isInSight, contrast };

    function findGround(inner: Element): string {
      for (let at = inner.parentElement; at !== null; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if (!/^rgba\(.*, 0\)$/.test(backgroundColor)) return backgroundColor;
      }
      return 'rgb(255, 255, 255)';
    }
    function getContrast(colour: string, ground: string): number {
      const luminances = [getLuminance(ground), getLuminance(ground, colour)];
      const [low = 0, high = 0] = luminances.toSorted((x, y) => x - y);
      return Math.round(((high + 0.05) / (low + 0.05)) * 100) / 100;
    }
    /** Whatever notation the colours have: drawn one over the other, and read back. */
    function getLuminance(...colours: readonly string[]): number {
      const context = new OffscreenCanvas(1, 1).getContext('2d');
      if (context === null) throw new Error('no canvas');
      for (const colour of colours) {
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
      }
      const [r = 0, g = 0, b = 0] = [...context.getImageData(0, 0, 1, 1).data].map((value) =>
        value <= 10 ? value / 3294 : ((value / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    }
  });
}

test('the skip link leads past the header and leaves the address alone', async ({ app, page }) => {
  await app.drop(GOOD);
  await app.finishReading();
  const address = page.url();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  expect(page.url()).toBe(address);
});

test('where a control is taken away, the focus goes to what took its place', async ({ app, page }) => {
  await app.drop(GOOD, OTHER);
  await app.finishReading();

  await test.step('a chip', async () => {
    await app.codeRow('PC01').press('Enter');
    await app
      .region('Lines')
      .getByRole('button', { name: /^PC01: / })
      .press('Enter');
    await expect(page.locator('section.lines :focus')).toHaveCount(1);
  });

  await test.step('the trail', async () => {
    await page.keyboard.press('e');
    await page.keyboard.press('z');
    await page.getByRole('button', { name: 'Whole log' }).press('Enter');
    await expect(page.getByRole('navigation', { name: 'Chosen range' })).toHaveCount(0);
    await expect(page.locator('section.timeline :focus')).toHaveCount(1);
  });

  await test.step('one of two files', async () => {
    await page.getByRole('button', { name: 'Remove good.log' }).press('Enter');
    await expect(app.region('Files').getByRole('article')).toHaveCount(1);
    await expect(page.getByRole('button', { name: 'Remove other.log' })).toBeFocused();
  });

  await test.step('the last file: the first screen', async () => {
    await page.keyboard.press('Enter');
    await expect(page.getByText('Try a sample')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });

  await test.step('the first screen: the dashboard', async () => {
    await page.getByRole('button', { name: 'Try a sample' }).press('Enter');
    await app.finishReading();
    await expect(page.locator('main :focus')).toHaveCount(1);
  });

  await test.step('an alert', async () => {
    await app.drop({ name: 'empty.log', content: '' }, { name: 'blank.log', content: '\n' });
    await expect(app.alerts).toHaveCount(2);
    await app.alerts.first().getByRole('button', { name: 'Dismiss' }).press('Enter');
    await expect(app.alerts).toHaveCount(1);
    await expect(app.alerts.getByRole('button', { name: 'Dismiss' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(app.alerts).toHaveCount(0);
    await expect(page.locator('main :focus, header :focus')).toHaveCount(1);
  });
});

test('a dialog keeps the focus inside and gives it back', async ({ app, page }) => {
  await app.drop(GOOD);
  await app.finishReading();
  await app.codeRow('PR03').focus();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  for (let i = 0; i < 5; i += 1) {
    await page.keyboard.press('Tab');
    const isOutside = await help.evaluate(
      (dialog) => document.activeElement !== document.body && !dialog.contains(document.activeElement),
    );
    expect(isOutside).toBe(false);
  }
  await help.getByRole('button', { name: 'Close' }).click();
  await expect(app.codeRow('PR03')).toBeFocused();
});

test('who leaves a control with the mouse is left alone', async ({ app, page }) => {
  await app.drop(GOOD, OTHER);
  await app.finishReading();
  await page.getByRole('button', { name: 'Remove other.log' }).focus();
  await page.locator('.summary-headline').click();
  await page.evaluate(() => {
    document.querySelector('article[aria-label="other.log"]')?.remove();
  });
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
});
