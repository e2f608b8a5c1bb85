// `npm run lint`: the rules of eslint.config.js over all files that are not known to keep them, and the layout of all.
//
// What the rules say of a file follows from the file, the types of all that it imports, the settings and the tools. So a
// file is known by a digest of all of these, and is looked at again when one of them changes.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ESLint } from 'eslint';
import { reachFrom, readImportGraph } from './importGraph.mjs';
import { ROOT, runNode } from './setup.mjs';

const MEMORY = join(ROOT, '.tmp/lint/clean.json');
const FOLDERS = ['src', 'workers', 'tests'];

const graph = readImportGraph(ROOT, FOLDERS);
const shared = digestShared();
const eslint = new ESLint({ cwd: ROOT });
const known = readMemory();
const files = await listFiles();
const digests = new Map(files.map((path) => [path, digestFile(path)]));
const unknown = files.filter((path) => !known.has(digests.get(path)));

const outcomes = unknown.length === 0 ? [] : await eslint.lintFiles(unknown);
const isClean = (/** @type {ESLint.LintResult} */ { errorCount, warningCount }) =>
  errorCount + warningCount === 0;
const bad = new Set(outcomes.filter((outcome) => !isClean(outcome)).map(({ filePath }) => toPath(filePath)));
console.log(await (await eslint.loadFormatter('stylish')).format(outcomes));
console.log(`${unknown.length} of ${files.length} files were looked at.`);
mkdirSync(join(MEMORY, '..'), { recursive: true });
writeFileSync(
  MEMORY,
  JSON.stringify(files.filter((path) => !bad.has(path)).map((path) => digests.get(path))),
);

// Prettier's own memory is by content too, and bound to its settings and its version.
const prettier = ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn'];
const memory = ['--cache', '--cache-strategy', 'content', '--cache-location', '.tmp/lint/prettier.json'];
const isFormatted = runNode([...prettier, ...memory, '.']);
if (bad.size > 0 || !isFormatted) process.exitCode = 1;

/** All that eslint would look at by itself. */
async function listFiles() {
  const names = readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  const inFolders = [...FOLDERS, 'scripts'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      toPath(join(ROOT, folder, name)),
    ),
  );
  const paths = [...names, ...inFolders].filter((path) => /\.(?:tsx?|m?js)$/.test(path)).sort();
  const isIgnored = await Promise.all(paths.map((path) => eslint.isPathIgnored(path)));
  return paths.filter((_, i) => !isIgnored[i]);
}

function digestFile(/** @type {string} */ path) {
  const digest = createHash('sha256').update(shared);
  for (const reached of [...reachFrom(graph, path)].sort()) addFile(digest, reached);
  return digest.digest('hex');
}

/** What counts for every file: settings, tools, and types that need no import. */
function digestShared() {
  const digest = createHash('sha256').update(process.version);
  const settings = readdirSync(ROOT).filter((name) =>
    /^(?:tsconfig.*\.json|eslint\.config\.js|package-lock\.json)$/.test(name),
  );
  for (const path of [...settings.sort(), ...[...graph.keys()].filter((path) => path.endsWith('.d.ts'))])
    addFile(digest, path);
  return digest.digest();
}

function addFile(/** @type {import('node:crypto').Hash} */ digest, /** @type {string} */ path) {
  digest
    .update(`${path}\0`)
    .update(readFileSync(join(ROOT, path)))
    .update('\0');
}

function readMemory() {
  try {
    return new Set(JSON.parse(readFileSync(MEMORY, 'utf8')));
  } catch {
    // There is none yet, or it was cut off.
    return new Set();
  }
}

function toPath(/** @type {string} */ absolute) {
  return relative(ROOT, absolute).split(sep).join('/');
}
