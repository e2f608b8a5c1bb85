import { defineConfig } from '@playwright/test';
import e2e from '../e2e/playwright.config.ts';

const { launchOptions = {}, ...use } = e2e.use ?? {};

/** The same built app and browser as the tests; one measurement may take minutes. */
export default defineConfig({
  ...e2e,
  projects: [],
  workers: 1,
  testDir: '.',
  testMatch: '*.bench.ts',
  timeout: 15 * 60_000,
  reporter: [['./reporter.ts']],
  use: {
    ...use,
    actionTimeout: 10_000,
    // What a service worker stores for later must not be paid for in every fresh page.
    serviceWorkers: 'block',
    launchOptions: {
      ...launchOptions,
      // The memory of the page is measured at once, behind a collection, and not at the next one that comes by itself.
      args: [...(launchOptions.args ?? []), '--enable-blink-features=ForceEagerMeasureMemory'],
    },
  },
});
