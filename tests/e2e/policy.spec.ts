/** The strict headers on every response, and log text that cannot do anything but be read. */
import { readdirSync } from 'node:fs';
import type { APIResponse } from '@playwright/test';
import { SECURITY_HEADERS } from '../../src/protection/securityHeaders.ts';
import { expect, test } from './support/app.ts';

test('every response carries the policy: page, scripts, workers, and what does not exist', async ({
  request,
}) => {
  const built = readdirSync(new URL('../../dist', import.meta.url), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath.split('/dist')[1] ?? ''}/${name}`);
  expect(built.filter((path) => path.includes('.worker-')).length).toBe(3);
  expect(built).toEqual(expect.arrayContaining(['/sw.js', '/index.html', '/manifest.webmanifest']));
  for (const path of ['/', '/?a=1', ...built, '/nothing-here', '/assets/nothing-here.js']) {
    const response = await request.get(path);
    expect(response.status(), path).toBe(path.includes('nothing-here') ? 404 : 200);
    expectPolicy(response, path);
  }
});

test('an answer without a body carries the policy too', async ({ request }) => {
  const etag = (await request.get('/sw.js')).headers()['etag'] ?? '';
  const unchanged = await request.get('/sw.js', { headers: { 'If-None-Match': etag } });
  expect(unchanged.status()).toBe(304);
  expectPolicy(unchanged, 'sw.js, unchanged');
  expectPolicy(await request.head('/'), 'HEAD of the page');
  expectPolicy(await request.post('/share', { data: 'x' }), 'a share that no worker takes');
});

function expectPolicy(response: APIResponse, path: string): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
    expect(response.headers()[name.toLowerCase()], `${name} of ${path}`).toBe(value);
  }
}

test('hostile text in every place of a log stays text', async ({ app, page }) => {
  const hostile = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>';
  const log = [
    `2026-03-02T12:00:00Z proxy[<b>x</b>] ams [error][PC01] ${hostile}`,
    `2026-03-02T12:00:01Z proxy[__proto__] ams [error][PC01] javascript:alert(1) https://evil.example/?q=1`,
    `2026-03-02T12:00:02Z proxy[constructor] ams [error][PX99] \u202e${hostile}`,
    `error.message="${hostile}" 2026-03-02T12:00:03Z proxy[aaaaaaaa] ams [error]request.url="${hostile}" `,
    '',
  ].join('\n');
  await app.drop({ name: `${hostile.slice(0, 40)}.log`, content: log });
  await app.finishReading();
  await app.codeRow('PC01').click();
  await expect(app.region('Lines')).toContainText('<script>window.pwned=1</script>');
  await expect(app.region('Details')).toContainText('__proto__');
  await app.codeRow('PX99').click();
  await expect(app.region('Details')).toContainText('constructor');
  await expect(app.region('Lines')).toContainText('<U+202E>');
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
  await expect(page.locator('img, main script, main a[href*="evil"]')).toHaveCount(0);
  expect(new URL(page.url()).hash).not.toContain('evil');
});

test('the page asks for nothing but its own files', async ({ app, page, baseURL }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await app.drop({ name: 'a.log', content: '2026-03-02T12:00:00Z proxy[aaaaaaaa] ams [error][PC01] x\n' });
  await app.finishReading();
  await app.codeRow('PC01').click();
  expect(requests.length).toBeGreaterThan(0);
  expect(requests.filter((url) => !url.startsWith(`${baseURL ?? ''}/`) && !url.startsWith('blob:'))).toEqual(
    [],
  );
});
