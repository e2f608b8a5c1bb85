/** Servers in Go, Rust, Elixir and on the JVM, and how each of them words its address. */
import { jsonRequest, plainRequest } from './requestLines.ts';
import type { Runtime } from './runtime.ts';

/** A name is resolved first, and every address at once is written in the language's own way. */
function bound(host: string, everywhere: string): string {
  if (host === '0.0.0.0') return everywhere;
  return host === 'localhost' ? '127.0.0.1' : host;
}

const GO_CRASH = [
  'panic: pq: password authentication failed for user "postgres"',
  'goroutine 1 [running]:',
  'main.main()',
];
const RUST_CRASH = [
  "thread 'main' panicked at src/main.rs:21:10:",
  'called `Result::unwrap()` on an `Err` value: NotPresent',
];
const JVM_CRASH = [
  'Exception in thread "main" java.lang.IllegalStateException: No configuration found',
  '\tat shop.ApplicationKt.main(Application.kt:14)',
];
const ELIXIR_CRASH = [
  '** (Mix) Could not start application my_app: MyApp.Application.start(:normal, []) returned an error',
  'Kernel pid terminated (application_controller)',
];

type Ready = Runtime['ready'];

function go(ready: Ready, request = plainRequest): Runtime {
  return { command: '/app/server', hello: [], ready, request, crash: GO_CRASH, process: 'server' };
}

function rust(ready: Ready, hello: readonly string[] = []): Runtime {
  return { command: '/usr/bin/api', hello, ready, request: plainRequest, crash: RUST_CRASH, process: 'api' };
}

function jvm(ready: Ready, hello: readonly string[] = []): Runtime {
  return {
    command: 'java -jar app.jar',
    hello,
    ready,
    request: plainRequest,
    crash: JVM_CRASH,
    process: 'java',
  };
}

function elixir(ready: Ready): Runtime {
  return {
    command: '/app/bin/my_app start',
    hello: [],
    ready,
    request: plainRequest,
    crash: ELIXIR_CRASH,
    process: 'beam.smp',
  };
}

export const COMPILED_RUNTIMES: readonly Runtime[] = [
  elixir((host, port) => [
    `[info] Running MyApp.Endpoint with Bandit 1.5.7 at ${bound(host, '::')}:${String(port)} (http)`,
    '[info] Access MyApp.Endpoint at https://my-app.fly.dev',
  ]),
  elixir((host, port) => [
    `[info] Running MyAppWeb.Endpoint with cowboy 2.10.0 at ${bound(host, '::')}:${String(port)} (http)`,
  ]),
  go((host, port) => [
    '[GIN-debug] [WARNING] You trusted all proxies, this is NOT safe.',
    `[GIN-debug] Listening and serving HTTP on ${bound(host, '')}:${String(port)}`,
  ]),
  go((host, port, time) => [
    `time=${new Date(time).toISOString()} level=INFO msg="server listening" addr=${bound(host, '')}:${String(port)}`,
  ]),
  go(
    (host, port, time) => [
      JSON.stringify({
        time: new Date(time).toISOString(),
        level: 'INFO',
        msg: 'server listening',
        addr: `${bound(host, '')}:${String(port)}`,
      }),
    ],
    jsonRequest,
  ),
  go((host, port, time) => [
    `${new Date(time).toISOString().slice(0, 19).replaceAll('-', '/').replace('T', ' ')} Listening on ${bound(host, '')}:${String(port)}`,
  ]),
  go((host, port) => ['   ____    __', `⇨ http server started on ${bound(host, '[::]')}:${String(port)}`]),
  rust(
    (host, port) => [`🚀 Rocket has launched from http://${bound(host, '0.0.0.0')}:${String(port)}`],
    ['🔧 Configured for release.', '   >> workers: 2', '🛰  Routes:', '   >> (index) GET /'],
  ),
  rust((host, port, time) => [
    `${new Date(time).toISOString()}  INFO api: listening on ${bound(host, '0.0.0.0')}:${String(port)}`,
  ]),
  rust((host, port, time) => [
    `${new Date(time).toISOString()}  INFO Server::run{addr=${bound(host, '0.0.0.0')}:${String(port)}}: warp::server: listening on http://${bound(host, '0.0.0.0')}:${String(port)}`,
  ]),
  rust(
    (host, port) => [
      `[INFO  actix_server::server] starting service: "actix-web-service-${bound(host, '0.0.0.0')}:${String(port)}", workers: 2, listening on: ${bound(host, '0.0.0.0')}:${String(port)}`,
    ],
    ['[INFO  actix_server::builder] starting 2 workers'],
  ),
  jvm(
    (host, port) => [
      `[DefaultDispatcher-worker-1] INFO  ktor.application - Responding at http://${bound(host, '0.0.0.0')}:${String(port)}`,
    ],
    ['[main] INFO  ktor.application - Autoreload is disabled because the development mode is off.'],
  ),
  jvm((host, port) => [
    `INFO org.eclipse.jetty.server.AbstractConnector - Started ServerConnector@3d8c7aca{HTTP/1.1, (http/1.1)}{${bound(host, '0.0.0.0')}:${String(port)}}`,
    'INFO org.eclipse.jetty.server.Server - Started @1543ms',
  ]),
  jvm((host, port) => [
    `INFO  [io.quarkus] (main) shop 1.0.0 on JVM (powered by Quarkus 3.8.3) started in 1.432s. Listening on: http://${bound(host, '0.0.0.0')}:${String(port)}`,
  ]),
  jvm((host, port) => [
    `[main] INFO  io.micronaut.runtime.Micronaut - Startup completed in 812ms. Server Running: http://${host === '0.0.0.0' ? 'a1b2c3' : host}:${String(port)}`,
  ]),
];
