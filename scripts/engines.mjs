// `npm run test:engines`: the main journey in the browser engines that are not Chromium's.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findProgram } from './programs.mjs';

/**
 * What the tests start, undefined where it is not there.
 *
 * Firefox is driven as it is. For WebKit it takes the driver and the small browser of WebKitGTK, and a display
 * in memory, because that browser always shows a window.
 */
export function findFirefox() {
  return findProgram(['/Applications/Firefox.app/Contents/MacOS/firefox'], ['firefox-esr', 'firefox']);
}

export function findWebKit() {
  const driver = findProgram([], ['WebKitWebDriver']);
  const display = findProgram([], ['Xvfb']);
  const browser = findProgram(
    ['x86_64', 'aarch64'].flatMap((machine) =>
      ['4.1', '6.0', '4.0'].map(
        (version) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${version}/MiniBrowser`,
      ),
    ),
    ['MiniBrowser'],
  );
  if (driver === undefined || display === undefined || browser === undefined) return undefined;
  return { driver, display, browser };
}

const ENGINES = [
  { name: 'Firefox', find: findFirefox, packages: ['firefox-esr'] },
  { name: 'WebKit', find: findWebKit, packages: ['webkit2gtk-driver', 'xvfb'] },
];

/**
 * Installs the engines where that needs no questions. Those that are still missing are named, and the tests
 * leave them out.
 * @param {(packages: readonly string[]) => void} install
 */
export function ensureEngines(install) {
  const findMissing = () => ENGINES.filter(({ find }) => find() === undefined);
  const packages = findMissing().flatMap((engine) => engine.packages);
  if (packages.length > 0) install(packages);
  for (const engine of findMissing()) {
    console.log(`${engine.name} is not tested: on Debian it comes with ${engine.packages.join(' and ')}.`);
  }
  return findMissing().length === 0;
}

/** The arguments for Node that run the tests, with a report to `path`. */
export function toEngineTestArguments(/** @type {string} */ path) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${path}`];
  return [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'tests/engines/vitest.config.ts',
    ...reporters,
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { installPackages, giveUp, ROOT, runNode, setup } = await import('./setup.mjs');
  const { buildPage } = await import('./build.mjs');
  setup();
  if (!ensureEngines(installPackages)) giveUp('Without both engines this proves little.');
  if (!buildPage()) giveUp('The build failed; its messages are above.');
  if (!runNode(toEngineTestArguments(join(ROOT, 'test-results/engines.json')))) process.exitCode = 1;
}
