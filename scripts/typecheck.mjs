// Compiles each environment for itself, only what changed since it was compiled last, and prints the failures of the first one that fails: a mistake in
// the core fails in all of them, and one list is enough to mend it.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const ENVIRONMENTS = ['worker', 'page', 'cli', 'tests'];

const outcomes = await Promise.all(ENVIRONMENTS.map(compile));
const failed = outcomes.find(({ ok }) => !ok);
if (failed !== undefined) {
  console.log(failed.output.trimEnd());
  console.log(`tsconfig.${failed.environment}.json does not compile.`);
  process.exitCode = 1;
}

/** @param {string} environment */
function compile(environment) {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const config = join(ROOT, `tsconfig.${environment}.json`);
  return new Promise((resolve) => {
    // What the compiler remembers is bound to its settings and its version.
    const memory = ['--incremental', '--tsBuildInfoFile', `.tmp/types/${environment}.tsbuildinfo`];
    const child = spawn(process.execPath, [tsc, '-p', config, '--pretty', 'false', ...memory], { cwd: ROOT });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => resolve({ environment, ok: code === 0, output }));
  });
}
