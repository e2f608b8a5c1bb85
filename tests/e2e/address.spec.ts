/** The view in the address: Back and Forward lead through it, links bring it back, and nothing of a log is in it. */
import type { Page } from '@playwright/test';
import { App, expect, LIVE_LOG, test } from './support/app.ts';

function readHash(page: Page): string {
  return new URL(page.url()).hash;
}

function chosen(page: Page): ReturnType<Page['getByRole']> {
  return page.getByRole('list', { name: 'Chosen lines' });
}

/** As a key that is pressed somewhere later would be. */
async function rest(page: Page): Promise<void> {
  await page.waitForTimeout(1100);
}

async function open(app: App, content = LIVE_LOG): Promise<void> {
  await app.drop({ name: 'secret-name.log', content });
  await app.finishReading();
}

test('Back and Forward lead through what was chosen, and the Reference page between', async ({
  app,
  page,
}) => {
  await open(app);
  await app.codeRow('PC01').click();
  await expect.poll(() => readHash(page)).toBe('#v1/code=PC01');
  await rest(page);
  await app.codeRow('PR03').click();
  await expect(chosen(page)).toContainText('PR03');
  // How it is drawn is no step.
  await page.getByText('Newest first').click();
  await expect.poll(() => readHash(page)).toBe('#v1/code=PR03&newest=on');
  await page.getByRole('link', { name: 'All error codes' }).click();
  await expect(page.getByRole('heading', { name: 'All error codes' })).toBeVisible();
  await page.getByRole('link', { name: 'Log', exact: true }).click();
  await expect(chosen(page)).toContainText('PR03');
  expect(readHash(page)).toBe('#v1/code=PR03&newest=on');

  await page.goBack();
  await expect(page.getByRole('heading', { name: 'All error codes' })).toBeVisible();
  await page.goBack();
  await expect(chosen(page)).toContainText('PR03');
  await page.goBack();
  await expect(chosen(page)).toContainText('PC01');
  await page.goBack();
  await expect(chosen(page)).toHaveCount(0);
  await page.goForward();
  await expect(chosen(page)).toContainText('PC01');
  expect(readHash(page)).toBe('#v1/code=PC01');
});

test('zooming is a step; a selection that is drawn, and keys in a row, are not', async ({ app, page }) => {
  await open(app);
  const before = await page.evaluate(() => history.length);
  const bars = app.region('Timeline').locator('.timeline-gestures');
  await bars.focus();
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('Shift+ArrowRight');
  expect(await page.evaluate(() => history.length)).toBe(before);
  expect(readHash(page)).toBe('');
  await page.keyboard.press('z');
  await expect.poll(() => readHash(page)).toMatch(/^#v1\/trail=\d+_\d+$/);
  expect(await page.evaluate(() => history.length)).toBe(before + 1);
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('g');
  await expect.poll(() => readHash(page)).toContain('group=');
  expect(await page.evaluate(() => history.length)).toBe(before + 2);
  await page.goBack();
  await expect.poll(() => readHash(page)).toMatch(/^#v1\/trail=\d+_\d+$/);
  await page.goBack();
  await expect.poll(() => readHash(page)).toBe('#v1/');
});

test('a link brings filters back by names that are not in it', async ({ app, page, context }) => {
  await open(app);
  await app.region('Lines').getByRole('button', { name: 'machine 3d8d9e01b70e89' }).first().click();
  await page.getByRole('menuitem', { name: 'Only this' }).click();
  await expect.poll(() => readHash(page)).toMatch(/^#v1\/only\.machine=~[0-9a-z]+$/);
  const link = page.url();
  for (const name of ['3d8d', 'b70e89', 'secret', 'iad']) expect(link).not.toContain(name);
  const other = await context.newPage();
  await other.goto(link);
  const otherApp = new App(other);
  await otherApp.haveKeys();
  await open(otherApp);
  await expect(chosen(other)).toContainText('3d8d9e01b70e89');
  await expect(otherApp.codeRow('PR03')).toContainText('1');
  await expect(other.getByText('The address was made with another log')).toHaveCount(0);
});

test('a link to another log does no harm, and says what was left out', async ({ app, page }) => {
  await page.goto('/#v1/trail=1_2&code=PC01&group=region&only.machine=~abc,~def&not.how=inferred');
  await open(app);
  await expect(page.getByText('The address was made with another log')).toContainText('3 ranges or names');
  await expect(chosen(page)).toContainText('PC01');
  await expect(app.codeRow('PC01')).toContainText('2');
  await expect.poll(() => readHash(page)).toBe('#v1/code=PC01&group=region&not.how=inferred');
});

for (const hash of [
  '#v1/',
  '#v1/trail=2_1&code=<b>&group=x',
  '#v1/%',
  '#v2/code=PC01',
  '#nothing',
  `#v1/${'x'.repeat(70_000)}`,
]) {
  test(`the address ${hash.slice(0, 40)} is taken calmly`, async ({ app, page }) => {
    await page.goto(`/${hash}`);
    await app.haveKeys();
    await open(app);
    await expect(app.codeRow('PC01')).toContainText('2');
    await expect(chosen(page)).toHaveCount(0);
    await expect(app.alerts).toHaveCount(0);
  });
}
