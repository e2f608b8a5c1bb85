/** Where everything lands that leaves the page for another host: connections, what they ask for, and datagrams. */
import { createSocket, type Socket as DatagramSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

const ANSWER =
  'HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nAccess-Control-Allow-Headers: *\r\n' +
  'Content-Type: text/plain\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';

/** Chromium asks its maker on its own, of things that are not the page's; what it says is searched like all else. */
export const HOSTS_OF_THE_BROWSER: readonly string[] = [
  'accounts.google.com',
  'android.clients.google.com',
  'clients2.google.com',
  'content-autofill.googleapis.com',
  'optimizationguide-pa.googleapis.com',
  'update.googleapis.com',
];

export class Sink {
  /** What each request names: `fetch` of the host `fetch.evil.example`, or of the path `/fetch` where it is not that. */
  readonly askedFor = new Set<string>();
  /** Connections that said nothing, as preconnect makes them. */
  silent = 0;
  datagrams = 0;
  /** Pieces of what came that name the host that the probes ask for. */
  named = 0;
  readonly #server: Server;
  readonly #datagrams: DatagramSocket;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server, datagrams: DatagramSocket) {
    this.#server = server;
    this.#datagrams = datagrams;
  }

  static async open(): Promise<Sink> {
    const sink = new Sink(createServer(), createSocket('udp4'));
    sink.#server.on('connection', (socket) => {
      sink.#take(socket);
    });
    sink.#datagrams.on('message', () => (sink.datagrams += 1));
    sink.#server.listen(0, '127.0.0.1');
    await once(sink.#server, 'listening');
    sink.#datagrams.bind(0, '127.0.0.1');
    await once(sink.#datagrams, 'listening');
    return sink;
  }

  /** For Chromium: every host but `localhost` is here, whatever its port. */
  get resolverRules(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `--host-resolver-rules=MAP * 127.0.0.1:${String(port)}, EXCLUDE localhost`;
  }

  /** Its own address, for browsers that cannot be told where hosts are. */
  get address(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}/`;
  }

  get datagramPort(): number {
    return this.#datagrams.address().port;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#datagrams.close();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #take(socket: Socket): void {
    this.#sockets.add(socket);
    let text = '';
    this.silent += 1;
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      // The browser's own come with the name of its maker's host, encrypted.
      if (text === '') this.silent -= 1;
      text += bytes.toString('latin1');
      if (text.includes('evil.example')) this.named += 1;
      const [, host = ''] = /\r\nhost: ([\w.-]+)/i.exec(text) ?? [];
      if (HOSTS_OF_THE_BROWSER.includes(host.toLowerCase())) {
        socket.end(ANSWER);
        return;
      }
      const [, label] =
        /\r\nhost: ([\w-]+)\.evil\.example/i.exec(text) ??
        /^[A-Z]+ \/([\w-]+)/.exec(text) ??
        /\r\nhost: ([\w-]+)/i.exec(text) ??
        [];
      if (label === undefined || !text.includes('\r\n\r\n')) return;
      this.askedFor.add(label);
      socket.end(ANSWER);
    });
  }
}
