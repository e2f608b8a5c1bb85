/** The dialog Privacy says what is so here, measured: on a host that does its part, and on one that does not. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, type Locator, type Page } from '@playwright/test';
import { SECURITY_HEADERS } from '../../src/securityHeaders.ts';
import { DIST } from '../support/servedBuild.ts';
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
