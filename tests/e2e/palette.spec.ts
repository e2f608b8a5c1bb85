/** The command palette: actions, codes and files by their names, without a mouse. */
import type { Locator, Page } from '@playwright/test';
import { expect, LIVE_LOG, test } from './support/app.ts';

function getField(page: Page): Locator {
  return page.getByRole('dialog').getByRole('combobox');
}

function getOptions(page: Page): Locator {
  return page.getByRole('dialog').getByRole('option');
}

test.beforeEach(async ({ app, page }) => {
  await app.drop(
    { name: 'good.log', content: LIVE_LOG },
    { name: 'other.log', content: '2026-03-02T12:00:50Z proxy[aaaaaaaa] ams [error][PC04] x\n' },
  );
  await app.finishReading();
  await app.codeRow('PR03').focus();
  await page.keyboard.press('Control+k');
  await expect(getField(page)).toBeFocused();
});

test('words in any order find a code of the log, and Enter opens its details', async ({ app, page }) => {
  await page.keyboard.type('port refused');
  await expect(getOptions(page)).toHaveCount(1);
  await expect(getOptions(page)).toHaveText(/^PC01 Machine refused connection on port/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(app.codeRow('PC01')).toHaveAttribute('aria-pressed', 'true');
  await expect(app.region('Details').getByRole('heading', { name: 'Details' })).toBeFocused();
});

test('a code that the log does not have leads to the reference', async ({ page }) => {
  await page.keyboard.type('pt03');
  await expect(getOptions(page).first()).toContainText('reference');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: /^PT03/ })).toBeFocused();
});

test('a file is found by its name', async ({ app, page }) => {
  await page.keyboard.type('other');
  await page.keyboard.press('Enter');
  await expect(app.region('Files').getByRole('article', { name: 'other.log' })).toBeFocused();
});

test('an action is done, and the arrow keys go round', async ({ page }) => {
  const options = getOptions(page);
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');
  await expect(options.last()).toBeInViewport();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('time zone');
  const active = await getField(page).getAttribute('aria-activedescendant');
  await expect(page.locator(`[id="${active ?? ''}"]`)).toHaveText(/^Next time zone/);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Times in /)).toBeVisible();
});

test('Esc and Ctrl K close it, and the focus is back where it was', async ({ app, page }) => {
  for (const key of ['Escape', 'Control+k']) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(app.codeRow('PR03')).toBeFocused();
    await page.keyboard.press('Control+k');
    await expect(getField(page)).toBeFocused();
  }
});

test('what nothing fits says so', async ({ page }) => {
  await page.keyboard.type('zebra');
  await expect(page.getByText('Nothing fits. Try fewer words.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(getField(page)).toBeFocused();
});
