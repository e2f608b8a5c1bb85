/** A newer version waits for a click, disturbs no reading, and breaks no page of the older one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { App, expect, LIVE_LOG } from './support/app.ts';
import { readCaches, test, visit } from './support/keptApp.ts';
import { buildNextVersion, readBuild } from '../support/run/servedBuild.ts';

let next = '';
test.beforeAll(async () => {
  next = mkdtempSync(join(tmpdir(), 'postflight-next-'));
  await buildNextVersion(next);
});
test.afterAll(() => {
  rmSync(next, { recursive: true });
});

const THIS_VERSION = 'Reads Fly.io log exports and tells';
const NEXT_VERSION = 'The next version reads and tells';

/** What a browser does by itself when the page is opened, or an hour later. */
async function lookForUpdate(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())?.update();
  });
}

function findReload(page: Page): Locator {
  return page.getByRole('button', { name: 'Reload', exact: true });
}

/** Gone after a reload. */
function leaveMark(page: Page): Promise<void> {
  return page.evaluate(() => {
    document.documentElement.dataset['mark'] = 'here';
  });
}

function findMark(page: Page): Locator {
  return page.locator('html[data-mark=here]');
}

test('an open result stays until somebody reloads', async ({ page, served }) => {
  const app = await visit(page, served);
  await app.drop({ name: 'app.log', content: LIVE_LOG });
  await app.finishReading();
  await leaveMark(page);

  await served.serve(next);
  await lookForUpdate(page);
  await expect(page.getByRole('status').filter({ hasText: 'A new version is ready.' })).toBeVisible();
  await expect(app.codeRow('PC01')).toContainText('2');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  // A reload needs no longer than that.
  await page.waitForTimeout(1500);
  await expect(findMark(page)).toHaveCount(1);

  await findReload(page).click();
  await page.getByRole('button', { name: 'Open another' }).click();
  await expect(page.getByText(NEXT_VERSION)).toBeVisible();
  await expect(findMark(page)).toHaveCount(0);
  await expect(findReload(page)).toHaveCount(0);
});

test('a reading is not interrupted: the offer waits for its end', async ({ page, served }) => {
  const app = await visit(page, served);
  // Its reading stops to ask whether to go on.
  await app.drop({ name: 'big.log.gz', content: [...gzipSync(`${LIVE_LOG}${'\n'.repeat(110e6)}`)] });
  const stop = page.getByRole('button', { name: /^Stop here/ });
  await expect(stop).toBeVisible();

  await served.serve(next);
  await lookForUpdate(page);
  await expect(page.getByText('A new version is ready. It waits until everything is read.')).toBeVisible();
  await expect(findReload(page)).toHaveCount(0);

  await stop.click();
  await expect(findReload(page)).toBeVisible();
  await expect(app.codeRow('PC01')).toContainText('2');
});

test('a second page of the older version keeps working until it is reloaded itself', async ({
  page,
  context,
  served,
}) => {
  await visit(page, served);
  const other = await context.newPage();
  await other.goto(served.url);
  await leaveMark(other);

  await served.serve(next);
  await lookForUpdate(page);
  await findReload(page).click();
  await expect(page.getByText(NEXT_VERSION)).toBeVisible();

  // The host has the older files no more. The page finds them all the same, those of its workers included.
  await expect(findReload(other)).toBeVisible();
  await expect(findMark(other)).toHaveCount(1);
  await expect(other.getByText(THIS_VERSION)).toBeVisible();
  const app = new App(other);
  await app.drop({ name: 'app.log.gz', content: [...gzipSync(LIVE_LOG)] });
  await app.finishReading();
  await expect(app.codeRow('PC01')).toContainText('2');
  await other.getByRole('link', { name: 'All error codes' }).click();
  await expect(other.getByRole('heading', { name: 'All error codes' })).toBeVisible();
  expect(await readCaches(page)).toHaveLength(2);

  await findReload(other).click();
  await expect(findMark(other)).toHaveCount(0);
  await expect(other.getByRole('heading', { name: 'All codes, next version' })).toBeVisible();
  await expect.poll(async () => (await readCaches(page)).length).toBe(1);
  const kept = (await readCaches(page)).flat().map(({ path }) => path);
  expect(kept).toHaveLength(readBuild(next).size);
  expect(kept.filter((path) => !readBuild(next).has(path))).toEqual(['']);
});
