/** A build under the real headers on a free port; who serves it can stop it and put another build in its place. */
import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview, type Plugin, type PreviewServer } from 'vite';
import { HEADERS_FILE } from '../../../scripts/hostHeaders.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
export const DIST = join(ROOT, 'dist');
const HOST = '127.0.0.1';

export class ServedBuild {
  /** Method and path of every request since the server was started first. */
  readonly requests: string[] = [];
  #server: PreviewServer | undefined;
  /** Any free one, and the same ever after: a browser knows an app by its origin. */
  #port = 0;

  /** Of the first screen; throws before the first build was served. */
  get url(): string {
    if (this.#port === 0) throw new Error('Nothing was served yet');
    return `http://${HOST}:${String(this.#port)}/`;
  }

  /** Serves what lies in a folder, in the place of what was served before. */
  async serve(folder = DIST): Promise<void> {
    await this.stop();
    this.#server = await preview({
      root: ROOT,
      logLevel: 'error',
      build: { outDir: folder },
      plugins: [this.#recordRequests()],
      preview: { port: this.#port, strictPort: true, host: HOST, open: false },
    });
    this.#port = (this.#server.httpServer.address() as AddressInfo).port;
  }

  /** From now on, connections are refused. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    if ('closeAllConnections' in server.httpServer) server.httpServer.closeAllConnections();
    await server.close();
  }

  #recordRequests(): Plugin {
    return {
      name: 'record-requests',
      configurePreviewServer: ({ middlewares }) => {
        middlewares.use(({ method, url }, _response, next) => {
          this.requests.push(`${method ?? ''} ${url ?? ''}`);
          next();
        });
      },
    };
  }
}

/** Builds the app into a folder as its next version, which one of the first screen's sentences tells. */
export async function buildNextVersion(folder: string): Promise<void> {
  const changeText: Plugin = {
    name: 'change-text',
    transform: (code, id) => {
      if (id.endsWith('/StartPage.tsx'))
        return code.replace('Reads Fly.io log exports', 'The next version reads');
      if (id.endsWith('/ReferencePage.tsx'))
        return code.replaceAll('All error codes', 'All codes, next version');
      return undefined;
    },
  };
  // Test runners set it to 'test', for which React would be another one than people get.
  const environment = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  await build({ root: ROOT, logLevel: 'error', build: { outDir: folder }, plugins: [changeText] });
  process.env['NODE_ENV'] = environment;
}

/** The files of a build that people get, by their paths, but for the service worker. */
export function readBuild(folder = DIST): ReadonlyMap<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => path !== 'sw.js' && path !== HEADERS_FILE);
  return new Map(paths.sort().map((path) => [path, readFileSync(join(folder, path))]));
}
