import { defineConfig } from 'vitest/config';

/** The built app in other engines, one after the other; `npm test` builds it before. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.test.ts'],
    fileParallelism: false,
    // These only end what hangs: the first start of a browser after its installation takes long.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
