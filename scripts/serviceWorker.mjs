// A Vite plugin: when all files of the app are written, it lists them and builds workers/service.worker.ts around
// the list, into sw.js beside the page.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { build } from 'vite';

export const OUTPUT = 'sw.js';
const ENTRY = 'workers/service.worker.ts';

/**
 * @param {{ headers: Readonly<Record<string, string>> }} options The headers that the app is served with.
 * @returns {import('vite').Plugin}
 */
export function serviceWorker({ headers }) {
  /** @type {import('vite').ResolvedConfig} */
  let config;
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir: folder = '' }) {
        const built = listBuiltFiles(folder, headers);
        await build({
          configFile: false,
          root: config.root,
          logLevel: 'warn',
          define: { __BUILT_FILES__: JSON.stringify(built) },
          build: {
            target: config.build.target,
            outDir: folder,
            emptyOutDir: false,
            copyPublicDir: false,
            modulePreload: false,
            rolldownOptions: {
              input: join(config.root, ENTRY),
              // No module: not every browser that knows service workers knows modules in them.
              output: { format: 'iife', entryFileNames: OUTPUT },
            },
          },
        });
      },
    },
  };
}

/**
 * Everything in a folder that a host serves. Names with a dot or an underline at their start are for the host
 * itself, such as `_headers`.
 *
 * The headers count for the version: kept files carry them, so a new policy needs new copies.
 * @returns {import('../src/offline/builtFiles.ts').BuiltFiles}
 */
export function listBuiltFiles(/** @type {string} */ folder, /** @type {object} */ headers) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => path !== OUTPUT && !/(?:^|\/)[._]/.test(path))
    .sort()
    .map((path) => ({
      path: path === 'index.html' ? '' : path,
      integrity: `sha256-${hash(readFileSync(join(folder, path)), 'base64')}`,
    }));
  return { version: hash(JSON.stringify({ files, headers }), 'hex').slice(0, 16), files };
}

function hash(/** @type {string | Buffer} */ content, /** @type {'base64' | 'hex'} */ encoding) {
  return createHash('sha256').update(content).digest(encoding);
}
