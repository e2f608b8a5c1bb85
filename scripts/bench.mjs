// `npm run bench`: makes its files, measures the built app in Chromium beside its peers, and prints one table.
import { buildCli, buildPage } from './build.mjs';
import { ensureChromium, runNode, setup } from './setup.mjs';

setup();
const chromium = ensureChromium();
if (!buildPage() || !buildCli()) process.exit(1);
const ok = runNode(
  ['node_modules/@playwright/test/cli.js', 'test', '--config', 'tests/bench/playwright.config.ts'],
  {
    CHROME_PATH: chromium,
  },
);
if (!ok) process.exitCode = 1;
