/** Servers that print a loopback address although they listen on every address. */
import { plainRequest } from './requestLines.ts';
import type { Runtime } from './runtime.ts';

function server(
  command: string,
  ready: (port: number) => readonly string[],
  hello: readonly string[] = [],
): Runtime {
  return {
    command,
    hello,
    ready: (_host, port) => ready(port),
    request: plainRequest,
    crash: ["Error: Cannot find module 'reflect-metadata'", 'Node.js v20.11.1'],
    process: 'node',
  };
}

export const LOCAL_ADDRESS_RUNTIMES: readonly Runtime[] = [
  server(
    'node dist/main',
    (port) => [
      'LOG [NestApplication] Nest application successfully started',
      `Application is running on: http://[::1]:${String(port)}`,
    ],
    ['LOG [NestFactory] Starting Nest application...'],
  ),
  server('next start', (port) => [`- Local:        http://localhost:${String(port)}`, ' ✓ Ready in 391ms'], [
    '  ▲ Next.js 13.5.6',
  ]),
  server('deno run -A server.ts', (port) => [`Listening on http://localhost:${String(port)}/`]),
  server('remix-serve build/index.js', (port) => [
    `[remix-serve] http://localhost:${String(port)} (http://172.19.14.2:${String(port)})`,
  ]),
  server('remix-serve build/server/index.js', (port) => [`[remix-serve] http://localhost:${String(port)}`]),
  server('node index.js', (port) => [`🚀  Server ready at http://localhost:${String(port)}/`]),
  server('node app.js', (port) => [`Server running at http://localhost:${String(port)}`]),
  server('node server.mjs', (port) => [`Example app listening at http://127.0.0.1:${String(port)}`]),
  server('/app/server', (port) => [
    ' ┌───────────────────────────────────────────────────┐ ',
    ' │                   Fiber v2.52.4                   │ ',
    ` │               http://127.0.0.1:${String(port)}               │ `,
    ` │       (bound on host 0.0.0.0 and port ${String(port)})       │ `,
    ' └───────────────────────────────────────────────────┘ ',
  ]),
  server('litefs mount', (port) => [
    'level=INFO msg="http server listening on: http://localhost:20202"',
    `level=INFO msg="proxy server listening on: http://localhost:${String(port)}"`,
  ]),
  server('bun run src/index.ts', (port) => [`🦊 Elysia is running at localhost:${String(port)}`]),
  server('node strapi.js', (port) => ['To access the server ⚡️, go to:', `http://localhost:${String(port)}`]),
];
