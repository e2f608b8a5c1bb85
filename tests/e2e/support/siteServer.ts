/** A host of the built app for tests that ask what reaches it, with the headers that it is told to send. */
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { DIST } from '../../support/run/servedBuild.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly bodyBytes: number;
}

export class SiteServer {
  readonly requests: ReceivedRequest[] = [];
  /** Served before files of the folder are looked for, by their paths. */
  readonly extra = new Map<string, string>();
  readonly #folder: string;
  readonly #server: Server;

  private constructor(folder: string, headers: Readonly<Record<string, string>>) {
    this.#folder = folder;
    this.#server = createServer((request, response) => {
      let bodyBytes = 0;
      request.on('data', (bytes: Buffer) => (bodyBytes += bytes.length));
      request.on('end', () => {
        const { method = '', url = '' } = request;
        this.requests.push({ method, url, bodyBytes });
        const path = new URL(url, 'http://localhost').pathname;
        const content = this.#find(path === '/' ? '/index.html' : path);
        const type = TYPES[path === '/' ? '.html' : extname(path)] ?? 'application/octet-stream';
        response.writeHead(content === undefined ? 404 : 200, { ...headers, 'Content-Type': type });
        response.end(content);
      });
    });
  }

  static async open(folder: string, headers: Readonly<Record<string, string>>): Promise<SiteServer> {
    const site = new SiteServer(folder, headers);
    site.#server.listen(0, '127.0.0.1');
    await once(site.#server, 'listening');
    return site;
  }

  get origin(): string {
    return `http://localhost:${String((this.#server.address() as AddressInfo).port)}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #find(path: string): string | Buffer | undefined {
    const extra = this.extra.get(path);
    if (extra !== undefined) return extra;
    const file = join(this.#folder, decodeURIComponent(path));
    return existsSync(file) && statSync(file).isFile() ? readFileSync(file) : undefined;
  }
}

const PROBES = new URL('../probes/', import.meta.url);

/** The app, and scripts beside it that try every way out: as files of its own, they are bound by what binds it. */
export async function openProbedSite(
  headers: Readonly<Record<string, string>>,
  folder = DIST,
): Promise<SiteServer> {
  const site = await SiteServer.open(folder, headers);
  for (const name of readdirSync(PROBES))
    site.extra.set(`/probes/${name}`, readFileSync(new URL(name, PROBES), 'utf8'));
  return site;
}
