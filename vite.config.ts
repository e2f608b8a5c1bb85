import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
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
 * catalog, which needs some of it: chunks in a circle run in the wrong order. A folder ends in `/`.
 */
const SHARED_BEHIND_FIRST_SCREEN = [
  'src/artefacts/exports/',
  'src/core/bins/grouping.ts',
  'src/core/bins/timeBins.ts',
  'src/core/format/errorCode.ts',
  'src/core/format/messageTemplate.ts',
  'src/core/log/distinctNames.ts',
  'src/core/log/gaps.ts',
  'src/core/records/sourceReport.ts',
  'src/core/table/tally.ts',
  'src/core/time/timeZones.ts',
  'src/core/time/timestamp.ts',
  'src/presentation/categories.ts',
  'src/presentation/countScale.ts',
  'src/presentation/coverage.ts',
  'src/presentation/filterLabels.ts',
  'src/presentation/gaps.ts',
  'src/presentation/groupLooks.ts',
  'src/presentation/patterns.ts',
  'src/presentation/plot.ts',
  'src/presentation/times.ts',
  'src/ui/base/Choice.tsx',
  'src/ui/base/logZone.ts',
  'src/ui/base/useClock.ts',
  'src/ui/base/useMask.ts',
  'src/ui/base/useSteps.ts',
  'src/ui/compare/openCompare.ts',
  'src/ui/compare/sides.ts',
  'src/ui/lines/searchActions.ts',
  'src/ui/share/clipboard.ts',
  'src/ui/share/offeredExports.ts',
  'src/ui/share/openShare.ts',
  'src/ui/share/printPage.ts',
  'src/ui/share/screenshotMode.ts',
];
const FIRST_SCREEN = 'src/main.tsx';

/** A path that no module of the page has any more would change the shape of the build in silence, so it ends the build. */
const knownPaths: Plugin = {
  name: 'known-paths',
  generateBundle() {
    const built = Array.from(this.getModuleIds(), toPath);
    const named = [...SHARED_BEHIND_FIRST_SCREEN, FIRST_SCREEN];
    const gone = named.filter((place) => !built.some((path) => isIn(path, place)));
    if (gone.length > 0) this.error(`vite.config.ts names what the page does not hold: ${gone.join(', ')}`);
  },
};

/** Whether a path is the place, or lies in it where that is a folder. */
function isIn(path: string, place: string): boolean {
  return place.endsWith('/') ? path.startsWith(place) : path === place;
}

/** From the root of the project, with `/`. */
function toPath(id: string): string {
  return relative(import.meta.dirname, id)
    .split(sep)
    .join('/');
}

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
            test: (id) => SHARED_BEHIND_FIRST_SCREEN.some((place) => isIn(toPath(id), place)),
            includeDependenciesRecursively: false,
          },
          // As one chunk too: packed together, four are smaller.
          { name: 'index', test: (id) => toPath(id) === FIRST_SCREEN },
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
      : [
          knownPaths,
          hostHeaders({ headers: SECURITY_HEADERS }),
          serviceWorker({ headers: SECURITY_HEADERS }),
        ]),
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
    testTimeout: 600_000,
    hookTimeout: 600_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: [
            'tests/{core,catalog,analysis,presentation,artefacts,offline,protection,store,bench}/**/*.test.ts',
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
          include: ['tests/ui/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/run/setupEveryTest.ts', 'tests/support/run/setupComponents.ts'],
        },
      },
    ],
  },
}));
