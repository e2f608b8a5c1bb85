import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import type { Plugin, UserConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { assemblyScript } from './scripts/assemblyScript.mjs';
import { hostHeaders } from './scripts/hostHeaders.mjs';
import { serviceWorker } from './scripts/serviceWorker.mjs';
import { SECURITY_HEADERS } from './src/protection/securityHeaders.ts';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/**
 * `preview.headers` reaches only files that are found. This reaches every response, so that the page behind
 * a wrong address is under the same policy.
 */
const securityHeaders: Plugin = {
  name: 'security-headers',
  configurePreviewServer({ middlewares }) {
    middlewares.use((_request, response, next) => {
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
      next();
    });
  },
};

// React's refresh puts an inline script into the page and styles arrive as inline `<style>`, which the
// policy forbids. So the development server goes without it; tests and users only meet the built app.
const { 'Content-Security-Policy': policy, ...developmentHeaders } = SECURITY_HEADERS;

/**
 * What several parts behind the first screen need, and the first screen itself does not. Nothing in it may need the
 * catalog, which needs some of it: chunks in a circle run in the wrong order.
 */
const SHARED_BEHIND_FIRST_SCREEN = [
  /src\/presentation\/(?:categories|countScale|coverage|filterLabels|gaps|groupLooks|patterns|plot|times)\./,
  /src\/core\/(?:[a-z]+\/)(?:distinctNames|errorCode|gaps|grouping|sourceReport|tally|timeBins|timestamp|timeZones)\./,
  /src\/ui\/base\/(?:Choice|logZone|useClock|useMask|useSteps)\./,
  /src\/ui\/(?:compare\/(?:openCompare|sides)|lines\/searchActions)\./,
  /src\/ui\/share\/(?:clipboard|openShare|printPage|screenshotMode|offeredExports)\./,
  /src\/artefacts\/exports\//,
];

const pageBuild: UserConfig['build'] = {
  target: 'es2023',
  // A data: address would be a second way for code and pictures to arrive, and the policy would have to allow it.
  assetsInlineLimit: 0,
  // Every browser that runs es2023 knows modulepreload.
  modulePreload: { polyfill: false },
  rolldownOptions: {
    output: {
      codeSplitting: {
        // As one chunk: the first screen has to name each of those that the parts behind it are made of.
        groups: [
          {
            name: 'shared',
            test: (id) => SHARED_BEHIND_FIRST_SCREEN.some((pattern) => pattern.test(id)),
            includeDependenciesRecursively: false,
          },
          // As one chunk too: packed together, four are smaller.
          { name: 'index', test: /src\/main\.tsx$/ },
        ],
      },
    },
  },
};

const cliBuild: UserConfig['build'] = {
  target: 'node20',
  ssr: 'src/cli.ts',
  outDir: 'dist-cli',
  copyPublicDir: false,
  rolldownOptions: {
    output: { entryFileNames: 'postflight.mjs', banner: '#!/usr/bin/env node', codeSplitting: false },
  },
};

export default defineConfig(({ mode }) => ({
  plugins: [
    react(),
    assemblyScript(),
    securityHeaders,
    ...(mode === 'cli'
      ? []
      : [hostHeaders({ headers: SECURITY_HEADERS }), serviceWorker({ headers: SECURITY_HEADERS })]),
  ],
  // The app works from any folder of a host.
  base: './',
  // Not 'spa': an address that does not exist answers 404 instead of the page.
  appType: 'mpa',
  define: { __APP_VERSION__: JSON.stringify(version) },
  build: mode === 'cli' ? cliBuild : pageBuild,
  // The command line is one file that needs no node_modules next to it.
  ...(mode === 'cli' && { ssr: { noExternal: true } }),
  worker: { format: 'es', plugins: () => [assemblyScript()] },
  server: { headers: developmentHeaders },
  // Other sites have no business reading from it.
  preview: { cors: false },
  test: {
    env: { TZ: 'UTC' },
    // No test is timed: these only end what hangs.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: [
            'tests/{core,catalog,analysis,artefacts,offline,protection,store,bench}/**/*.test.ts',
            'tests/*.test.ts',
          ],
          setupFiles: ['tests/support/run/setupEveryTest.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'components',
          environment: 'jsdom',
          include: ['tests/ui/**/*.test.tsx'],
          setupFiles: ['tests/support/run/setupEveryTest.ts', 'tests/support/run/setupComponents.ts'],
        },
      },
    ],
  },
}));
