import { defineConfig } from 'vitest/config';

/** The built app in other engines, one after the other; `npm test` builds it before. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.test.ts'],
    fileParallelism: false,
    // The first start of a browser after its installation takes long.
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
