/** Lines: searching them, filtering by what stands in one, the way back, and a list of two million. */
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { test as base, type Locator } from '@playwright/test';
import { DIST } from '../support/run/servedBuild.ts';
import { App, expect, LIVE_LOG, test } from './support/app.ts';
import { SiteServer } from './support/siteServer.ts';

function getStatus(app: App): Locator {
  return app.region('Lines').getByRole('search').getByRole('status');
}

/** `app.log:2` of each line of the list. */
async function readPlaces(app: App): Promise<string[]> {
  return app.region('Lines').getByRole('grid').locator('.line-place').allTextContents();
}

test('a text is found in the errors, and in all lines', async ({ app, page }) => {
  await app.drop({ name: 'app.log', content: LIVE_LOG });
  await app.finishReading();
  await page.keyboard.press('/');
  await page.keyboard.type('LISTENING on');
  await expect(getStatus(app)).toHaveText('2 lines');
  expect(await readPlaces(app)).toEqual(['app.log:2', 'app.log:3']);
  await expect(app.region('Lines').locator('mark').first()).toHaveText('listening on');

  await app.region('Lines').getByText('In all lines').click();
  await expect(getStatus(app)).toHaveText('3 lines');
  expect(await readPlaces(app)).toEqual(['app.log:1', 'app.log:2', 'app.log:3']);

  await page.getByRole('searchbox', { name: 'Search the lines' }).press('Enter');
  await expect(getStatus(app)).toHaveText('1 of 3 lines');
  await page.getByRole('searchbox', { name: 'Search the lines' }).press('Enter');
  await expect(getStatus(app)).toHaveText('2 of 3 lines');
  const chosen = page.getByRole('region', { name: 'Chosen line' });
  await expect(chosen.getByRole('listitem').filter({ hasText: 'this line' })).toContainText('[PC01]');
  await page.getByRole('searchbox', { name: 'Search the lines' }).press('Shift+Enter');
  await expect(getStatus(app)).toHaveText('1 of 3 lines');

  await page.getByRole('searchbox', { name: 'Search the lines' }).press('Escape');
  await expect(getStatus(app)).toHaveText('5 lines');
});

test('an expression is found and marked, one that is none says why', async ({ app, page }) => {
  await app.drop({ name: 'app.log', content: LIVE_LOG });
  await app.finishReading();
  await app.region('Lines').getByText('Expression', { exact: true }).click();
  const input = page.getByRole('searchbox', { name: 'Search the lines' });
  await input.fill('within \\d+ attempts');
  await expect(getStatus(app)).toHaveText('1 line');
  await expect(app.region('Lines').locator('mark').first()).toHaveText('within 2 attempts');
  await input.fill('within (');
  await expect(app.region('Lines')).toContainText('This is no valid expression: Unterminated group.');
  await expect(app.region('Lines').getByRole('grid')).toContainText('within 2 attempts');
});

test('an expression that does not come back is stopped, and the next search works', async ({ app, page }) => {
  const hostile = `2026-03-02T12:00:50Z proxy[148e21ea7d9d68] ams [error][PC01] ${'a'.repeat(40)}b\n`;
  await app.drop({ name: 'app.log', content: `${LIVE_LOG}${hostile}` });
  await app.finishReading();
  await app.region('Lines').getByText('Expression', { exact: true }).click();
  await page.getByRole('searchbox', { name: 'Search the lines' }).fill('refused|(a+)+$');
  await expect(page.getByRole('alert')).toHaveText(
    'This expression takes too long on line 8 of app.log: it was stopped after 2 s. What was found before is listed, but may lack the last finds.',
  );
  // Nothing else is held up: the next search answers at once.
  await page.getByRole('searchbox', { name: 'Search the lines' }).fill('a+b');
  await expect(getStatus(app)).toHaveText('1 line');
});

// Not under the `app` fixture: the site is another.
base(
  'where the host sends no headers, so that no memory is shared, it is stopped all the same',
  async ({ page }) => {
    const site = await SiteServer.open(DIST, {});
    try {
      await page.goto(site.origin);
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
      const app = new App(page);
      await app.haveKeys();
      await app.drop({
        name: 'app.log',
        content: `${LIVE_LOG}2026-03-02T12:00:50Z proxy[a1] ams [error][PC01] ${'a'.repeat(40)}b\n`,
      });
      await app.finishReading();
      await app.region('Lines').getByText('Expression', { exact: true }).click();
      await page.getByRole('searchbox', { name: 'Search the lines' }).fill('(a+)+$');
      await expect(page.getByRole('alert')).toHaveText(
        /^This expression takes too long behind line \d of app\.log: it was stopped after 2 s\./,
      );
      await page.getByRole('searchbox', { name: 'Search the lines' }).fill('a+b');
      await expect(getStatus(app)).toHaveText('1 line');
    } finally {
      await page.goto('about:blank');
      await site.close();
    }
  },
);

test('a click on a machine shows only that one, everywhere', async ({ app, page }) => {
  await app.drop({ name: 'app.log', content: LIVE_LOG });
  await app.finishReading();
  const lines = app.region('Lines');
  await lines.getByRole('button', { name: 'machine 148e21ea7d9d68' }).first().click();
  await page.getByRole('menuitem', { name: 'Not this' }).click();
  await expect(app.codeRow('PC01')).toHaveCount(0);
  await expect(app.codeRow('PR03')).toContainText('1');
  await expect(getStatus(app)).toHaveText('1 line');
  await lines.getByRole('button', { name: 'not machine 148e21ea7d9d68: show it again' }).click();
  await expect(app.codeRow('PC01')).toContainText('2');
});

test.describe('two million errors', () => {
  const ROWS = 2_000_000;
  const folder = mkdtempSync(join(tmpdir(), 'postflight-lines-'));
  const path = join(folder, 'many.log');
  test.beforeAll(async () => {
    const stream = createWriteStream(path);
    for (let first = 0; first < ROWS; first += 10_000) {
      const lines = Array.from({ length: 10_000 }, (_, i) => {
        const time = new Date(Date.UTC(2026, 2, 2) + (first + i) * 10).toISOString().slice(0, 19);
        return `${time}Z proxy[m${String(i % 50)}] ams [error][PC01] n=${String(first + i + 1)}\n`;
      });
      if (!stream.write(lines.join(''))) await once(stream, 'drain');
    }
    stream.end();
    await finished(stream);
  });
  test.afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test(
    'are listed to the last one, and a pixel of the wheel is one of the list',
    { tag: '@alone' },
    async ({ app, page }) => {
      await page.getByLabel('Open log export').setInputFiles(path);
      await expect(app.region('Files')).toContainText('2,000,000');
      await expect(page.getByRole('progressbar')).toHaveCount(0);
      const grid = app.region('Lines').getByRole('grid', { name: 'Lines' });
      await expect(grid).toHaveAttribute('aria-rowcount', String(ROWS));
      await expect(grid).toContainText('n=1');
      await grid.scrollIntoViewIfNeeded();

      // By the scroll bar.
      await grid.evaluate((element) => {
        element.scrollTop = element.scrollHeight;
      });
      await expectRowInSight(grid, ROWS);
      await grid.evaluate((element) => {
        element.scrollTop = 0;
      });
      await expectRowInSight(grid, 1);

      // By key, from the first line to the last, and from there back by a page.
      await grid.getByRole('button', { name: /n=1$/ }).focus();
      await page.keyboard.press('End');
      await expectRowInSight(grid, ROWS);
      await expect(grid.getByRole('button', { name: /n=2000000$/ })).toBeFocused();
      await page.keyboard.press('PageUp');
      await page.keyboard.press('ArrowDown');
      await expect(page.locator(':focus')).toHaveAccessibleName(/n=1999\d{3}$/);
      await page.keyboard.press('Home');
      await expect(grid.getByRole('button', { name: /n=1$/ })).toBeFocused();

      // In the middle, a pixel of the wheel is a pixel of the list.
      await grid.evaluate((element) => {
        element.scrollTop = element.scrollHeight / 2;
      });
      await expect.poll(async () => Math.abs((await findTopRow(grid)) - ROWS / 2)).toBeLessThan(ROWS / 100);
      const before = await findTopRow(grid);
      const rowHeight = await grid
        .getByRole('row')
        .first()
        .evaluate((row) => row.clientHeight + 1);
      await grid.hover();
      for (let turns = 1; turns <= 10; turns += 1) {
        await page.mouse.wheel(0, 280);
        // One after the other: many at once are a jump, as of the scroll bar.
        await expect
          .poll(async () => Math.abs((await findTopRow(grid)) - before - (turns * 280) / rowHeight))
          .toBeLessThan(5);
      }

      // How long a frame takes is measured in bench/; what it takes is no more than a screen of rows.
      const { least, most } = await countRowsWhileScrolling(grid);
      expect(least).toBeGreaterThan(0);
      expect(most).toBeLessThan(200);
    },
  );
});

async function expectRowInSight(grid: Locator, row: number): Promise<void> {
  const shown = grid.locator(`[aria-rowindex="${String(row)}"]`);
  await expect(shown).toContainText(`n=${String(row)}`);
  const [list, line] = [await grid.boundingBox(), await shown.boundingBox()];
  if (list === null || line === null) throw new Error('The row is not on the screen');
  expect(line.y).toBeGreaterThanOrEqual(list.y);
  expect(line.y + line.height).toBeLessThanOrEqual(list.y + list.height + 1);
}

/** The number of the first row that is seen. */
async function findTopRow(grid: Locator): Promise<number> {
  return grid.evaluate((element) => {
    const { top } = element.getBoundingClientRect();
    const rows = [...element.querySelectorAll('[aria-rowindex]')];
    const first = rows.find((row) => row.getBoundingClientRect().bottom > top + 1);
    return Number(first?.getAttribute('aria-rowindex'));
  });
}

/** How many rows the page holds, frame by frame, while the list is scrolled by 60 pixels a frame. */
async function countRowsWhileScrolling(grid: Locator): Promise<{ least: number; most: number }> {
  const counts = await grid.evaluate(
    (element) =>
      new Promise<number[]>((resolve) => {
        const seen: number[] = [];
        const step = (): void => {
          seen.push(element.querySelectorAll('[aria-rowindex]').length);
          element.scrollTop += 60;
          if (seen.length < 180) requestAnimationFrame(step);
          else resolve(seen);
        };
        requestAnimationFrame(step);
      }),
  );
  return { least: Math.min(...counts), most: Math.max(...counts) };
}
