/** The theme: chosen once, kept, and there before anything is painted. */
import { expect, type Page } from '@playwright/test';
import { test } from '../support/run/servedTest.ts';

const DARK = 'rgb(17, 20, 23)';
const LIGHT = 'rgb(246, 247, 248)';

function readGround(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}

test.beforeEach(async ({ page }) => {
  await page.goto('/');
});

test('follows the system until somebody chooses', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await readGround(page)).toBe(DARK);
  await page.getByLabel('Theme').selectOption('light');
  expect(await readGround(page)).toBe(LIGHT);
  await page.getByLabel('Theme').selectOption('system');
  expect(await readGround(page)).toBe(DARK);
});

test('the choice is there at the next visit before the app itself is', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByLabel('Theme').selectOption('dark');
  await page.route('**/assets/index-*.js', (route) => route.abort());
  await page.goto('/', { waitUntil: 'commit' });
  await expect.poll(() => readGround(page)).toBe(DARK);
  await expect(page.locator('#root')).toBeEmpty();
});

test('a browser that keeps nothing still shows what was chosen', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    colorScheme: 'light',
    ...(baseURL !== undefined && { baseURL }),
  });
  await context.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await page.goto('/');
  await page.getByLabel('Theme').selectOption('dark');
  expect(await readGround(page)).toBe(DARK);
  expect(faults).toEqual([]);
  await context.close();
});
