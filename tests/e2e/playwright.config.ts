import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/chromium.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const executablePath = findChromium();

if (!existsSync(join(ROOT, 'dist/index.html')))
  throw new Error('There is no build in dist/. Run npm run build.');

/** The tag of a test that fills the memory or the disk, and so would slow down what runs beside it. */
const NEEDS_MACHINE = /@alone/;

/** The built app under the real headers, which each worker serves (support/run/servedTest.ts); `npm test` builds it before. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  snapshotPathTemplate: '{testDir}/visual/{arg}{ext}',
  // Each has a server and a browser of its own.
  workers: 2,
  retries: 0,
  // No test is timed: these only end what hangs, on a machine that is busy too.
  timeout: 600_000,
  expect: { timeout: 120_000 },
  // Where that many fail, the app is broken as such, and waiting for the others tells no more.
  maxFailures: 10,
  forbidOnly: true,
  reporter: [['line'], ['json', { outputFile: '../../test-results/report.json' }]],
  projects: [
    { name: 'beside', grepInvert: NEEDS_MACHINE },
    // `npm test` runs them when all else is done.
    { name: 'alone', grep: NEEDS_MACHINE, workers: 1 },
  ],
  use: {
    browserName: 'chromium',
    launchOptions: { args: CHROMIUM_ARGS, ...(executablePath !== undefined && { executablePath }) },
  },
});
