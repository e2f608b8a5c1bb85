// A Vite plugin: writes the headers that the app has to be served with beside the page, as the file `_headers` that
// Netlify and Cloudflare Pages read. Other hosts: docs/hosting.md.

export const HEADERS_FILE = '_headers';

/** So that a newer version is noticed. */
const SERVICE_WORKER_CACHE = 'no-cache';

/**
 * @param {{ headers: Readonly<Record<string, string>> }} options The headers of every response.
 * @returns {import('vite').Plugin}
 */
export function hostHeaders({ headers }) {
  return {
    name: 'host-headers',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: HEADERS_FILE, source: writeHeadersFile(headers) });
    },
  };
}

/** @returns {string} */
export function writeHeadersFile(/** @type {Readonly<Record<string, string>>} */ headers) {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  return ['/*', ...lines, '/sw.js', `  Cache-Control: ${SERVICE_WORKER_CACHE}`, ''].join('\n');
}
