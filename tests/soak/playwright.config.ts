import { defineConfig } from '@playwright/test';
import e2e from '../e2e/playwright.config.ts';

/** The same built app and browser as the tests, for as long as somebody asks. */
export default defineConfig({
  ...e2e,
  projects: [],
  workers: 1,
  testDir: '.',
  testMatch: '*.soak.ts',
  timeout: 0,
  reporter: [['list']],
  use: { ...e2e.use, actionTimeout: 10_000, serviceWorkers: 'block' },
});
