import { defineConfig } from '@playwright/test';
import e2e from '../e2e/playwright.config.ts';

/** The same built app and browser as the tests; one run may take minutes. */
export default defineConfig({
  ...e2e,
  testDir: '.',
  testMatch: '*.bench.ts',
  timeout: 20 * 60_000,
  reporter: [['list']],
});
