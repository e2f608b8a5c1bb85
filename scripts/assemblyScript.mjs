// A Vite plugin: `import bytes from './x.assembly.ts?wasm'` compiles x from AssemblyScript and gives the bytes of
// the module. They are part of the script, so there is no second file to fetch, and it works in tests as well.
// What was compiled is kept by its content, as each worker, each build and each run of tests asks for the same.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SUFFIX = '?wasm';
const OUTPUT = 'module.wasm';
const OPTIONS = [
  '--outFile',
  OUTPUT,
  '--optimizeLevel',
  '3',
  '--enable',
  'simd',
  '--runtime',
  'stub',
  '--noAssert',
];
/** A build that has to show that it comes out the same names a folder of its own. */
const MEMORY = process.env['ASSEMBLY_MEMORY'] ?? fileURLToPath(new URL('../.tmp/assembly', import.meta.url));

/** @returns {import('vite').Plugin} */
export function assemblyScript() {
  return {
    name: 'assembly-script',
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const path = id.slice(0, -SUFFIX.length);
      for (const source of listSources(path)) this.addWatchFile(source);
      const kept = join(MEMORY, `${digestSources(path)}.wasm`);
      if (!existsSync(kept)) keep(kept, await compile(path));
      const base64 = readFileSync(kept, 'base64');
      return `export default Uint8Array.from(atob('${base64}'), (character) => character.charCodeAt(0));`;
    },
  };
}

/** Throws with what the compiler says. */
async function compile(/** @type {string} */ path) {
  // Large, and mostly not needed.
  const { main } = await import('assemblyscript/asc');
  /** @type {Uint8Array | undefined} */
  let binary;
  const { error, stderr } = await main([basename(path), ...OPTIONS], {
    // The compiler asks for the file and for what it imports, also for names that there are none of.
    readFile: (name) => {
      const source = join(dirname(path), name);
      return listSources(path).includes(source) ? readFileSync(source, 'utf8') : null;
    },
    writeFile: (name, contents) => {
      if (name === OUTPUT) binary = contents;
    },
    listFiles: () => [],
  });
  if (error !== null || binary === undefined)
    throw new Error(`${path} does not compile: ${stderr.toString()}`);
  return binary;
}

/** In one step, because others may look meanwhile. */
function keep(/** @type {string} */ path, /** @type {Uint8Array} */ binary) {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, binary);
  renameSync(unfinished, path);
}

function digestSources(/** @type {string} */ path) {
  const lock = fileURLToPath(new URL('../package-lock.json', import.meta.url));
  const digest = createHash('sha256').update(JSON.stringify([basename(path), OPTIONS]));
  for (const source of [lock, ...listSources(path)]) digest.update(readFileSync(source)).update('\0');
  return digest.digest('hex');
}

/** All that a module can be made of: the files of its folder that are AssemblyScript. */
function listSources(/** @type {string} */ path) {
  const folder = dirname(path);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.assembly.ts'))
    .sort()
    .map((name) => join(folder, name));
}
