/** What a first visit costs, by the build's own files. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

const LIMIT_BYTES = 85_000;

test('the first screen needs at most 85 kB of JavaScript, gzipped', () => {
  const dist = new URL('../../dist/', import.meta.url);
  const html = readFileSync(new URL('index.html', dist), 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path = '']) => path);
  expect(scripts.length).toBeGreaterThan(0);
  const bytes = scripts.reduce(
    (sum, path) => sum + gzipSync(readFileSync(new URL(path, dist)), { level: 9 }).length,
    0,
  );
  expect(bytes).toBeLessThanOrEqual(LIMIT_BYTES);
});
