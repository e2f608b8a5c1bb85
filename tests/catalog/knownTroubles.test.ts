/** What apps print when something that they need is wrong: each trouble by lines of common runtimes, and by lines that only look so. */
import { expect, it, test } from 'vitest';
import { findLastingTrouble, findTrouble, TROUBLE_IDS } from '../../src/catalog/rules/parts/knownTroubles.ts';

interface Proof {
  readonly lines: readonly [string, ...string[]];
  /** Not this one; it may be another. */
  readonly notLines: readonly [string, ...string[]];
}

const PROOFS: Readonly<Record<string, Proof>> = {
  processor: {
    lines: ['exec /app/server: exec format error', 'OSError: [Errno 8] Exec format error'],
    notLines: ['the export format is in error'],
  },
  lineEnds: {
    lines: ["env: 'bash\\r': No such file or directory", '/bin/sh^M: bad interpreter: No such file'],
    notLines: ['no such file: berth.png'],
  },
  diskFailing: {
    lines: [
      '[240.1] blk_update_request: I/O error, dev vdc, sector 640',
      '[240.2] EXT4-fs error (device vdc): ext4_find_entry:1455: reading directory lblock 0',
    ],
    notLines: ['upload failed: I/O error', 'EXT4-fs (vdc): mounted filesystem with ordered data mode'],
  },
  diskSlow: {
    lines: ['[356.1] INFO: task jbd2/vdc-8:214 blocked for more than 120 seconds.'],
    notLines: ['user 7 is blocked for more than 120 seconds'],
  },
  encryption: {
    lines: [
      'connection to server at "10.0.0.7", port 5432 failed: server does not support SSL, but SSL was required',
      'FATAL: no pg_hba.conf entry for host "10.0.0.7", user "shop", database "shop", no encryption',
    ],
    notLines: ['the server supports SSL'],
  },
  nameServer: {
    lines: [
      'dial tcp: lookup shop-db.internal on [fdaa::3]:53: read udp: i/o timeout',
      'Error: getaddrinfo EAI_AGAIN api.example.com',
    ],
    notLines: ['dial tcp: lookup shop-db.internal on [fdaa::3]:53: no such host'],
  },
  failover: {
    lines: [
      'repmgrd  | [WARNING] unable to ping "host=10.0.0.7 port=5433"',
      'repmgrd  | NOTICE: promoting standby to primary',
    ],
    notLines: ['repmgrd  | [INFO] node 7 monitoring upstream node 8 in normal state'],
  },
  replica: {
    lines: ["ReplyError: READONLY You can't write against a read only replica."],
    notLines: ['connected to a replica'],
  },
  connectionLost: {
    lines: [
      'Error: Connection terminated unexpectedly',
      'psycopg2.OperationalError: server closed the connection unexpectedly',
    ],
    notLines: ['client closed the connection'],
  },
  diskFull: {
    lines: [
      'Error: ENOSPC: no space left on device, write',
      'sqlite3.OperationalError: database or disk is full',
      'ERROR: could not extend file "base/1/2": No space left on device',
    ],
    notLines: ['disk usage is at 71 %', 'the moorings are full'],
  },
  readOnly: {
    lines: ['attempt to write a readonly database', "EROFS: read-only file system, open '/data/a'"],
    notLines: ['opened /data in read-only mode', 'user has readonly access'],
  },
  files: {
    lines: ['accept4: too many open files; retrying in 1s', 'Error: EMFILE: too many open files, watch'],
    notLines: ['opened 7 files'],
  },
  permission: {
    lines: ['/bin/sh: ./start: Permission denied', "Error: EACCES: permission denied, mkdir '/data/tmp'"],
    notLines: ['user 7 has no permission to see this berth'],
  },
  package: {
    lines: ["Error: Cannot find module 'express'", "ModuleNotFoundError: No module named 'yaml'"],
    notLines: ['found 7 modules'],
  },
  program: {
    lines: ['/bin/sh: 1: gunicorn: not found', 'bash: node: command not found'],
    notLines: ['GET /command 404 not found in 2ms'],
  },
  setting: {
    lines: [
      'ValueError: the environment variable SESSION_KEY must be set',
      '** (RuntimeError) environment variable DATABASE_URL is missing.',
    ],
    notLines: ['a required field is missing: name', 'SESSION_KEY has been rotated'],
  },
  migrationRepeats: {
    lines: [
      'PG::DuplicateColumn: ERROR:  column "berth" of relation "boats" already exists',
      'relation "boats" already exists',
    ],
    notLines: ['a user of this name already exists', 'the file already exists'],
  },
  schema: {
    lines: [
      'PG::UndefinedColumn: ERROR:  column boats.berth does not exist',
      'sqlite3.OperationalError: no such table: boats',
      'ActiveRecord::PendingMigrationError: Migrations are pending',
    ],
    notLines: ['the berth that you asked for does not exist', 'no such user'],
  },
  connections: {
    lines: [
      'FATAL: sorry, too many clients already',
      'sqlalchemy.exc.TimeoutError: QueuePool limit of size 5 overflow 10 reached',
      'Timed out fetching a new connection from the connection pool.',
    ],
    notLines: ['too many requests', 'a pool of 5 connections is ready'],
  },
  credentials: {
    lines: [
      'FATAL: password authentication failed for user "shop"',
      "Access denied for user 'shop'@'10.0.0.7' (using password: YES)",
      'ReplyError: WRONGPASS invalid username-password pair',
    ],
    notLines: ['login failed: wrong password for user 7', 'access denied: berth 7'],
  },
  certificate: {
    lines: [
      'x509: certificate has expired or is not yet valid',
      '{"err":{"code":"CERT_HAS_EXPIRED","message":"certificate has expired"}}',
    ],
    notLines: ['the session has expired', 'the certificate expires in 7 days'],
  },
  machinesApi: {
    lines: [
      '{"status":429,"url":"https://api.machines.dev/v1/apps/shop/machines"}',
      'POST https://api.machines.dev/v1/apps/shop/machines: rate limit exceeded',
    ],
    notLines: [
      '{"status":429,"url":"https://api.example.com/v1"}',
      'GET https://api.machines.dev/v1/apps 200',
    ],
  },
  workerTimeout: {
    lines: [
      '[2026-03-02 08:15:31 +0000] [640] [CRITICAL] WORKER TIMEOUT (pid:661)',
      'PHP Fatal error:  Maximum execution time of 30 seconds exceeded in /app/a.php',
    ],
    notLines: ['the worker has a timeout of 30 seconds'],
  },
  name: {
    lines: [
      'Error: getaddrinfo ENOTFOUND shop-db.internal',
      'dial tcp: lookup shop-db.internal on [fdaa::3]:53: no such host',
      'tcp connect (shop-db.internal:5432): non-existing domain - :nxdomain',
    ],
    notLines: ['no name was found for berth 7'],
  },
  unreachable: {
    lines: [
      'Error: connect ECONNREFUSED 10.0.0.7:5432',
      'SQLSTATE[HY000] [2002] Connection refused',
      "Can't reach database server at `shop-db.flycast:5432`",
    ],
    notLines: ['the payment was refused', 'Error: read ECONNRESET'],
  },
  migrations: {
    lines: ['Error: migration 0007_berths failed'],
    notLines: ['the swallows have gone south'],
  },
  port: {
    lines: [
      'Error: listen EADDRINUSE: address already in use :::3000',
      'bind: address already in use (os error 98)',
    ],
    notLines: ['the port is in use by berth 7'],
  },
  root: {
    lines: [
      '"root" execution of the PostgreSQL server is not permitted.',
      'this must not run as root: refusing',
    ],
    notLines: ['Preparing to run: `npm start` as root'],
  },
};

it('has a proof of every trouble', () => {
  expect(Object.keys(PROOFS).sort()).toEqual([...TROUBLE_IDS].sort());
});

test.each(Object.entries(PROOFS))('%s', (id, { lines, notLines }) => {
  for (const line of lines) expect(findTrouble(line)?.id, line).toBe(id);
  for (const line of notLines) expect(findTrouble(line)?.id, line).not.toBe(id);
});

it('says of a start that fails nothing that an app could go on with', () => {
  expect(findLastingTrouble("Error: Cannot find module 'express'")).toBeUndefined();
  expect(findLastingTrouble('FATAL: sorry, too many clients already')?.id).toBe('connections');
  expect(findLastingTrouble('GET / 200')).toBeUndefined();
  expect(findLastingTrouble('WARNING: connection refused, retrying in 1s')).toBeUndefined();
  expect(findLastingTrouble('ERROR: connection refused, retrying in 1s')?.id).toBe('unreachable');
});
