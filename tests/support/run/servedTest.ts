/**
 * Playwright's `test` with the built app behind it: each worker process serves it from its own memory on a free port. So
 * runs beside each other share no state, and no test can outlive the server that it needs.
 */
import { test as base } from '@playwright/test';
import { ServedBuild } from './servedBuild.ts';

export const test = base.extend<object, { readonly origin: string }>({
  origin: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const served = new ServedBuild();
      await served.serve();
      await use(new URL(served.url).origin);
      await served.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ origin }, use) => {
    await use(origin);
  },
});
