// `npm run check`: the inner loop. Types, lint and the tests that a change concerns, each only as far as something changed;
// `npm run check -- main` takes all that changed since that commit or branch.
import { runNode, setup } from './setup.mjs';

setup();
const since = process.argv[2];
const tests = [
  'node_modules/vitest/vitest.mjs',
  'run',
  since === undefined ? '--changed' : `--changed=${since}`,
];
const steps = [['scripts/typecheck.mjs'], ['scripts/lint.mjs'], [...tests, '--passWithNoTests']];
const outcomes = steps.map((step) => runNode(step));
if (outcomes.includes(false)) process.exitCode = 1;
