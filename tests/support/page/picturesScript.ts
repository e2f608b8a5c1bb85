/** The code behind picturesInPage.ts as one script, which a browser runs as it is. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { assemblyScript } from '../../../scripts/assemblyScript.mjs';

/** Its `pictures` is a name of the page. */
export async function buildPicturesScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    plugins: [assemblyScript()],
    publicDir: false,
    build: {
      target: 'es2023',
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('picturesInPage.ts', import.meta.url)),
        formats: ['iife'],
        name: 'picturesInPage',
      },
    },
  });
  const [output] = [built].flat();
  if (output === undefined || !('output' in output)) throw new Error('Nothing was built');
  return output.output[0].code;
}
