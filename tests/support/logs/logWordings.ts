/**
 * What the lines of a generated log say: fictional values in the wordings of Fly Proxy, of Fly's other
 * providers and of apps. A proxy error knows by itself which code it has; nothing here asks our parser.
 */
import type { Random } from './random.ts';

/** What a wording may name. */
export interface Values {
  readonly random: Random;
  readonly machine: string;
}

export interface ProxyErrorWording {
  /** The code that a live line carries; undefined for errors that never carry one. */
  readonly code?: string;
  /** The code that the text alone says, for exports without codes; undefined where no wording is known. */
  readonly textCode?: string;
  /** The code behind `last error:`. */
  readonly cause?: string;
  readonly level?: 'warn';
  readonly text: (values: Values) => string;
}

function known(code: string, text: ProxyErrorWording['text'], more?: { level?: 'warn' }): ProxyErrorWording {
  return { code, textCode: code, text, ...more };
}

function lastError(cause: string, text: ProxyErrorWording['text']): ProxyErrorWording {
  return {
    code: 'PR03',
    textCode: 'PR03',
    cause,
    text: (values) =>
      `could not find a good candidate within ${String(values.random.pick([20, 21, 40, 90]))} attempts at load balancing. last error: [${cause}] ${text(values)}`,
  };
}

const refused = ({ random }: Values): string =>
  `instance refused connection. is your app listening on 0.0.0.0:${String(3000 + random.int(20))}? make sure it is not only listening on 127.0.0.1 (hint: look at your startup logs, servers often print the address they are listening on)`;
const gaveUp = ({ random }: Values): string =>
  `failed to connect to machine: gave up after 15 attempts (in ${(8 + random.next()).toFixed(9)}s)`;
const rateLimit = (): string => 'machines API returned an error: "rate limit exceeded"';
const lease = ({ random, machine }: Values): string =>
  `machines API returned an error: "machine ID ${machine} lease currently held by ${random.hex(8)}-${random.hex(4)}-5${random.hex(3)}-9${random.hex(3)}-${random.hex(12)}@tokens.fly.io, expires at 2031-05-06T07:08:09Z"`;
const hardLimit = ({ random, machine }: Values): string =>
  `Instance ${machine} reached hard limit of ${String(25 + random.int(4))} concurrent connections. This usually indicates your app is not closing connections properly or is not closing them fast enough for the traffic levels it is handling. Scaling resources, number of instances or increasing your hard limit might help.`;

/** Errors that are frequent in real logs stand several times in the list that the generator picks from. */
const FREQUENT: readonly ProxyErrorWording[] = [
  known('PC01', refused),
  known('PM05', gaveUp),
  lastError('PC01', refused),
  lastError('PM05', gaveUp),
  known(
    'PU02',
    () => 'could not complete HTTP request to instance: connection closed before message completed',
  ),
  known('PM01', rateLimit),
  known(
    'PR04',
    ({ random }) =>
      `could not find a good candidate within ${String(random.pick([20, 21, 40]))} attempts at load balancing`,
  ),
];

const RARE: readonly ProxyErrorWording[] = [
  lastError('PM01', rateLimit),
  known('PM01', lease),
  known('PM01', () => 'machines API returned an error: "machine still attempting to start"'),
  known(
    'PU02',
    () =>
      'could not complete HTTP request to instance: legacy hyper error: client error (SendRequest), caused by: connection error, caused by: fly-proxy-p2p/tls/http-multihop: connection reset',
  ),
  known(
    'PU02',
    () =>
      'could not complete HTTP request to instance: hyper error: connection error (source: Operation timed out (os error 110))',
  ),
  known('PC07', ({ random }) => `failed to connect to instance after ${String(2 + random.int(20))} attempts`),
  known('PC08', () => 'failed to set some important tcp socket options, this is a fly issue'),
  known('PT03', () => 'tls handshake was canceled'),
  known('PT05', () => 'no valid tls certificate was found for SNI shop.example.com. aborted connection'),
  known('PT08', () => 'tls handshake timed out'),
  known('PM03', () => 'could not wake up machine due to a timeout requesting from the machines API'),
  known('PM07', () => 'failed to change machine state: machine getting replaced, refusing to start'),
  known(
    'PM07',
    () => "failed to change machine state: unable to start machine from current state: 'created'",
  ),
  known('PM08', () => 'machine is in a non-startable state: stopping'),
  known('PM11', () => 'machine was recently stopped and is unavailable to service request'),
  known('PA02', () => "'fly-replay' response header was returned too many times, stopping there"),
  known(
    'PA04',
    () => "app 'shop' used 'fly-replay' response header to target app 'shop-jobs', which we cannot find",
  ),
  known('PE01', () => 'internal error while fly-replaying: could not find app name'),
  known(
    'PR01',
    ({ random }) => `no known healthy instances found for route tcp/${random.pick(['443', '5432'])}`,
  ),
  known('PR05', () => 'failed to request static files for /assets/app.css from Tigris bucket'),
  known('PL01', hardLimit, { level: 'warn' }),
  // PR03 is also printed without its last error; its text alone then says PR04.
  {
    code: 'PR03',
    textCode: 'PR04',
    text: () => 'could not find a good candidate within 21 attempts at load balancing',
  },
  // Codes that the documentation page does not have.
  {
    code: 'PU05',
    textCode: 'PU05',
    text: () => 'could not finish reading HTTP body from instance: error reading a body from connection',
  },
  { code: 'PP03', textCode: 'PP03', text: () => 'could not proxy TCP data: Broken pipe (os error 32)' },
  { code: 'PX07', text: () => 'the flux of this connection could not be inverted' },
];

/** Printed without a code even in live lines. */
const NEVER_CODED: readonly ProxyErrorWording[] = [
  { level: 'warn', text: () => 'could not find an instance to route to' },
  {
    text: () =>
      "app 'shop' used 'fly-replay' response header to target app 'shop-admin', but cross-network replays are not allowed",
  },
  { textCode: 'PC02', text: () => 'instance refused connection' },
  { textCode: 'PL01', level: 'warn', text: hardLimit },
];

export const CODED: readonly ProxyErrorWording[] = [FREQUENT, FREQUENT, FREQUENT, FREQUENT, RARE].flat();
export const CODELESS: readonly ProxyErrorWording[] = [
  FREQUENT,
  FREQUENT,
  FREQUENT,
  FREQUENT,
  RARE,
  NEVER_CODED,
].flat();

export interface PlainWording {
  readonly provider: 'app' | 'proxy' | 'runner' | 'health';
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  /** How often it is picked, 1 for a rare one. */
  readonly weight: number;
  /** The lines of the message. */
  readonly text: (values: Values) => readonly [string, ...string[]];
}

function app(weight: number, level: PlainWording['level'], text: PlainWording['text']): PlainWording {
  return { provider: 'app', level, weight, text };
}

function requestPath({ random }: Values): string {
  return random.pick([
    '/',
    '/cart',
    '/api/orders?page=2',
    '/assets/app-9c1f.js',
    '/healthz',
    '/search?q=caf%C3%A9',
  ]);
}

/** Records that are no proxy errors, whatever they look like. */
export const PLAIN: readonly PlainWording[] = [
  app(60, 'info', (values) => [
    `${values.random.pick(['GET', 'POST', 'PUT'])} ${requestPath(values)} ${values.random.pick(['200', '204', '302', '404'])} in ${String(values.random.int(900))}ms request_id=${values.random.hex(16)}`,
  ]),
  app(20, 'info', (values) => [
    `{"level":"info","ts":${(1_772_000_000 + values.random.int(1e6)).toFixed(3)},"logger":"http","msg":"handled request","path":"${requestPath(values)}","bytes":${String(values.random.int(1e5))}}`,
  ]),
  app(10, 'info', ({ random }) => [` INFO worker ${String(random.int(8))} took job ${random.hex(12)}`]),
  app(4, 'debug', ({ random }) => [
    `SELECT "orders".* FROM "orders" WHERE "orders"."id" = ${String(random.int(1e6))} LIMIT 1`,
  ]),
  app(4, 'info', ({ random }) => [`bestellt: ${String(random.int(9))} × Käsekuchen für Zoë → Kasse ✓`]),
  app(2, 'error', ({ random }) => [
    `TypeError: Cannot read properties of undefined (reading 'id')`,
    `    at listOrders (/srv/app/orders.js:${String(random.int(400))}:17)`,
    '    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
    '',
    "  [cause]: Error: upstream proxy said '[PC01] instance refused connection'",
  ]),
  app(1, 'info', () => [
    'Routes:',
    '2026-01-01 is a holiday',
    '[PM07] is what the runbook calls it',
    '12:30:00 proxy pass',
  ]),
  // Look-alikes: none of these is Fly Proxy's.
  app(1, 'info', () => ['[    0.943187] ACPI: PCI Root Bridge [PC03] (domain 0000 [bus 00-ff])']),
  app(1, 'error', () => ['[PR03] retrying']),
  app(1, 'error', () => ['[PC01] instance refused connection. is your app listening on 0.0.0.0:8080?']),
  app(2, 'warn', () => ['upstream said [PC01] instance refused connection']),
  app(1, 'warn', () => ['fetch failed error.message="connection refused" retry=3']),
  app(1, 'error', () => ['error.message="connection refused" request.method="GET"']),
  app(1, 'error', () => ['failed to connect to machine: gave up after 3 attempts']),
  app(1, 'error', () => [
    '{"level":"error","message":"[PC01] instance refused connection","event":{"provider":"proxy"},"timestamp":"2020-01-01T00:00:00Z"}',
  ]),
  app(1, 'info', ({ random }) => [`[    ${random.next().toFixed(6)}] reboot: Restarting system`]),
  app(1, 'info', () => [' INFO Main child exited normally with code: 1']),
  app(1, 'info', () => ['Out of memory: Killed process 513 (node) total-vm:904120kB']),
  app(1, 'info', () => ['']),
  { provider: 'proxy', level: 'info', weight: 3, text: () => ['Starting machine'] },
  {
    provider: 'proxy',
    level: 'info',
    weight: 2,
    text: ({ random }) => [`machine became reachable in ${String(random.int(900))}ms`],
  },
  {
    provider: 'proxy',
    level: 'info',
    weight: 1,
    text: ({ random }) => [
      `waiting for machine to be reachable on 0.0.0.0:8080 (waited ${(5 + random.next()).toFixed(9)}s so far)`,
    ],
  },
  {
    provider: 'proxy',
    level: 'info',
    weight: 1,
    text: ({ machine }) => [
      `App shop has excess capacity, autostopping machine ${machine}. 0 out of 1 machines left running (region=ams, process group=app)`,
    ],
  },
  { provider: 'runner', level: 'info', weight: 1, text: () => ['Machine started in 1.362s'] },
  {
    provider: 'runner',
    level: 'info',
    weight: 1,
    text: () => ['machine has reached its max restart count of 10'],
  },
  {
    provider: 'health',
    level: 'error',
    weight: 1,
    text: () => [
      "Health check 'servicecheck-00-http-8000' on port 8000 has failed. Your app is not responding properly. Services exposed on ports [80, 443] will have intermittent failures until the health check passes.",
    ],
  },
  {
    provider: 'health',
    level: 'info',
    weight: 1,
    text: () => ["Health check 'servicecheck-00-http-8000' on port 8000 is now passing."],
  },
];
