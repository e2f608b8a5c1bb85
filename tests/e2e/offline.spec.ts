/** After the first visit everything works without a network, under the same policy, and nothing of a log is kept. */
import { cpSync, appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { SECURITY_HEADERS } from '../../src/protection/securityHeaders.ts';
import { encode, makeZip, makeZstd } from '../support/logs/archives.ts';
import { App, expect, LIVE_LOG } from './support/app.ts';
import { goOffline, readCaches, test, visit } from './support/keptApp.ts';
import { DIST, readBuild } from '../support/run/servedBuild.ts';

/** The build as the caches should have it: the page stands under the address of its folder. */
function listBuild(): ReadonlyMap<string, Buffer> {
  return new Map([...readBuild()].map(([path, bytes]) => [path === 'index.html' ? '' : path, bytes]));
}

test('starts with the server stopped, and every lazy part works', async ({ page, served }) => {
  await visit(page, served);
  await goOffline(page, served);
  await page.reload();
  const app = new App(page);

  await page.getByRole('button', { name: 'Try a sample' }).click();
  await app.finishReading();
  await app.codeRow('PC01').click();
  await expect(app.region('Timeline').locator('svg.recharts-surface')).toBeVisible();
  await expect(app.region('Details')).toContainText('refused');
  await expect(app.region('Lines')).toContainText('[PC01]');

  await page.getByRole('link', { name: 'All error codes' }).click();
  await expect(page.getByRole('heading', { name: 'All error codes' })).toBeVisible();
  await page.getByRole('link', { name: 'Log', exact: true }).click();

  const line = (code: string): Uint8Array =>
    encode(`2026-03-02T12:00:00Z proxy[148e21ea7d9d68] ams [error][${code}] something\n`);
  await app.drop(
    { name: 'app.log.gz', content: [...gzipSync(line('PC06'))] },
    { name: 'app.log.zst', content: [...(await makeZstd(line('PC07')))] },
    { name: 'app.zip', content: [...makeZip([{ name: 'app.log', content: line('PC08') }])] },
  );
  for (const code of ['PC06', 'PC07', 'PC08']) await expect(app.codeRow(code)).toBeVisible();
  await app.finishReading();
  await expect(app.alerts).toHaveCount(0);
});

test('where there is no room for its files it keeps none, says so, and works with the network', async ({
  page,
  served,
}) => {
  await page.goto(new URL('icon.svg', served.url).href);
  const browser = await page.context().newCDPSession(page);
  // The page and its scripts fit, not all of it.
  const { origin } = new URL(served.url);
  await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 300_000 });
  await page.goto(served.url);
  const app = new App(page);
  await app.haveKeys();
  await page.getByText('Offline, and as an app').click();
  await expect(page.getByText('so it needs the network to start')).toBeVisible();
  await expect(page.getByText('Ready to work offline.')).toHaveCount(0);
  expect(await readCaches(page)).toEqual([]);
  await app.drop({ name: 'app.log', content: LIVE_LOG });
  await app.finishReading();
  await expect(app.codeRow('PC01')).toContainText('2');
  await expect(app.alerts).toHaveCount(0);
});

test('keeps exactly the built files, byte for byte, whatever is opened', async ({ page, served }) => {
  const app = await visit(page, served);
  await app.drop({ name: 'secret.log', content: LIVE_LOG });
  await app.finishReading();
  await app.codeRow('PC01').click();
  await expect(app.region('Lines')).toContainText('[PC01]');

  const caches = await readCaches(page);
  expect(caches).toHaveLength(1);
  const kept = caches.flat();
  expect(kept.map(({ path }) => path).sort()).toEqual([...listBuild().keys()].sort());
  for (const { path, bytes } of kept)
    expect(bytes.equals(listBuild().get(path) ?? Buffer.of()), path).toBe(true);
});

test('is under the same policy when it comes from the worker', async ({ page, served }) => {
  await visit(page, served);
  await served.stop();
  const response = await page.reload();
  expect(response?.fromServiceWorker()).toBe(true);
  for (const path of listBuild().keys()) {
    const headers = await page.evaluate(async (address) => {
      const answer = await fetch(address);
      return { status: answer.status, ...Object.fromEntries(answer.headers) };
    }, served.url + path);
    expect(headers.status, path).toBe(200);
    for (const [name, value] of Object.entries(SECURITY_HEADERS))
      expect((headers as Record<string, unknown>)[name.toLowerCase()], `${name} of ${path}`).toBe(value);
  }
  // Not only the headers: the browser acts by them.
  const violation = page.waitForEvent('console', (message) =>
    message.text().includes('Content Security Policy'),
  );
  await page.evaluate(() => fetch('http://127.0.0.1:9/').catch(() => undefined));
  await violation;
});

test('answers for the address of the app, and leaves all others to the host', async ({ page, served }) => {
  await visit(page, served);
  for (const [path, status] of [
    ['?utm_source=a', 200],
    ['index.html', 200],
  ] as const) {
    const response = await page.goto(served.url + path);
    expect([response?.status(), response?.fromServiceWorker()], path).toEqual([status, true]);
  }
  // The host says so with an empty page, which a browser shows as an error of its own.
  const answered = page.waitForResponse(`${served.url}nothing-here`);
  await page.goto(`${served.url}nothing-here`).catch(() => undefined);
  const nothing = await answered;
  expect([nothing.status(), nothing.fromServiceWorker()]).toEqual([404, false]);
});

test('a host in the middle of an update is not kept, and the page works all the same', async ({
  page,
  served,
}) => {
  const mixed = mkdtempSync(join(tmpdir(), 'postflight-mixed-'));
  try {
    cpSync(DIST, mixed, { recursive: true });
    appendFileSync(join(mixed, 'sample/fly-logs.log'), 'of another build\n');
    await served.serve(mixed);
    await page.goto(served.url);
    await expectUnkept(page);
    expect(await readCaches(page)).toEqual([]);
  } finally {
    rmSync(mixed, { recursive: true });
  }
});

for (const [what, forbid] of [
  ['has no service workers', () => delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker],
  [
    'forbids service workers',
    () => {
      ServiceWorkerContainer.prototype.register = () =>
        Promise.reject(new DOMException('no', 'SecurityError'));
    },
  ],
] as const) {
  test(`a browser that ${what} shows the app as ever`, async ({ page, served }) => {
    await page.addInitScript(forbid);
    await page.goto(served.url);
    await expectUnkept(page);
  });
}

async function expectUnkept(page: Page): Promise<void> {
  await page.getByText('Offline, and as an app').click();
  await expect(page.getByText('the browser does not let the page keep itself')).toBeVisible();
  await expect(page.getByText('Ready to work offline.')).toHaveCount(0);
  const app = new App(page);
  await app.drop({ name: 'app.log', content: LIVE_LOG });
  await app.finishReading();
  await expect(app.codeRow('PC01')).toContainText('2');
  await expect(app.alerts).toHaveCount(0);
}
