// A Vite plugin: `import bytes from './x.assembly.ts?wasm'` compiles x from AssemblyScript and gives the bytes of
// the module. They are part of the script, so there is no second file to fetch, and it works in tests as well.
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { main } from 'assemblyscript/asc';

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

/** @returns {import('vite').Plugin} */
export function assemblyScript() {
  return {
    name: 'assembly-script',
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const path = id.slice(0, -SUFFIX.length);
      let binary = null;
      const { error, stderr } = await main([basename(path), ...OPTIONS], {
        // The compiler asks for the file and for what it imports, also for names that there are none of.
        readFile: (name) => {
          if (!name.endsWith('.assembly.ts')) return null;
          const source = join(dirname(path), name);
          this.addWatchFile(source);
          return readFileSync(source, 'utf8');
        },
        writeFile: (name, contents) => {
          if (name === OUTPUT) binary = contents;
        },
        listFiles: () => [],
      });
      if (error !== null || binary === null) this.error(`${path} does not compile: ${stderr.toString()}`);
      const base64 = Buffer.from(binary).toString('base64');
      return `export default Uint8Array.from(atob('${base64}'), (character) => character.charCodeAt(0));`;
    },
  };
}
