// `npm run build`: the page into dist/, the command line into dist-cli/.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, runNode, setup } from './setup.mjs';

const VITE = 'node_modules/vite/bin/vite.js';
/** @type {readonly string[]} The arguments for Node that build the page. */
export const PAGE_BUILD = [VITE, 'build', '--logLevel', 'warn'];

const CLI_FOLDER = join(ROOT, 'dist-cli');
const CLI_PROGRAM = join(CLI_FOLDER, 'postflight.mjs');
/** Says what the program beside it was built from. */
const CLI_ORIGIN = join(CLI_FOLDER, 'builtFrom.sha256');
/** All that the program can depend on. */
const CLI_SOURCES = [
  'src',
  'scripts/assemblyScript.mjs',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
];

export function buildPage() {
  return runNode(PAGE_BUILD);
}

/** Puts the program in its place in one step, so that whoever runs it meanwhile runs the one or the other. */
export function buildCli() {
  const origin = digestCliSources();
  mkdirSync(join(ROOT, '.tmp'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, '.tmp/cli-'));
  try {
    if (!runNode([VITE, 'build', '--mode', 'cli', '--logLevel', 'warn', '--outDir', folder])) return false;
    const program = join(folder, 'postflight.mjs');
    chmodSync(program, 0o755);
    writeFileSync(join(folder, 'origin'), origin);
    mkdirSync(CLI_FOLDER, { recursive: true });
    renameSync(program, CLI_PROGRAM);
    renameSync(join(folder, 'origin'), CLI_ORIGIN);
    return true;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The path of the command line as the sources are now; it is built where the last build is of others. Throws where that fails. */
export function ensureCli() {
  const isFresh =
    existsSync(CLI_PROGRAM) &&
    existsSync(CLI_ORIGIN) &&
    readFileSync(CLI_ORIGIN, 'utf8') === digestCliSources();
  if (!isFresh && !buildCli()) throw new Error('The command line does not build; the messages are above.');
  return CLI_PROGRAM;
}

function digestCliSources() {
  const digest = createHash('sha256');
  for (const path of CLI_SOURCES.flatMap(listFiles))
    digest
      .update(`${path}\0`)
      .update(readFileSync(join(ROOT, path)))
      .update('\0');
  return digest.digest('hex');
}

/** @returns {string[]} A file itself, or all files in a folder, in order. */
function listFiles(/** @type {string} */ path) {
  if (/\.[a-z]+$/.test(path)) return [path];
  return readdirSync(join(ROOT, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .sort();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  setup();
  if (buildPage() && buildCli()) console.log('Built dist/ and dist-cli/postflight.mjs.');
  else process.exitCode = 1;
}
