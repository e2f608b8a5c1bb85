/** Servers of scripting languages and of their tools, and how each of them words its address. */
import { jsonRequest, plainRequest } from './requestLines.ts';
import type { Runtime } from './runtime.ts';

/** A container has an address in a network of its own, which some servers print beside. */
const IN_CONTAINER = '172.19.14.2';

function isEverywhere(host: string): boolean {
  return host === '0.0.0.0';
}

/** Servers that print what they bound resolve a name first. */
function toNumbers(host: string): string {
  return host === 'localhost' ? '127.0.0.1' : host;
}

/** An IPv6 address needs its brackets only before a port. */
function toAddress(host: string): string {
  return toNumbers(host).replace(/[[\]]/g, '');
}

const NODE_CRASH = [
  'Error: Cannot find package "dotenv" imported from /app/server.js',
  '    at packageResolve (node:internal/modules/esm/resolve:844:9)',
  'Node.js v20.11.1',
];
const PYTHON_CRASH = [
  'Traceback (most recent call last):',
  '  File "/app/app.py", line 3, in <module>',
  "KeyError: 'SECRET_KEY'",
];
const RUBY_CRASH = ["config/environment.rb:5:in `require': cannot load such file -- pg (LoadError)"];
const PHP_CRASH = [
  'PHP Fatal error:  Uncaught PDOException: SQLSTATE[HY000] [2002] No such file or directory',
];

type Ready = Runtime['ready'];

function node(command: string, ready: Ready, hello: readonly string[] = []): Runtime {
  return { command, hello, ready, request: plainRequest, crash: NODE_CRASH, process: 'node' };
}

function python(command: string, ready: Ready, hello: readonly string[] = []): Runtime {
  return { command, hello, ready, request: plainRequest, crash: PYTHON_CRASH, process: 'python3' };
}

export const SCRIPTED_RUNTIMES: readonly Runtime[] = [
  node('node app.js', (host, port) => [`Server running at http://${host}:${String(port)}/`]),
  node(
    'npm run preview',
    (host, port) =>
      isEverywhere(host)
        ? [
            `  ➜  Local:   http://localhost:${String(port)}/`,
            `  ➜  Network: http://${IN_CONTAINER}:${String(port)}/`,
          ]
        : [
            `  ➜  Local:   http://${host}:${String(port)}/`,
            '  ➜  Network: use --host to expose',
            '  ➜  press h + enter to show help',
          ],
    ['> vite preview'],
  ),
  node('deno run -A main.ts', (host, port) => [
    isEverywhere(host)
      ? `Listening on http://0.0.0.0:${String(port)}/ (http://localhost:${String(port)}/)`
      : `Listening on http://${host}:${String(port)}/`,
  ]),
  node('bun run index.ts', (host, port) => [`Started development server: http://${host}:${String(port)}`]),
  node('node .output/server/index.mjs', (host, port) => [
    `Listening on http://${isEverywhere(host) ? '[::]' : host}:${String(port)}`,
  ]),
  {
    ...node('node dist/index.js', (host, port) => [
      JSON.stringify({
        level: 'info',
        message: 'HTTP server started',
        address: toAddress(host),
        port,
      }),
    ]),
    request: jsonRequest,
  },
  python('python -m http.server', (host, port) => [
    `Serving HTTP on ${toAddress(host)} port ${String(port)} (http://${toNumbers(host)}:${String(port)}/) ...`,
  ]),
  python('waitress-serve app:app', (host, port) => [
    `INFO:waitress:Serving on http://${toNumbers(host)}:${String(port)}`,
  ]),
  python(
    'gunicorn -k gthread app:app',
    (host, port) => [`[1] [INFO] Listening at: http://${toNumbers(host)}:${String(port)} (1)`],
    ['[1] [INFO] Starting gunicorn 21.2.0'],
  ),
  python(
    'python app.py',
    (host, port) => [
      ...(isEverywhere(host)
        ? [
            ' * Running on all addresses (0.0.0.0)',
            ` * Running on http://127.0.0.1:${String(port)}`,
            ` * Running on http://${IN_CONTAINER}:${String(port)}`,
          ]
        : [` * Running on http://${host}:${String(port)}`]),
      'Press CTRL+C to quit',
    ],
    [" * Serving Flask app 'app'", ' * Debug mode: off'],
  ),
  python('python manage.py runserver', (host, port) => [
    `Starting development server at http://${host}:${String(port)}/`,
    'Quit the server with CONTROL-C.',
  ]),
  python('hypercorn app:app', (host, port) => [
    `[641] [INFO] Running on http://${toNumbers(host)}:${String(port)} (CTRL + C to quit)`,
  ]),
  python('daphne app.asgi:application', (host, port) => [
    'INFO     Configuring endpoint',
    `INFO     Listening on TCP address ${toNumbers(host)}:${String(port)}`,
  ]),
  python(
    'uvicorn app:app',
    (host, port) => [
      JSON.stringify({
        event: `Uvicorn running on http://${host}:${String(port)} (Press CTRL+C to quit)`,
        level: 'info',
        logger: 'uvicorn.error',
      }),
    ],
    ['{"event":"Application startup complete.","level":"info","logger":"uvicorn.error"}'],
  ),
  {
    command: 'bundle exec puma',
    hello: [
      'Puma starting in single mode...',
      '* Version 4.3.8 (ruby 2.7.4-p191)',
      '* Environment: production',
    ],
    ready: (host, port) => [`* Listening on tcp://${host}:${String(port)}`, 'Use Ctrl-C to stop'],
    request: plainRequest,
    crash: RUBY_CRASH,
    process: 'ruby',
  },
  {
    command: 'unicorn',
    hello: ['I, [#641]  INFO -- : Refreshing Gem list'],
    ready: (host, port) => [
      `I, [#641]  INFO -- : listening on addr=${toNumbers(host)}:${String(port)} fd=9`,
      'I, [#641]  INFO -- : master process ready',
    ],
    request: plainRequest,
    crash: RUBY_CRASH,
    process: 'ruby',
  },
  {
    command: 'php -S',
    hello: [],
    ready: (host, port, time) => [
      `[${toClockOfPhp(time)}] PHP 8.3.6 Development Server (http://${host}:${String(port)}) started`,
    ],
    request: plainRequest,
    crash: PHP_CRASH,
    process: 'php',
  },
  {
    command: 'php artisan serve',
    hello: ['   INFO  Configuration cached successfully.  '],
    ready: (host, port) => [
      `   INFO  Server running on [http://${host}:${String(port)}].  `,
      '  Press Ctrl+C to stop the server',
    ],
    request: plainRequest,
    crash: PHP_CRASH,
    process: 'php',
  },
];

/** As in `Mon May  4 10:00:00 2026`. */
function toClockOfPhp(time: number): string {
  const [day = '', date = '', month = '', year = '', clock = ''] = new Date(time)
    .toUTCString()
    .replace(',', '')
    .split(' ');
  return `${day} ${month} ${String(Number(date)).padStart(2)} ${clock} ${year}`;
}
