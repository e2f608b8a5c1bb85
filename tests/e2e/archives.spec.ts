/** Archives in the real browser: the decompressors load under the policy, and lines keep their texts. */
import { gzipSync } from 'node:zlib';
import { encode, makeZip, makeZstd, toUtf16 } from '../support/logs/archives.ts';
import { generateText } from '../support/logs/generateLog.ts';
import { expect, LIVE_LOG, test } from './support/app.ts';
import { readLineAccounts } from './support/lineAccounts.ts';

const PACKED: readonly (readonly [name: string, make: () => Uint8Array | Promise<Uint8Array>])[] = [
  ['app.log.gz', () => gzipSync(LIVE_LOG)],
  ['app.log.zst', () => makeZstd(encode(LIVE_LOG))],
  ['app.zip', () => makeZip([{ name: 'app.log', content: encode(LIVE_LOG) }])],
  ['utf16.log', () => toUtf16(LIVE_LOG, 'le')],
];

for (const [name, make] of PACKED) {
  test(`${name} is read, and its lines are shown`, async ({ app }) => {
    await app.drop({ name, content: [...(await make())] });
    await app.finishReading();
    await expect(app.alerts).toHaveCount(0);
    await expect(app.codeRow('PC01')).toContainText('2');
    await app.codeRow('PC01').click();
    await expect(app.region('Lines')).toContainText('instance refused connection');
  });
}

const LAST = '2027-01-01T00:00:00Z proxy[148e21ea7d9d68] ams [error][PC04] the very last line\n';
const BLANK_LINES = 110_000_000;
const LARGE_TEXT = `${LIVE_LOG}${'\n'.repeat(BLANK_LINES)}${LAST}`;
const LINES = LIVE_LOG.split('\n').length - 1 + BLANK_LINES + 1;

const BOMBS: readonly (readonly [name: string, archive: string, make: () => Promise<Uint8Array>])[] = [
  ['big.log.gz', 'gzip', () => Promise.resolve(gzipSync(LARGE_TEXT))],
  ['big.log.zst', 'zstd', () => makeZstd(encode(LARGE_TEXT), { blockBytes: 16_384 })],
];

for (const [name, archive, make] of BOMBS) {
  test.describe(`${name}, which unpacks to a thousand times its size,`, () => {
    test.beforeEach(async ({ app }) => {
      await app.drop({ name, content: [...(await make())] });
      await expect(app.alerts).toContainText(
        new RegExp(
          `${name.replaceAll('.', '\\.')} has unpacked to 1\\d\\d MB from [\\d.]+ kB so far\\. Go on\\?`,
        ),
      );
      await expect(app.codeRow('PC01')).toContainText('2');
    });

    test('is read to its end by who goes on', async ({ app, page }) => {
      await page.getByRole('button', { name: `Go on reading ${name}` }).click();
      await expect(app.codeRow('PC04')).toBeVisible();
      await app.finishReading();
      await expect(app.alerts).toHaveCount(0);
      await expect(app.region('Files')).toContainText('100 %, read to its end');
      expect(await readLineAccounts(page)).toMatchObject([{ name, isComplete: true, lines: LINES }]);
    });

    test('keeps what was read for who stops, and other files are read meanwhile', async ({ app, page }) => {
      await app.drop({ name: 'other.log', content: LAST });
      await expect(app.codeRow('PC04')).toBeVisible();
      await page.getByRole('button', { name: /^Stop here/ }).click();
      await app.finishReading();
      await expect(app.alerts).toHaveCount(0);
      await expect(app.codeRow('PC01')).toContainText('2');
      await expect(app.region('Files')).toContainText(
        new RegExp(`The ${archive} archive was read in part: its first [\\d,]+ bytes`),
      );
    });
  });
}

test(
  'an archive of 260 kB that unpacks to 8 GB ends when it is cancelled',
  { tag: '@alone' },
  async ({ app, page }) => {
    await page.getByLabel('Open log export').setInputFiles({
      name: 'bomb.log.zst',
      mimeType: 'application/zstd',
      buffer: makeBomb(LIVE_LOG, 2 ** 16),
    });
    await page.getByRole('button', { name: 'Go on reading bomb.log.zst' }).click();
    await page.getByRole('button', { name: 'Cancel reading bomb.log.zst' }).click();
    await app.finishReading();
    await expect(app.codeRow('PC01')).toContainText('2');
    const [account] = await readLineAccounts(page);
    expect(account).toMatchObject({ name: 'bomb.log.zst', isComplete: false });
    expect(account?.lines).toBeLessThan(8e9);
  },
);

/** A zstd frame of a text, and of blocks of 128 KiB that are one line end over and over, of which each takes 4 bytes. */
function makeBomb(text: string, blockCount: number): Buffer {
  const toBlock = (type: number, size: number, bytes: Uint8Array, isLast = false): Uint8Array => {
    const header = (size << 3) | (type << 1) | Number(isLast);
    return Uint8Array.of(header & 0xff, (header >>> 8) & 0xff, header >>> 16, ...bytes);
  };
  const repeated = toBlock(1, 2 ** 17, encode('\n'));
  return Buffer.concat([
    Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, 0x38),
    toBlock(0, encode(text).length, encode(text)),
    ...new Array<Uint8Array>(blockCount).fill(repeated),
    toBlock(1, 1, encode('\n'), true),
  ]);
}

test('an archive that is cut short keeps its start, and says where it ends and what to do', async ({
  app,
}) => {
  const { text } = generateText({ seed: 82, layout: 'live', lines: 5000, errorShare: 0.2 });
  const packed = gzipSync(text);
  const half = [...packed.subarray(0, packed.length / 2)];
  await app.drop({ name: 'half.log.gz', content: half });
  await expect(app.alerts).toHaveCount(1);
  await expect(app.alerts).toContainText(`the file ends at byte ${half.length.toLocaleString('en-US')}`);
  await expect(app.alerts).toContainText(
    /What comes before was read and stays: [\d,]+ lines\. .*gzip -t FILE/,
  );
});

test('a large packed file is unpacked by a second worker, and reads the same', async ({ app, page }) => {
  const { text, truth } = generateText({ seed: 83, layout: 'live', bytes: 20e6, errorShare: 0.05 });
  let workers = 0;
  page.on('worker', (worker) => {
    if (worker.url().includes('ingest')) workers += 1;
  });
  await page.getByLabel('Open log export').setInputFiles({
    name: 'app.log.gz',
    mimeType: 'application/gzip',
    // Stored, so that a short log is worth it.
    buffer: gzipSync(text, { level: 0 }),
  });
  await app.finishReading();
  expect(workers).toBe(2);
  await expect(app.alerts).toHaveCount(0);
  const pc01 = truth.codes.get('PC01')?.count ?? 0;
  await expect(app.codeRow('PC01')).toContainText(pc01.toLocaleString('en-US'));
  await app.codeRow('PC01').click();
  await expect(app.region('Lines')).toContainText('instance refused connection');
  await expect(app.region('Files')).toContainText('100 %, read to its end');
});

test('the texts of a large archive outlive the worker that unpacked them', async ({ app, page }) => {
  const { text } = generateText({ seed: 81, layout: 'live', bytes: 30e6, errorShare: 0.02 });
  const last = '2027-01-01T00:00:00Z proxy[148e21ea7d9d68] ams [error][PC04] the very last line\n';
  const files = ['one.log', 'two.log'].map((name) => ({ name, content: encode(text + last) }));
  await page.getByLabel('Open log export').setInputFiles({
    name: 'logs.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from(makeZip(files)),
  });
  await app.finishReading();
  await expect(app.region('Files')).toContainText('logs.zip › two.log');
  await app.codeRow('PC04').click();
  await expect(app.region('Lines')).toContainText('the very last line');
});
