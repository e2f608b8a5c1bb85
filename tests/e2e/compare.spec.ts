/** Comparing in the real browser: axe, narrow pages, forced colours, paper, keys, and while a file is read. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, type App } from './support/app.ts';

const LAST_SECOND = 1200;
const BURST_SECOND = 600;

/** Twenty minutes; in the second half PR03 comes, PM05 ends and PC01 comes more often. */
const LOG = Array.from({ length: LAST_SECOND }, (_, second) => {
  const time = new Date(Date.UTC(2026, 2, 2, 12, 0, second)).toISOString().replace('.000Z', 'Z');
  const isLate = second >= BURST_SECOND;
  const toError = (text: string): string => `${time} proxy[148e21ea7d9d68] ams [error]${text}\n`;
  return [
    `${time} app[148e21ea7d9d68] ams [info]GET /items 200\n`,
    second % (isLate ? 3 : 30) === 0 ? toError('[PC01] instance refused connection') : '',
    isLate && second % 5 === 0 ? toError('[PR03] could not find a good candidate') : '',
    !isLate && second % 20 === 0 ? toError('[PM05] failed to connect to machine') : '',
    second % 4 === 0 ? toError('[PU02] could not finish the request') : '',
    second === 700 ? toError('something new') : '',
  ].join('');
}).join('');

/** The second half selected, and compared with the first. */
async function openComparison(app: App, page: Page): Promise<void> {
  await app.drop({ name: 'app.log', content: LOG });
  await app.finishReading();
  const bars = app.region('Timeline').getByRole('slider');
  await bars.scrollIntoViewIfNeeded();
  const box = await bars.boundingBox();
  if (box === null) throw new Error('the chart has no place on the page');
  await page.mouse.move(box.x + box.width * 0.502, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 1, box.y + 100, { steps: 5 });
  await page.mouse.up();
  await app.region('Timeline').getByRole('button', { name: 'Compare' }).click();
  await expect(app.region('Compare')).toContainText(
    '1 code is new, 1 is gone, 1 is up; 1 is about the same, 1 has too few errors to tell.',
  );
}

async function findOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 360]) {
    test(`axe finds nothing: ${colorScheme}, ${String(width)} px`, async ({ app, page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await openComparison(app, page);
      const { violations } = await new AxeBuilder({ page }).include('.compare').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      );
      expect(await findOverflow(page)).toBe(0);
      await page.evaluate(() => {
        document.documentElement.style.setProperty('font-size', '200%');
      });
      expect(await findOverflow(page)).toBe(0);
    });
  }
}

test('the kept range stays while another one is selected', async ({ app, page }) => {
  await openComparison(app, page);
  const region = app.region('Compare');
  await region.getByRole('button', { name: 'Keep this range to compare' }).click();
  await expect(region).toContainText('Now select another one');
  const bars = app.region('Timeline').getByRole('slider');
  await bars.focus();
  await page.keyboard.press('Home');
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Shift+PageDown');
  await page.keyboard.press('Shift+PageUp');
  await expect(region.getByRole('columnheader')).toHaveText(['Code, change', 'Kept range', 'This range']);
  await expect(region).toContainText(/covers 10 min.*covers/);
});

test('without a mouse: open, choose a code, close, and go on where it was', async ({ app, page }) => {
  await openComparison(app, page);
  await page.keyboard.press('v');
  await expect(app.region('Compare')).toHaveCount(0);
  await page.keyboard.press('v');
  const region = app.region('Compare');
  await expect(region.getByRole('heading', { name: 'Compare' })).toBeFocused();
  await expect(region).toBeInViewport();
  await region.getByRole('button', { name: /^PR03/ }).press('Enter');
  await expect(app.region('Details')).toContainText('PR03');
  await page.keyboard.press('Escape');
  await expect(region).toHaveCount(0);
  await expect(app.region('Timeline').getByRole('button', { name: 'Compare' })).toBeFocused();
  // The selection was there before, and Esc did not reach it.
  await expect(page.getByRole('group', { name: /^Selected range/ })).toBeVisible();
});

test('Esc elsewhere closes it as the last step out', async ({ app, page }) => {
  await openComparison(app, page);
  await page.locator('.summary-headline').click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: /^Selected range/ })).toHaveCount(0);
  await expect(app.region('Compare')).toContainText('Select the part of the timeline');
  await page.keyboard.press('Escape');
  await expect(app.region('Compare')).toHaveCount(0);
});

test('with forced colours each change keeps its shape and its words', async ({ app, page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openComparison(app, page);
  const region = app.region('Compare');
  const texts = ['new', 'gone', '×10 up', 'about the same', 'too few to tell'];
  for (const text of texts) await expect(region.getByText(text, { exact: true })).toBeVisible();
  const strokes = await region
    .locator('.change-icon path')
    .evaluateAll((paths) => paths.map((path) => getComputedStyle(path).stroke));
  expect(strokes).toHaveLength(texts.length);
  expect(strokes).not.toContain('none');
});

test('on paper are the table and its times, and nothing to press', async ({ app, page }) => {
  await openComparison(app, page);
  await page.emulateMedia({ media: 'print' });
  const region = app.region('Compare');
  await expect(region).toContainText(/12:10–12:20 UTC/);
  await expect(region.getByRole('table')).toBeVisible();
  for (const control of await region.locator('.button, select').all()) await expect(control).toBeHidden();
});

test('a part of a file is compared “so far”', async ({ app, page }) => {
  await openComparison(app, page);
  // Several times the same errors, far behind what is compared, so that reading takes a while.
  const later = LOG.replaceAll('2026-03-02', '2026-03-03');
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(
      new File(
        Array.from({ length: 400 }, () => text),
        'later.log',
      ),
    );
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer }));
  }, later);
  await expect(app.region('Compare')).toContainText('(so far: ');
  await app.finishReading();
  await expect(app.region('Compare')).not.toContainText('so far');
});
