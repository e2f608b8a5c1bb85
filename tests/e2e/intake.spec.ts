/** What people drop: folders, the same file twice, many files, and files that are still written to. */
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, LIVE_LOG, test } from './support/app.ts';

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'postflight-e2e-'));
});
test.afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** As a person drops what lies on the disk. */
async function dropPaths(page: Page, ...files: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const drag = { x: 200, y: 200, data: { items: [], files, dragOperationsMask: 1 } };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...drag });
}

function write(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const line = (time: string, code: string): string =>
  `2026-03-02T${time}Z proxy[148e21ea7d9d68] ams [error][${code}] instance refused connection\n`;

function makeFolder(): string {
  mkdirSync(join(folder, 'logs/ams'), { recursive: true });
  write('logs/app.log', line('12:00:00', 'PC01'));
  write('logs/ams/app.log', line('12:00:01', 'PC02'));
  write('logs/.DS_Store', 'junk');
  write('logs/empty.log', '');
  return join(folder, 'logs');
}

test('a dropped folder is walked, and what is left out is said', async ({ app, page }) => {
  await dropPaths(page, makeFolder());
  await app.finishReading();
  await expect(app.codeRow('PC01')).toBeVisible();
  await expect(app.codeRow('PC02')).toBeVisible();
  await expect(app.region('Files')).toContainText('logs/app.log');
  await expect(app.region('Files')).toContainText('logs/ams/app.log');
  await expect(page.getByText('logs: 2 hidden or empty files left out.')).toBeVisible();
  await expect(app.alerts).toHaveCount(0);
});

test('a folder is chosen', async ({ app, page }) => {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a folder' }).click();
  await (await chooser).setFiles(makeFolder());
  await app.finishReading();
  await expect(app.region('Files')).toContainText('logs/ams/app.log');
  await expect(app.codeRow('PC02')).toBeVisible();
});

test('an empty folder is told', async ({ app, page }) => {
  const path = join(folder, 'nothing');
  mkdirSync(path);
  await dropPaths(page, path);
  await expect(app.alerts).toContainText('nothing is an empty folder');
});

test('the same content is counted once, and said so', async ({ app, page }) => {
  await app.drop({ name: 'app.log', content: LIVE_LOG }, { name: 'copy.log', content: LIVE_LOG });
  await app.finishReading();
  await expect(page.getByText('copy.log has the same content as app.log: it is counted once.')).toBeVisible();
  await expect(app.codeRow('PC01')).toContainText('2');
  await app.drop({ name: 'app.log', content: LIVE_LOG });
  await expect(page.getByText('app.log is open already, with the same content')).toBeVisible();
  await expect(app.codeRow('PC01')).toContainText('2');
  await expect(app.region('Files').getByRole('article')).toHaveCount(1);
});

test('one bad file among ten does not matter', async ({ app }) => {
  const files = Array.from({ length: 9 }, (_, i) => ({
    name: `part-${String(i)}.log`,
    content: line(`12:00:0${String(i)}`, 'PC01'),
  }));
  await app.drop(...files, { name: 'photo.png', content: [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10] });
  await app.finishReading();
  await expect(app.codeRow('PC01')).toContainText('9');
  await expect(app.alerts).toHaveCount(1);
  await expect(app.alerts).toContainText('photo.png looks like a PNG picture');
});

test('many bad files are one alert', async ({ app }) => {
  const files = Array.from({ length: 12 }, (_, i) => ({
    name: `note-${String(i)}.txt`,
    content: `note ${String(i)}\n`,
  }));
  await app.drop({ name: 'app.log', content: LIVE_LOG }, ...files);
  await app.finishReading();
  await expect(app.alerts).toHaveCount(1);
  await expect(app.alerts).toContainText('12 files could not be read');
  await app.alerts.getByText('12 files').click();
  await expect(app.alerts).toContainText('note-11.txt was read as text, but none of its first lines');
  await app.alerts.getByRole('button', { name: 'Dismiss' }).click();
  await expect(app.alerts).toHaveCount(0);
});

test('a file that has grown is read on, and its lines stay readable meanwhile', async ({ app, page }) => {
  const path = write('app.log', line('12:00:00', 'PC01'));
  await dropPaths(page, path);
  await app.finishReading();
  appendFileSync(path, line('12:05:00', 'PC01') + line('12:06:00', 'PR04'));
  const readOn = page.getByRole('button', { name: 'Read on: app.log' });
  await expect(readOn).toBeVisible();
  await expect(app.codeRow('PR04')).toHaveCount(0);
  await app
    .region('Lines')
    .getByRole('button', { name: 'Newest first' })
    .or(page.getByText('Newest first'))
    .first()
    .click();
  await expect(app.region('Lines')).toContainText('[PC01] instance refused connection');
  await readOn.click();
  await expect(app.codeRow('PC01')).toContainText('2');
  await expect(app.codeRow('PR04')).toBeVisible();
  await expect(readOn).toHaveCount(0);
  await expect(app.region('Files').getByRole('article')).toHaveCount(1);
});
