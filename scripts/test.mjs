// `npm test`: everything that can fail, in one go, two things at a time. A failing step does not keep another from running.
// At the end stands what failed, and in the last line the sum of all steps.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { buildCli, buildPage } from './build.mjs';
import { ensureEngines, toEngineTestArguments } from './engines.mjs';
import { ensureChromium, installPackages, ROOT, setup, startNode } from './setup.mjs';

setup();
const chromium = ensureChromium();
const reports = mkdtempSync(join(tmpdir(), 'postflight-test-'));
let passed = 0;
let failed = 0;
let skipped = 0;
/** @type {string[]} */
const failures = [];

step('Build', () => {
  // The browser tests must not pass on what an earlier build left.
  for (const folder of ['dist', 'dist-cli']) rmSync(join(ROOT, folder), { recursive: true, force: true });
  const page = buildPage();
  const cli = buildCli();
  // A build is no test, but without it there is nothing to trust.
  if (!page || !cli) failed += 1;
});
// Not every machine can have them; the one that decides has to.
const hasEngines = ensureEngines(installPackages);
if (!hasEngines && process.env['CI']) fail('Other engines: not all of them are there');

// Two things at a time. What ends in a lane ends nothing in the other.
await Promise.all([
  runInOrder(
    { title: 'Types', args: ['scripts/typecheck.mjs'] },
    { title: 'Lint', args: ['scripts/lint.mjs'] },
    {
      title: 'Unit and component tests',
      args: ['node_modules/vitest/vitest.mjs', 'run', ...toVitestReporters('vitest')],
      readReport: () => readVitestReport('vitest'),
    },
  ),
  runInOrder(
    toBrowserTests('Browser tests', 'beside'),
    {
      title: 'Other engines',
      args: toEngineTestArguments(toPath('engines')),
      readReport: () => readVitestReport('engines'),
    },
    { title: 'The same build twice', args: ['scripts/reproduce.mjs', '--built'] },
  ),
]);
// With nothing beside it.
await runInOrder(toBrowserTests('Browser tests that need the machine for themselves', 'alone'));

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

/**
 * A program that is a test, or that runs tests and reports on them.
 * @typedef {{ title: string, args: readonly string[], env?: NodeJS.ProcessEnv, readReport?: () => Counts | undefined }} Program
 */

/** Whatever becomes of one, the next is run. What a program printed comes at its end, as one piece. */
async function runInOrder(/** @type {Program[]} */ ...programs) {
  for (const { title, args, env, readReport } of programs) {
    console.log(`\n.. ${title}: begun`);
    const start = performance.now();
    const { ok, output } = await startNode(args, env);
    step(`${title} (${Math.round((performance.now() - start) / 1000)} s)`, () => {
      process.stdout.write(output);
      if (readReport === undefined) count(ok);
      else addCounts(ok, readReport());
    });
  }
}

function toBrowserTests(/** @type {string} */ title, /** @type {'beside' | 'alone'} */ project) {
  const config = ['--config', 'tests/e2e/playwright.config.ts', '--project', project];
  return {
    title,
    args: ['node_modules/@playwright/test/cli.js', 'test', ...config],
    env: { CHROME_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: toPath(project) },
    readReport: () => readPlaywrightReport(project),
  };
}

function toVitestReporters(/** @type {string} */ name) {
  return ['--reporter=default', '--reporter=json', `--outputFile.json=${toPath(name)}`];
}

/** Where a program puts its report. */
function toPath(/** @type {string} */ name) {
  return join(reports, `${name}.json`);
}

function fail(/** @type {string} */ what) {
  failed += 1;
  failures.push(what);
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
function readVitestReport(/** @type {string} */ name) {
  const report = readJson(toPath(name));
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
function readPlaywrightReport(/** @type {string} */ name) {
  const report = readJson(toPath(name));
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
