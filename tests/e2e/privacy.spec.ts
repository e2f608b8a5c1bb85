/** The dialog Privacy says what is so here, measured: on a host that does its part, and on one that does not. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { SECURITY_HEADERS } from '../../src/protection/securityHeaders.ts';
import { DIST } from '../support/run/servedBuild.ts';
import { test as base } from '../support/run/servedTest.ts';
import { App, expect, LIVE_LOG, test } from './support/app.ts';
import { SiteServer } from './support/siteServer.ts';

function findDialog(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Privacy' });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`says what is in force, in ${colorScheme}, and axe finds nothing`, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 360, height: 800 });
    await page.getByRole('button', { name: 'How that is enforced' }).click();
    const dialog = findDialog(page);
    const rules = dialog.getByRole('list', { name: 'Rules of the browser' }).getByRole('listitem');
    await expect(rules.filter({ hasText: '✓ In force' })).toHaveCount(4);
    // Whether this browser acts by it, its arrival does not tell.
    await expect(rules.filter({ hasText: '✓ Sent by this host' })).toContainText('Connection-Allowlist');
    await expect(dialog).toContainText(/\d+ requests for files of this app/);
    await expect(dialog).toContainText('and 0 requests to any other host');
    const digest = createHash('sha256')
      .update(readFileSync(`${DIST}/index.html`))
      .digest('hex');
    await expect(dialog).toContainText(digest);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'How that is enforced' })).toBeFocused();
    await expect(page.locator('.protection-notice')).toHaveCount(0);
    await app.haveKeys();
  });
}

test('opens from the palette and from help, with a log open too', async ({ app, page }) => {
  await app.drop({ name: 'app.log', content: LIVE_LOG });
  await app.finishReading();
  await page.keyboard.press('?');
  await page
    .getByRole('dialog', { name: 'Keys' })
    .getByRole('button', { name: /^Privacy/ })
    .click();
  await expect(findDialog(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByLabel('Search actions, codes and files').fill('privacy');
  await page.keyboard.press('Enter');
  await expect(findDialog(page)).toContainText('and 0 requests to any other host');
});

/** A browser may check spelling, complete or translate with the help of a server. */
test('no field, nor the page, hands its text to a service of the browser', async ({ app, page }) => {
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  const seen = new Set<string>();
  const look = async (): Promise<void> => {
    const fields = await page
      .locator('input[type=text], input[type=search], input:not([type]), textarea, [contenteditable]')
      .evaluateAll((elements) =>
        elements.map((element) => ({
          name: `${element.localName} ${element.getAttribute('class') ?? ''}`,
          spellcheck: element.getAttribute('spellcheck'),
          autocomplete: element.getAttribute('autocomplete'),
        })),
      );
    for (const { name, ...field } of fields) {
      expect(field, name).toEqual({ spellcheck: 'false', autocomplete: 'off' });
      seen.add(name);
    }
  };
  await expect(page.locator('html')).toHaveAttribute('translate', 'no');
  await app.drop({ name: 'app.log', content: LIVE_LOG });
  await app.finishReading();
  await app.codeRow('PC01').click();
  await expect(page.getByRole('searchbox', { name: 'Search the lines' })).toBeVisible();
  await look();
  await page.keyboard.press('Control+k');
  await expect(page.getByLabel('Search actions, codes and files')).toBeVisible();
  await look();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Copy Markdown' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Copy Markdown' }).click();
  await expect(page.getByLabel('Text to copy')).toBeVisible();
  await look();
  await page.keyboard.press('Escape');
  await page.evaluate(() => (location.hash = 'reference'));
  await expect(page.getByRole('heading', { name: 'All error codes' })).toBeVisible();
  await look();
  // Lines, palette, title and text by hand, reference.
  expect(seen.size).toBe(5);
});

// Not under the `app` fixture, which takes every violation for a fault: here one is wanted.
base('the browser refuses the trial', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'How that is enforced' }).click();
  await page.getByRole('button', { name: 'Try to reach another host' }).click();
  await expect(findDialog(page).getByRole('status')).toHaveText(/^Refused by the browser/);
});

base('a host without the headers is told of, on the first screen and in the dialog', async ({ page }) => {
  const { 'Content-Security-Policy': left, ...others } = SECURITY_HEADERS;
  expect(left).toContain("default-src 'none'");
  for (const [headers, missing] of [
    [{}, Object.keys(SECURITY_HEADERS)],
    // The page is isolated all the same.
    [others, ['Content-Security-Policy']],
    [
      { ...others, 'Cross-Origin-Opener-Policy': 'unsafe-none' },
      ['Content-Security-Policy', 'Cross-Origin-Opener-Policy'],
    ],
  ] as const) {
    const site = await SiteServer.open(DIST, headers);
    await page.goto(site.origin);
    await expect(page.locator('.protection-notice')).toContainText(`(missing: ${missing.join(', ')})`);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.getByRole('button', { name: 'How that is enforced' }).click();
    await expect(findDialog(page).getByText('Not sent by this host').first()).toBeVisible();
    await page.getByRole('button', { name: 'Try to reach another host' }).click();
    await expect(findDialog(page).getByRole('status')).toHaveText(/^The browser did not refuse/);
    // The count counts.
    await expect(findDialog(page)).toContainText('and 1 request to any other host');
    await page.keyboard.press('Escape');
    // It reads logs all the same.
    const app = new App(page);
    await app.drop({ name: 'app.log', content: LIVE_LOG });
    await app.finishReading();
    await expect(app.codeRow('PC01')).toContainText('2');
    await page.goto('about:blank');
    await site.close();
  }
});
