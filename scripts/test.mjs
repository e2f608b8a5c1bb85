// `npm test`: everything that can fail, in one go. A failing step does not keep the next from running.
// At the end stands what failed, and in the last line the sum of all steps.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { buildCli, buildPage } from './build.mjs';
import { ensureEngines, toEngineTestArguments } from './engines.mjs';
import { ensureChromium, installPackages, ROOT, runNode, setup } from './setup.mjs';

setup();
const chromium = ensureChromium();
const reports = mkdtempSync(join(tmpdir(), 'postflight-test-'));
let passed = 0;
let failed = 0;
let skipped = 0;
/** @type {string[]} */
const failures = [];

step('Types', () => count(runNode(['scripts/typecheck.mjs'])));
step('Lint', () => {
  // Both run, so that both lists are seen; it is one test.
  const linted = runNode(['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.']);
  const formatted = runNode([
    'node_modules/prettier/bin/prettier.cjs',
    '--check',
    '--log-level',
    'warn',
    '.',
  ]);
  count(linted && formatted);
});
step('Build', () => {
  // The browser tests must not pass on what an earlier build left.
  for (const folder of ['dist', 'dist-cli']) rmSync(join(ROOT, folder), { recursive: true, force: true });
  const page = buildPage();
  const cli = buildCli();
  // A build is no test, but without it there is nothing to trust.
  if (!page || !cli) failed += 1;
});
step('The same build twice', () => count(runNode(['scripts/reproduce.mjs'])));
step('Unit and component tests', () => {
  const report = join(reports, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const ok = runNode(['node_modules/vitest/vitest.mjs', 'run', ...reporters]);
  addCounts(ok, readVitestReport(report));
});
step('Browser tests', () => {
  const report = join(reports, 'playwright.json');
  const ok = runNode(
    ['node_modules/@playwright/test/cli.js', 'test', '--config', 'tests/e2e/playwright.config.ts'],
    {
      CHROME_PATH: chromium,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
  );
  addCounts(ok, readPlaywrightReport(report));
});
step('Other engines', () => {
  const isComplete = ensureEngines(installPackages);
  // Not every machine can have them; the one that decides has to.
  if (!isComplete && process.env['CI']) failed += 1;
  const report = join(reports, 'engines.json');
  const ok = runNode(toEngineTestArguments(report));
  addCounts(ok, readVitestReport(report));
});

rmSync(reports, { recursive: true, force: true });
if (failures.length > 0) console.log(`\nWhat failed:\n${failures.join('\n')}`);
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
if (failed > 0) process.exitCode = 1;

function step(/** @type {string} */ title, /** @type {() => void} */ run) {
  const before = failed;
  const named = failures.length;
  console.log(`\n== ${title}`);
  run();
  console.log(failed === before ? `${title}: passed` : `${title}: FAILED`);
  if (failed > before && failures.length === named) failures.push(title);
}

function count(/** @type {boolean} */ ok) {
  if (ok) passed += 1;
  else failed += 1;
}

/** A runner that failed without a failed test crashed, and one without a single result tested nothing. */
function addCounts(/** @type {boolean} */ ok, /** @type {Counts | undefined} */ counts) {
  const {
    passed: good,
    failed: bad,
    skipped: left,
    failures: names,
  } = counts ?? {
    passed: 0,
    failed: 0,
    skipped: 0,
    failures: [],
  };
  const ranTests = good + bad + left > 0;
  passed += good;
  skipped += left;
  failed += bad === 0 && (!ok || !ranTests) ? 1 : bad;
  failures.push(...names);
}

/** @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Counts */

/** @returns {Counts | undefined} */
function readVitestReport(/** @type {string} */ path) {
  const report = readJson(path);
  if (report === undefined) return undefined;
  /** @type {string[]} */
  const failures = report.testResults.flatMap(({ name, status, assertionResults }) => {
    const file = relative(ROOT, name);
    const failedTests = assertionResults.filter((test) => test.status === 'failed');
    // A test file that cannot be loaded has no tests to count.
    if (status === 'failed' && failedTests.length === 0) return [file];
    return failedTests.map(({ fullName }) => `${file} › ${fullName}`);
  });
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests,
    failures,
  };
}

/** @returns {Counts | undefined} */
function readPlaywrightReport(/** @type {string} */ path) {
  const report = readJson(path);
  if (report === undefined) return undefined;
  const { expected, unexpected, flaky, skipped: left } = report.stats;
  const failures = report.suites.flatMap((suite) => listFailedSpecs(suite));
  return { passed: expected, failed: unexpected + flaky, skipped: left, failures };
}

/** @returns {string[]} */
function listFailedSpecs(/** @type {Suite} */ { specs, suites = [] }) {
  return [
    ...specs.filter(({ ok }) => !ok).map(({ file, line, title }) => `${file}:${line} › ${title}`),
    ...suites.flatMap(listFailedSpecs),
  ];
}

/** @typedef {{ specs: { ok: boolean, file: string, line: number, title: string }[], suites?: Suite[] }} Suite */

function readJson(/** @type {string} */ path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
