// `npm run build`: the page into dist/, the command line into dist-cli/.
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, runNode, setup } from './setup.mjs';

const VITE = 'node_modules/vite/bin/vite.js';

export function buildPage() {
  return runNode([VITE, 'build', '--logLevel', 'warn']);
}

export function buildCli() {
  if (!runNode([VITE, 'build', '--mode', 'cli', '--logLevel', 'warn'])) return false;
  chmodSync(join(ROOT, 'dist-cli/postflight.mjs'), 0o755);
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  setup();
  if (buildPage() && buildCli()) console.log('Built dist/ and dist-cli/postflight.mjs.');
  else process.exitCode = 1;
}
