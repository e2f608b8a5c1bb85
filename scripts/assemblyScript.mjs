// A Vite plugin: `import bytes from './x.assembly.ts?wasm'` compiles x from AssemblyScript and gives the bytes of
// the module. They are part of the script, so there is no second file to fetch, and it works in tests as well.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { compileString } from 'assemblyscript/asc';

const SUFFIX = '?wasm';
const OPTIONS = { optimizeLevel: 3, enable: ['simd'], runtime: 'stub', noAssert: true };

/** @returns {import('vite').Plugin} */
export function assemblyScript() {
  return {
    name: 'assembly-script',
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const path = id.slice(0, -SUFFIX.length);
      this.addWatchFile(path);
      const { error, binary, stderr } = await compileString(
        { [basename(path)]: readFileSync(path, 'utf8') },
        OPTIONS,
      );
      if (error !== null || binary === null) this.error(`${path} does not compile: ${stderr.toString()}`);
      const base64 = Buffer.from(binary).toString('base64');
      return `export default Uint8Array.from(atob('${base64}'), (character) => character.charCodeAt(0));`;
    },
  };
}
