/** What servers of the usual frameworks print when they take requests, and of a request; an address goes in. */
import { COMPILED_RUNTIMES } from './compiledRuntimes.ts';
import { jsonRequest, plainRequest } from './requestLines.ts';
import type { Runtime } from './runtime.ts';
import { SCRIPTED_RUNTIMES } from './scriptedRuntimes.ts';

const USUAL_RUNTIMES: readonly Runtime[] = [
  {
    command: 'node server.js',
    hello: ['> shop@1.4.0 start', '> node server.js'],
    ready: (host, port) => [`Server listening on http://${host}:${String(port)}`],
    request: plainRequest,
    crash: [
      'node:internal/modules/cjs/loader:1228',
      '  throw err;',
      "Error: Cannot find module './config/keys'",
      'Node.js v20.11.1',
    ],
    process: 'node',
  },
  {
    command: 'next start',
    hello: ['   ▲ Next.js 14.2.3'],
    ready: (host, port) => [
      `   - Local:        http://localhost:${String(port)}`,
      ...(host === '0.0.0.0' ? [`   - Network:      http://0.0.0.0:${String(port)}`] : []),
      ' ✓ Ready in 412ms',
    ],
    request: (random, path, status) => ` GET ${path} ${String(status)} in ${String(random.int(400))}ms`,
    crash: [
      'Error: Missing required environment variable: DATABASE_URL',
      '    at Object.<anonymous> (/app/env.mjs:14:9)',
    ],
    process: 'next-server',
  },
  {
    command: 'uvicorn main:app',
    hello: [
      'INFO:     Started server process [641]',
      'INFO:     Waiting for application startup.',
      'INFO:     Application startup complete.',
    ],
    ready: (host, port) => [
      `INFO:     Uvicorn running on http://${host}:${String(port)} (Press CTRL+C to quit)`,
    ],
    request: (random, path, status) =>
      `INFO:     172.16.4.${String(random.int(250))}:${String(30000 + random.int(9999))} - "GET ${path} HTTP/1.1" ${String(status)} OK`,
    crash: [
      'Traceback (most recent call last):',
      '  File "/app/main.py", line 7, in <module>',
      "ModuleNotFoundError: No module named 'redis'",
    ],
    process: 'uvicorn',
  },
  {
    command: 'gunicorn wsgi',
    hello: ['[641] [INFO] Starting gunicorn 22.0.0'],
    ready: (host, port) => [
      `[641] [INFO] Listening at: http://${host}:${String(port)} (641)`,
      '[641] [INFO] Using worker: sync',
    ],
    request: (random, path, status) =>
      `172.16.4.2 - - "GET ${path} HTTP/1.1" ${String(status)} ${String(random.int(9000))}`,
    crash: [
      '[645] [ERROR] Exception in worker process',
      'django.db.utils.OperationalError: could not translate host name "db.internal" to address',
      '[641] [ERROR] Shutting down: Master',
      '[641] [ERROR] Reason: Worker failed to boot.',
    ],
    process: 'gunicorn',
  },
  {
    command: 'bin/rails server',
    hello: [
      '=> Booting Puma',
      '=> Rails 7.1.3 application starting in production',
      'Puma starting in single mode...',
      '*  Min threads: 5',
    ],
    ready: (host, port) => [`* Listening on http://${host}:${String(port)}`, 'Use Ctrl-C to stop'],
    request: (random, path, status) =>
      `I, [#641]  INFO -- : [${random.hex(8)}] Completed ${String(status)} in ${String(random.int(300))}ms path=${path}`,
    crash: [
      '/usr/local/bundle/gems/bootsnap-1.18.3/lib/bootsnap/load_path_cache: cannot load such file -- redis (LoadError)',
      'bin/rails aborted!',
    ],
    process: 'ruby',
  },
  {
    command: '/app/bin/server',
    hello: [],
    ready: (host, port) => [
      `[info] Running ShopWeb.Endpoint with Bandit 1.5.7 at ${host}:${String(port)} (http)`,
      '[info] Access ShopWeb.Endpoint at https://shop.example',
    ],
    request: (random, path, status) =>
      `request_id=F${random.hex(18)} [info] GET ${path} Sent ${String(status)} in ${String(random.int(90))}ms`,
    crash: [
      'ERROR! Config provider Config.Reader failed with:',
      '** (RuntimeError) environment variable SECRET_KEY_BASE is missing.',
      'Runtime terminating during boot ({#{message=><<"..."',
    ],
    process: 'beam.smp',
  },
  {
    command: '/usr/local/bin/api',
    hello: ['{"level":"info","msg":"connecting to postgres"}'],
    ready: (host, port) => [
      JSON.stringify({ level: 'info', msg: 'http server listening', addr: `${host}:${String(port)}` }),
    ],
    request: jsonRequest,
    crash: [
      '{"level":"fatal","msg":"migrate: dial tcp: lookup db.flycast: no such host"}',
      'panic: runtime error: invalid memory address or nil pointer dereference',
      'goroutine 1 [running]:',
    ],
    process: 'api',
  },
  {
    command: 'dotnet Shop.dll',
    hello: ['info: Microsoft.Hosting.Lifetime[0]', '      Hosting environment: Production'],
    ready: (host, port) => [
      `      Now listening on: http://${host === '0.0.0.0' ? '[::]' : host}:${String(port)}`,
      '      Application started. Press Ctrl+C to shut down.',
    ],
    request: (random, path, status) =>
      `      Request finished HTTP/1.1 GET http://shop.example${path} - ${String(status)} - ${String(random.int(99))}ms`,
    crash: [
      'Unhandled exception. System.ArgumentNullException: Value cannot be null. (Parameter connectionString)',
      '   at Shop.Program.Main(String[] args)',
    ],
    process: 'dotnet',
  },
  {
    command: 'node dist/main.js',
    hello: ['{"level":30,"msg":"plugins registered"}'],
    ready: (host, port) => [
      `{"level":30,"pid":641,"msg":"Server listening at http://${host}:${String(port)}"}`,
    ],
    request: jsonRequest,
    crash: [
      '{"level":60,"msg":"Redis connection to redis.internal:6379 failed - ENOTFOUND"}',
      'triggerUncaughtException(err, true);',
    ],
    process: 'node',
  },
];

/** All of them show the address that they listen on. */
export const RUNTIMES: readonly Runtime[] = [...USUAL_RUNTIMES, ...SCRIPTED_RUNTIMES, ...COMPILED_RUNTIMES];
