/** Bad input that comes with other files, is on disk or very large; faults of one file are in faultyFiles.spec.ts. */
import {
  appendFileSync,
  closeSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeLog } from '../support/logs/generateLog.ts';
import { expect, LIVE_LOG, test } from './support/app.ts';

const GOOD = { name: 'good.log', content: LIVE_LOG };
const PICTURE = { name: 'photo.png', content: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] };

test('one bad file among several loses neither the others nor an earlier analysis', async ({ app }) => {
  await app.drop(GOOD);
  await app.finishReading();
  await app.drop(PICTURE, {
    name: 'more.log',
    content: '2026-03-02T12:00:50Z proxy[aaaaaaaa] ams [error][PC04] x\n',
  });
  await expect(app.codeRow('PC04')).toBeVisible();
  await expect(app.codeRow('PC01')).toContainText('2');
  await expect(app.alerts).toHaveCount(1);
});

test('unread lines in a good file are counted and shown', async ({ app }) => {
  await app.drop({ name: 'app.log', content: `$ fly logs -a harbor\nWaiting for logs...\n${LIVE_LOG}` });
  await app.finishReading();
  const files = app.region('Files');
  await expect(files).toContainText('2 lines could not be read');
  await files
    .getByText(/unread/i)
    .first()
    .click();
  await expect(files).toContainText('Waiting for logs...');
});

test('a file that looks binary is read by who wants it read', async ({ app, page }) => {
  await app.drop({ name: 'padded.log', content: `${LIVE_LOG}${'\0'.repeat(1 << 16)}` });
  await expect(app.alerts).toContainText('padded.log looks like a binary file');
  await page.getByRole('button', { name: 'Read it anyway' }).click();
  await app.finishReading();
  await expect(app.alerts).toHaveCount(0);
  await expect(app.codeRow('PC01')).toContainText('2');
});

test('a name that would turn its sentence around is written out', async ({ app }) => {
  await app.drop({ name: `app\u202egol.exe${'x'.repeat(240)}`, content: '' });
  await expect(app.alerts).toContainText(/app<U\+202E>gol\.exex+…x+ is empty/);
});

test('100,000 machines are counted to the last, with no more on the page than a screen holds', async ({
  app,
  page,
}) => {
  const lines = Array.from(
    { length: 100_000 },
    (_, i) => `2026-03-02T12:00:05Z proxy[${String(i)}] ams [error][PC01] instance refused connection\n`,
  );
  await app.drop({ name: 'machines.log', content: lines.join('') });
  await app.finishReading();
  await expect(app.codeRow('PC01')).toContainText('100,000');
  await app.codeRow('PC01').click();
  await expect(app.region('Details')).toContainText('99,951');
  await expect(app.region('Lines')).toContainText('instance refused connection');
  expect(await page.locator('*').count()).toBeLessThan(3000);
});

test('a file of which most is no log says what can be read, and shows its lines', async ({ app }) => {
  const notes = Array.from({ length: 30 }, (_, i) => `{"note": ${String(i)}, "by": "<b>me</b>"}`).join('\n');
  await app.drop({
    name: 'notes.json',
    content: `{"event":{"provider":"app"},"fly":{"app":{"instance":"a1","name":"reef"},"region":"ams"},"log":{"level":"info"},"message":"ready","timestamp":"2026-03-02T08:15:31Z"}\n${notes}\n`,
  });
  await app.finishReading();
  await expect(app.region('Files')).toContainText('Most of its lines could not be read. Postflight reads: ');
  await expect(app.region('Files')).toContainText('30 could not be read');
  await app.region('Files').getByText('First 20 of 30 unread lines').click();
  await expect(app.region('Files')).toContainText('"by": "<b>me</b>"');
});

test('a file of which nothing is a log shows its first lines', async ({ app }) => {
  await app.drop({ name: 'notes.txt', content: '\nbuy <i>milk</i>\ncall mum\n' });
  await expect(app.alerts).toContainText('notes.txt was read as text, but none of its first lines');
  await expect(app.alerts.getByRole('list', { name: 'Its first lines' })).toContainText('buy <i>milk</i>');
});

test.describe('on disk', () => {
  let folder = '';
  test.beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'postflight-e2e-'));
  });
  test.afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test(
    'a line of 600 MB is cut, and what stands around it is read',
    { tag: '@alone' },
    async ({ app, page }) => {
      const path = join(folder, 'giant.log');
      const file = openSync(path, 'w');
      writeSync(file, LIVE_LOG);
      writeSync(file, '2026-03-02T12:00:50Z app[148e21ea7d9d68] ams [info]');
      const mega = 'x'.repeat(1 << 20);
      for (let i = 0; i < 600; i += 1) writeSync(file, mega);
      writeSync(file, '\n2026-03-02T12:00:55Z proxy[148e21ea7d9d68] ams [error][PC04] x\n');
      closeSync(file);
      await page.getByLabel('Open log export').setInputFiles(path);
      await expect(app.codeRow('PC04')).toBeVisible();
      await app.finishReading();
      await expect(app.codeRow('PC01')).toContainText('2');
      await expect(app.region('Files')).toContainText('1 line is longer than 1 MiB');
    },
  );

  for (const [what, damage] of [
    ['vanishes', unlinkSync],
    ['is cut short', truncateSync],
    [
      'is written to',
      (path: string) => {
        appendFileSync(path, LIVE_LOG);
      },
    ],
    [
      'is replaced',
      (path: string) => {
        writeFileSync(`${path}.new`, LIVE_LOG);
        renameSync(`${path}.new`, path);
      },
    ],
  ] as const) {
    test(`a file that ${what} while it is read keeps what was read`, async ({ app, page }) => {
      const path = join(folder, 'growing.log');
      await writeLog(path, { seed: 5, layout: 'live', bytes: 600e6 });
      await page.getByLabel('Open log export').setInputFiles(path);
      await expect(app.region('Codes').getByRole('button').first()).toBeVisible();
      damage(path);
      await expect(app.alerts).toHaveCount(1);
      await expect(app.alerts).toContainText(/The first \d+ % of it was read and stays/);
      await expect(app.region('Files')).toContainText(/Only the first \d+ % of the file was read/);
      await app.drop(GOOD);
      await app.finishReading();
      await expect(app.region('Files')).toContainText('good.log');
    });
  }
});
