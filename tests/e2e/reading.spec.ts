/** The main way through: drop, chart, click, text. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeLog, type LogTruth } from '../support/logs/generateLog.ts';
import { expect, LIVE_LOG, test } from './support/app.ts';
import { DOCUMENTED_CODES } from '../catalog/documentedCodes.ts';

test('a dropped export shows its codes, and a click on a bar explains the code', async ({ app, page }) => {
  await app.drop({ name: 'app.log', content: LIVE_LOG });
  await app.finishReading();
  await expect(app.codeRow('PC01')).toContainText('2');
  await expect(app.codeRow('PM01')).toContainText('inferred');
  await expect(app.codeRow('PU05')).toContainText('not on the documentation page');
  await expect(app.codeRow('PC03')).toHaveCount(0);

  await app.codeRow('PM01').click();
  await expect(app.region('Details')).toContainText('Machines API error');

  const bars = app.region('Timeline').getByRole('slider');
  await bars.scrollIntoViewIfNeeded();
  const box = await bars.boundingBox();
  if (box === null) throw new Error('the chart has no place on the page');
  // 12:00:05 of 12:00:00 to 12:00:41, close to the ground, where every bar is.
  await page.mouse.click(box.x + (box.width * 5.5) / 41, box.y + box.height - 4);
  await expect(app.region('Details')).toContainText('Machine refused connection on port');
  await expect(app.region('Details')).toContainText('0.0.0.0');
  await expect(app.codeRow('PC01')).toHaveAttribute('aria-pressed', 'true');
  await expect(app.region('Lines')).toContainText('is your app listening on 0.0.0.0:8080');
  await expect(app.region('Lines')).toContainText('app.log:2');
});

test('a line shows its neighbours from the file', async ({ app }) => {
  await app.drop({ name: 'app.log', content: LIVE_LOG });
  await app.finishReading();
  await app.codeRow('PR03').click();
  await app
    .region('Lines')
    .getByRole('button', { name: /could not find a good candidate/ })
    .click();
  await expect(app.region('Lines')).toContainText('ACPI: PCI Root Bridge [PC03]');
});

test('a range that is drawn over the chart is zoomed to, Escape leads back', async ({ app, page }) => {
  await app.drop({ name: 'app.log', content: LIVE_LOG });
  await app.finishReading();
  const bars = app.region('Timeline').getByRole('slider');
  await bars.scrollIntoViewIfNeeded();
  const box = await bars.boundingBox();
  if (box === null) throw new Error('the chart has no place on the page');
  await page.mouse.move(box.x + 2, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + (box.width * 10) / 41, box.y + 40, { steps: 5 });
  await page.mouse.up();
  await app.region('Timeline').getByRole('button', { name: /^Zoom/ }).click();
  await expect(app.codeRow('PR03')).toHaveCount(0);
  await expect(app.codeRow('PC01')).toContainText('2');
  await page.keyboard.press('Escape');
  await expect(app.codeRow('PR03')).toHaveCount(1);
});

test('several files at once are merged by time', async ({ app }) => {
  await app.drop(
    { name: 'later.log', content: '2026-03-02T12:00:09Z proxy[aaaaaaaa] ams [error][PC01] later\n' },
    { name: 'earlier.log', content: '2026-03-02T12:00:01Z proxy[bbbbbbbb] iad [error][PC02] earlier\n' },
  );
  await app.finishReading();
  await expect(app.region('Files')).toContainText('later.log');
  await expect(app.region('Files')).toContainText('earlier.log');
  const lines = app.region('Lines');
  await expect(lines).toContainText('later.log:1');
  const text = await lines.innerText();
  expect(text.indexOf('[PC02] earlier')).toBeLessThan(text.indexOf('[PC01] later'));
});

test('pasted text is read like a file', async ({ app, page }) => {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, LIVE_LOG);
  await app.finishReading();
  await expect(app.codeRow('PC01')).toContainText('2');
});

test('the sample is read in one click', async ({ app, page }) => {
  await page.getByRole('button', { name: 'Try a sample' }).click();
  await app.finishReading();
  await expect(app.codeRow('PC01')).toBeVisible();
});

test('the clock can be this computer’s', async ({ browser }) => {
  const page = await browser.newPage({ timezoneId: 'Asia/Kolkata' });
  await page.goto('/');
  await page
    .getByLabel('Open log export')
    .setInputFiles({ name: 'a.log', mimeType: 'text/plain', buffer: Buffer.from(LIVE_LOG) });
  const lines = page.getByRole('region', { name: 'Lines' });
  await expect(lines).toContainText('12:00:05');
  await page.getByRole('radio', { name: /UTC\+05:30/ }).check({ force: true });
  await expect(lines).toContainText('17:30:05');
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('UTC+05:30');
  await page.close();
});

test('all codes can be read and searched without a log', async ({ app, page }) => {
  await page.getByRole('link', { name: 'All error codes' }).click();
  await expect(page.getByRole('article')).toHaveCount(DOCUMENTED_CODES.length);
  await page.getByRole('searchbox').fill('bluegreen');
  await expect(page.getByRole('article').filter({ hasText: 'PR02' })).toBeVisible();
  await expect(page.getByRole('article')).not.toHaveCount(DOCUMENTED_CODES.length);
  await page.goBack();
  await expect(app.region('Codes')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Try a sample' })).toBeVisible();
});

test.describe('a large file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'postflight-e2e-'));
  const path = join(folder, 'large.log');
  let truth: LogTruth;
  test.beforeAll(async () => {
    truth = await writeLog(path, { seed: 3, layout: 'mixed', bytes: 300e6 });
  });
  test.afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('is counted exactly', async ({ app, page }) => {
    await page.getByLabel('Open log export').setInputFiles(path);
    await app.finishReading();
    await expect(app.region('Files')).toContainText(truth.lines.toLocaleString('en-US'));
    for (const [code, { count }] of truth.codes) {
      await expect(app.codeRow(code)).toContainText(count.toLocaleString('en-US'));
    }
  });

  test('can be cancelled, and what was read stays', async ({ app, page }) => {
    await page.getByLabel('Open log export').setInputFiles(path);
    await expect(app.region('Codes').getByRole('button').first()).toBeVisible();
    // By keyboard: a click waits until the page stands still, which it does not while a file is read.
    await page.getByRole('button', { name: /^Cancel reading large\.log/ }).press('Enter');
    await app.finishReading();
    await expect(app.codeRow('PC01')).toBeVisible();
    await expect(app.region('Files')).toContainText(/Only the first \d+ % of the file was read/);
    await expect(app.alerts).toHaveCount(0);
  });
});
