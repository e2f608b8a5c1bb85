import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/chromium.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
// Not the port of `npm start`, so that the tests do not mind an app that is open.
const PORT = 4392;
const executablePath = findChromium();

/** The built app under the real headers; `npm test` builds it before. */
export default defineConfig({
  testDir: '.',
  outputDir: '/tmp/pf/tr-4392',
  snapshotPathTemplate: '{testDir}/visual/{arg}{ext}',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: [['line'], ['json', { outputFile: '/tmp/pf/tr-4392/report.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    browserName: 'chromium',
    launchOptions: { args: CHROMIUM_ARGS, ...(executablePath !== undefined && { executablePath }) },
  },
  webServer: {
    command: `node scripts/start.mjs --no-build --no-open --port ${PORT}`,
    cwd: ROOT,
    url: `http://127.0.0.1:${PORT}`,
    reuseExistingServer: false,
  },
});
