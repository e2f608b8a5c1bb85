// `npm run reproduce`: builds the page twice, in two folders, and fails where a byte differs. So the digest that the app
// shows of itself can be compared with a build of one's own. With `--built`, what lies in dist/ is the first of the two.
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { giveUp, ROOT, runNode, setup } from './setup.mjs';

setup();
const parent = mkdtempSync(join(tmpdir(), 'postflight-reproduce-'));
const first = listDigests(process.argv.includes('--built') ? findBuilt() : build(join(parent, 'a')));
const second = listDigests(build(join(parent, 'b/c')));
rmSync(parent, { recursive: true });
const different = [...new Set([...first.keys(), ...second.keys()])].filter(
  (path) => first.get(path) !== second.get(path),
);
if (different.length > 0) giveUp(`Two builds differ in ${different.join(', ')}.`);
console.log(
  `Two builds are the same, byte for byte: ${first.size} files, index.html ${first.get('index.html')}`,
);

function build(/** @type {string} */ folder) {
  const args = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error', '--outDir', folder];
  // With nothing that another build has kept.
  if (!runNode(args, { ASSEMBLY_MEMORY: `${folder}-assembly` }))
    giveUp('The build failed; its messages are above.');
  return folder;
}

function findBuilt() {
  const folder = join(ROOT, 'dist');
  return existsSync(folder) ? folder : giveUp('There is no build in dist/. Run npm run build.');
}

/** @returns {Map<string, string>} */
function listDigests(/** @type {string} */ folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path), createHash('sha256').update(readFileSync(path)).digest('hex')];
    }),
  );
}
