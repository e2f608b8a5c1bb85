/** Of what an app printed before it ended, the line that a person looks for: by what runtimes and shells really print. */
import { expect, it, test } from 'vitest';
import { findMostTelling, weigh } from '../../src/core/diagnosis/tellingLine.ts';

/** The marked line is the one to quote. */
const PRINTED: readonly [of: string, lines: readonly string[]][] = [
  [
    'Node, an error that nobody catches',
    [
      'Server starting on port 3000',
      'node:internal/process/promises:288',
      '            triggerUncaughtException(err, true /* fromPromise */);',
      '> PrismaClientInitializationError: Can’t reach database server at `db.internal:5432`',
      '    at async start (/app/dist/errorHandler.js:12:9) {',
      "  clientVersion: '5.1.0',",
      '  errorCode: undefined',
      '}',
      'Node.js v20.11.1',
    ],
  ],
  [
    'Node, a module that is not there',
    [
      'node:internal/modules/cjs/loader:1080',
      '  throw err;',
      "> Error: Cannot find module '/app/server.js'",
      '    at Module._resolveFilename (node:internal/modules/cjs/loader:1077:15)',
      "  code: 'MODULE_NOT_FOUND',",
      '  requireStack: []',
      'npm ERR! Lifecycle script `start` failed with error:',
      'npm ERR! Error: command failed',
    ],
  ],
  [
    'V8 without memory, and its shell',
    [
      '<--- Last few GCs --->',
      '> FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
      ' 1: 0xb7a940 node::Abort() [node]',
      'Aborted (core dumped)',
    ],
  ],
  [
    'Python',
    [
      '[2026-03-02 08:15:31 +0000] [640] [INFO] Booting worker with pid: 640',
      'Traceback (most recent call last):',
      '  File "/app/config.py", line 7, in <module>',
      "    raise KeyError('SECRET_KEY') from None",
      "> KeyError: 'SECRET_KEY'",
      '[2026-03-02 08:15:32 +0000] [640] [INFO] Worker exiting (pid: 640) after an error',
    ],
  ],
  [
    'Ruby',
    [
      'bin/rails aborted!',
      '> ActiveRecord::ConnectionNotEstablished: could not connect to server: Connection refused (PG::ConnectionBad)',
      "/usr/local/bundle/gems/pg-1.5/lib/pg/connection.rb:8:in `connect_start_error'",
      'Tasks: TOP => db:migrate',
    ],
  ],
  [
    'a migration of Rails',
    [
      '== 20260302 AddBerthToBoats: migrating',
      'bin/rails aborted!',
      'StandardError: An error has occurred, this and all later migrations canceled: (StandardError)',
      '> PG::DuplicateColumn: ERROR:  column "berth" of relation "boats" already exists',
      "/rails/db/migrate/20260302_add_berth.rb:3:in 'AddBerthToBoats#change'",
      'Tasks: TOP => db:migrate',
    ],
  ],
  [
    'Go',
    [
      '2026/03/02 08:15:31 INFO error reporting is on',
      '> panic: runtime error: invalid memory address or nil pointer dereference',
      '[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x64d0a5]',
      'goroutine 1 [running]:',
      '\t/src/errors/main.go:23 +0x1d',
      'exit status 2',
    ],
  ],
  [
    'Elixir',
    [
      '> ** (RuntimeError) environment variable DATABASE_URL is missing.',
      'For example: ecto://USER:PASS@HOST/DATABASE',
      '    (elixir 1.16.0) lib/code/error.ex:1: Code.load_file/2',
    ],
  ],
  [
    'Java, cause behind cause',
    [
      'Exception in thread "main" java.lang.IllegalStateException: no pool',
      '\tat com.example.Main.main(Main.java:12)',
      '> Caused by: java.net.ConnectException: Connection refused',
      '\t... 12 more',
    ],
  ],
  [
    'Rust',
    [
      'note: run with `RUST_BACKTRACE=1`',
      "> thread 'main' panicked at src/main.rs:8:43: called `Result::unwrap()` on an `Err` value: NotPresent",
      'note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace',
    ],
  ],
  [
    'PHP',
    ['NOTICE: ready to handle connections', '> PHP Fatal error:  Uncaught TypeError in /app/index.php'],
  ],
  ['a shell', ['+ exec ./server', '> ./entrypoint.sh: line 3: ./server: Permission denied', 'Killed']],
  [
    'JSON of a logger',
    [
      '{"level":50,"time":1772439331250,"msg":"> TypeError: users is not iterable"}',
      '{"level":30,"time":1772439331251,"msg":"flushing, 0 errors, 1 failed"}',
    ],
  ],
  ['an app that says nothing of it', ['GET / 200', '> GET /health 200']],
];

test.each(PRINTED)('%s', (_of, lines) => {
  const wanted = lines.find((line) => line.includes('> ')) ?? '';
  const printed = lines.map((line) => ({ text: line.replace('> ', '') }));
  expect(findMostTelling(printed)?.text).toBe(wanted.replace('> ', ''));
});

it('finds nothing telling in ordinary lines', () => {
  for (const text of [
    'GET /errors 200 in 12ms',
    'INFO error tracking enabled',
    '[info] 0 failed, 12 passed',
    'time=2026-03-02T08:15:31Z level=info msg="retry after timeout succeeded"',
    '    at Object.<anonymous> (/app/error.js:1:1)',
  ])
    expect(weigh(text), text).toBe(0);
});
