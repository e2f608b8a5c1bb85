// Makes a fresh clone ready. Only Node's own modules here: nothing else is there yet.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './chromium.mjs';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const CHROMIUM_PACKAGES = ['chromium', 'fonts-dejavu-core'];

/** Ends the program with a sentence and exit code 2, which stands for "could not start". */
export function giveUp(/** @type {string} */ sentence) {
  console.error(sentence);
  process.exit(2);
}

/** Node is new enough, and every package of the lock file is there. */
export function setup() {
  checkNode();
  installDependencies();
}

export function checkNode() {
  const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const [major = 0, minor = 0] = engines.node.match(/\d+/g).map(Number);
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  giveUp(`Postflight needs Node ${major}.${minor} or newer; this is Node ${process.versions.node}.`);
}

/** Installs what the lock file says, unless that was done since the lock file changed. */
export function installDependencies() {
  const installed = modifiedAt('node_modules/.package-lock.json');
  if (installed !== undefined && installed >= (modifiedAt('package-lock.json') ?? 0)) return;
  console.log('Installing dependencies (npm ci).');
  if (!npm(['ci'])) giveUp('npm ci failed; its messages are above.');
}

/** Finds Chromium, or installs it where that needs no questions. Returns its path. */
export function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  if (process.env['CHROME_PATH']) giveUp(`CHROME_PATH names no program: ${process.env['CHROME_PATH']}`);
  installPackages(CHROMIUM_PACKAGES);
  return (
    findChromium() ??
    giveUp('The tests need Chromium or Chrome. Install one, or set CHROME_PATH to the path of its program.')
  );
}

/** Debian's packages, where that needs no questions; elsewhere nothing happens. */
export function installPackages(/** @type {readonly string[]} */ packages) {
  if (process.getuid?.() !== 0 || !run('apt-get', ['--version'], 'ignore')) return;
  console.log(`Installing ${packages.join(', ')} (apt-get).`);
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

/** Runs one of the project's own tools. True where it succeeded. */
export function runNode(/** @type {readonly string[]} */ args, env = {}) {
  return run(process.execPath, args, 'inherit', env);
}

/**
 * The same beside other work: what it prints is kept until it ends, so that nothing stands between.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function startNode(args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

function npm(/** @type {readonly string[]} */ args) {
  // Inside `npm run`, the npm that runs is named; by name alone, Windows would need a shell.
  const path = process.env['npm_execpath'];
  if (path !== undefined && /\.c?js$/.test(path)) return runNode([path, ...args]);
  return run('npm', args, 'inherit', {}, process.platform === 'win32');
}

function run(
  /** @type {string} */ program,
  /** @type {readonly string[]} */ args,
  /** @type {'inherit' | 'ignore'} */ stdio = 'inherit',
  env = {},
  shell = false,
) {
  const options = {
    cwd: ROOT,
    stdio,
    shell,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', ...env },
  };
  return spawnSync(program, args, options).status === 0;
}

function modifiedAt(/** @type {string} */ path) {
  return statSync(join(ROOT, path), { throwIfNoEntry: false })?.mtimeMs;
}
