/**
 * What apps print when something that they need is wrong: a line goes in; what is wrong, whose it is to fix and what to
 * do come out. By the words of runtimes, databases, shells and the kernel.
 */
import type { LastingTrouble } from '../../../core/diagnosis/diagnosis.ts';
import type { Owner } from '../../../core/format/errorCode.ts';

interface KnownTrouble {
  readonly id: string;
  readonly words: RegExp;
  /** A sentence without its full stop, of a trouble that an app goes on with; none of one that ends it at its start. */
  readonly title?: string;
  readonly owner: Owner;
  readonly advice: string;
  /** From so many lines on it is told of a short log; three where nothing is said. */
  readonly least?: number;
}

/** The most special first: lines often name more than one. */
const KNOWN_TROUBLES: readonly KnownTrouble[] = [
  {
    id: 'processor',
    words: /Exec format error/i,
    owner: 'app',
    advice:
      'The image is built for another processor: build it for `linux/amd64`, such as with `docker build --platform linux/amd64`, or let Fly build it: `fly deploy --remote-only`.',
  },
  {
    id: 'lineEnds',
    words: /\\r|\^M|bad interpreter|\.sh: (?:no such file|not found)|\.sh['"]?: No such file/i,
    owner: 'app',
    advice:
      'A script that is there and yet “not found” mostly has Windows line ends: save it with LF (`dos2unix`), and keep it so with `*.sh text eol=lf` in .gitattributes.',
  },
  {
    id: 'diskFailing',
    words:
      /\bI\/O error, dev \w{2,8}\b|\bEXT4-fs error \(device|Remounting filesystem read-only|Buffer I\/O error on dev/,
    title: 'The disk of a volume fails',
    least: 1,
    owner: 'platform',
    advice:
      'Only Fly can mend the disk: tell its support, with these lines. Meanwhile serve from another machine, or restore a snapshot of the volume: `fly volumes snapshots list VOLUME_ID`.',
  },
  {
    id: 'diskSlow',
    words: /\btask \S{1,40}:\d{1,9} blocked for more than \d{1,6} seconds/,
    title: 'The disk of a machine hardly answers',
    least: 2,
    owner: 'platform',
    advice:
      'A program that waits for minutes waits for its disk, which only Fly can mend: tell its support, with these lines and the machine. Meanwhile serve from another machine, which has another host.',
  },
  {
    id: 'diskFull',
    words: /No space left on device|\bENOSPC\b|database or disk is full|disk quota exceeded|disk is full/i,
    title: 'A disk is full',
    owner: 'app',
    advice:
      'A disk is full: look at it with `fly ssh console` and `df -h`, remove what is not needed, or extend the volume: `fly volumes extend`.',
  },
  {
    id: 'readOnly',
    words: /Read-only file system|\bEROFS\b|attempt to write a readonly database/i,
    title: 'The app may not write to its disk or database',
    owner: 'unclear',
    advice:
      'The file system or database takes no writes: see whether the volume is mounted where the app writes (`fly volumes list`), and whether this machine is a replica, which must send writes to its primary.',
  },
  {
    id: 'files',
    words: /too many open files|\bEMFILE\b|\bENFILE\b/i,
    title: 'The app has too many files or connections open',
    owner: 'app',
    advice:
      'The app has used up its file descriptors: restart the machine (`fly machine restart ID`), then look for connections and files that are never closed, or raise the limit (`ulimit -n`) where the app starts.',
  },
  {
    id: 'permission',
    words: /permission denied|os error 13\b|\bEACCES\b/i,
    owner: 'app',
    advice:
      'The program may not be run or written by the user of the image: `chmod +x` the script in the Dockerfile, and give that user the folders that it writes to.',
  },
  {
    id: 'package',
    words:
      /Cannot find (?:module|package)|ModuleNotFoundError|No module named|LoadError|cannot load such file|ClassNotFound|Could not load file or assembly/i,
    owner: 'app',
    advice:
      'A package or file is missing in the image: add it to the dependencies, see that the build copies it, and deploy again.',
  },
  {
    id: 'program',
    words:
      /command not found|: not found$|No such file or directory \(os error 2\)|executable file not found/i,
    owner: 'app',
    advice:
      'The program is not in the image, or not on its `PATH`: install it in the Dockerfile (what is in `devDependencies` is often left out), and check `CMD` and `[processes]` in fly.toml.',
  },
  {
    id: 'setting',
    words:
      /(?:missing|not set|undefined|required|must be set|KeyError|fetch_env).{0,60}\b[A-Z][A-Z0-9]*_[A-Z0-9_]+|\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b.{0,60}(?:missing|not set|undefined|required|must be set|not found)/,
    owner: 'app',
    advice:
      'A setting is missing: set it with `fly secrets set NAME=value`, or under `[env]` in fly.toml; what is set: `fly secrets list`.',
  },
  {
    id: 'migrationRepeats',
    words:
      /\bDuplicate(?:Column|Table|Object)\b|\b(?:relation|column|table|type|index) .{1,100} already exists\b/i,
    owner: 'app',
    advice:
      'A migration makes what the database has already: let it ask first (`if_not_exists`), or mark it as run, and deploy again.',
  },
  {
    id: 'schema',
    words:
      /\b(?:relation|column|table) .{1,100} (?:does not|doesn't) exist\b|no such (?:table|column)\b|\bUndefined(?:Column|Table)\b|Unknown column|Pending ?Migration|pending migrations|\bP202[12]\b/i,
    title: 'The database does not have the tables or columns that the app asks for',
    owner: 'app',
    advice:
      'The database does not fit the app: run its migrations, as `release_command` under `[deploy]` in fly.toml, or go back to the version before.',
  },
  {
    id: 'connections',
    words:
      /too many (?:clients|connections)|remaining connection slots|max_client_conn|QueuePool limit|could not obtain a (?:database )?connection|ConnectionTimeoutError|Timed out fetching a new connection|connection not available and request was dropped from queue|pool (?:is )?exhausted|Connection is not available, request timed out/i,
    title: 'There are not enough connections to the database',
    owner: 'app',
    advice:
      'Machines × workers × pool size must stay below what the database allows: make the pools smaller, put a pooler such as PgBouncer between, or raise `max_connections`.',
  },
  {
    id: 'encryption',
    words:
      /server does not support SSL|SSL (?:is )?not enabled on the server|no pg_hba\.conf entry .{1,200}(?:no encryption|SSL off)|The server does not support SSL connections/i,
    title: 'The app and its database do not agree on whether to encrypt',
    owner: 'app',
    advice:
      'Inside Fly’s private network a database mostly takes no TLS: end its address with `?sslmode=disable` (`ssl: false`); a database outside of it mostly asks for it: `?sslmode=require`. Set the address with `fly secrets set`.',
  },
  {
    id: 'credentials',
    words:
      /password authentication failed|Access denied for user|\bWRONGPASS\b|\bNOAUTH\b|invalid[_ ]api[_ ]key|Incorrect API key/i,
    title: 'A database or service does not accept the app’s password or key',
    owner: 'app',
    advice:
      'Set the right one with `fly secrets set NAME=value`; when each was set last: `fly secrets list`.',
  },
  {
    id: 'certificate',
    words: /certificate (?:has )?expired|\bCERT_HAS_EXPIRED\b|certificate is not yet valid/i,
    title: 'The certificate of a service that the app calls has expired',
    owner: 'unclear',
    advice:
      'Who runs that service has to renew it: tell them, and do not turn the verification off. If the service is yours, renew it there.',
  },
  {
    id: 'machinesApi',
    words:
      /\bapi\.machines\.dev\b.{0,600}(?:\b429\b|rate limit)|(?:\b429\b|rate limit).{0,600}\bapi\.machines\.dev\b/i,
    title: 'Fly’s Machines API refuses calls of the app because they are too many at a time',
    owner: 'app',
    advice:
      'Create, start and stop machines more slowly: wait longer after each answer 429, and keep stopped machines to start again. Fly’s support can raise the limit.',
  },
  {
    id: 'workerTimeout',
    words:
      /\bWORKER TIMEOUT\b|Rack::Timeout::Request|Maximum execution time of \d{1,6} seconds exceeded|upstream timed out/,
    title: 'Requests take longer than the app’s own server allows',
    owner: 'app',
    advice:
      'Raise the time limit of the server (gunicorn’s `--timeout`, `Rack::Timeout`, `max_execution_time`), or take what is slow out of the request: jobs behind it, uploads straight to object storage.',
  },
  {
    id: 'nameServer',
    words:
      /\[?fdaa::3\]?:53\b.{0,120}(?:timed? ?out|timeout)|lookup \S{1,120}:? .{0,80}i\/o timeout|\bEAI_AGAIN\b|Temporary failure in name resolution/i,
    title: 'Fly’s name server does not answer the app',
    owner: 'platform',
    advice:
      'Names are looked up at `fdaa::3`, which is Fly’s: look at status.flyio.net, and restart the machine if only one has this (`fly machine restart ID`).',
  },
  {
    id: 'name',
    words:
      /nxdomain|non-existing domain|\bENOTFOUND\b|could not translate host name|Name or service not known|\bno such host\b|getaddrinfo/i,
    title: 'The name of a database or service that the app needs cannot be found',
    owner: 'app',
    advice:
      'A name that ends in `.internal` has an address only while a machine of that app runs: see `fly status` of that app, and start it. Of other names, check the spelling in the secrets.',
  },
  {
    id: 'failover',
    words:
      /\brepmgrd?\b.{0,200}(?:unable to (?:ping|reconnect)|promot)|\bstolon\S{0,20}\b.{0,200}(?:master|primary) (?:db )?(?:is )?failed|promoting standby to primary/i,
    title: 'The primary of the database stopped answering',
    owner: 'unclear',
    advice:
      'See which member is the primary now, and whether all are there: `fly status` and `fly checks list` of the database’s app. Look at the log of the old primary for why it went.',
  },
  {
    id: 'replica',
    words: /READONLY You can[’']t write against a read only replica/i,
    title: 'The app writes to a replica of Redis, which takes no writes',
    owner: 'unclear',
    advice:
      'The address of the app led to a replica, as it does while the primary changes: let the client connect anew on this error, and use the primary’s address.',
  },
  {
    id: 'connectionLost',
    words:
      /server closed the connection unexpectedly|Connection terminated unexpectedly|terminating connection due to|SSL connection has been closed unexpectedly|connection already closed|server has gone away|Lost connection to MySQL/i,
    title: 'Connections of the app to its database break off',
    owner: 'app',
    advice:
      'Connections that were open while a machine or a database slept are dead: let the pool check one before it is used (`pool_pre_ping`, `testOnBorrow`, `CONN_HEALTH_CHECKS`), and close idle ones soon.',
  },
  {
    id: 'unreachable',
    words:
      /\bECONNREFUSED\b|connection refused|could not connect to server|\bETIMEDOUT\b|Can[’']t reach database server|the database system is (?:starting up|shutting down|in recovery)/i,
    title: 'A database or service that the app needs cannot be reached',
    owner: 'app',
    advice:
      'What the app needs could not be reached: see whether the database or service runs (`fly status` of its app), and whether the address in the secrets is right; inside Fly it ends in `.internal` or `.flycast`.',
  },
  {
    id: 'migrations',
    words: /migrat/i,
    owner: 'app',
    advice:
      'The database does not fit the app: run its migrations, as `release_command` under `[deploy]` in fly.toml.',
  },
  {
    id: 'port',
    words: /address already in use|\bEADDRINUSE\b/i,
    owner: 'app',
    advice: 'Two programs want the same port in one machine: let one of them listen elsewhere.',
  },
  {
    id: 'root',
    words:
      /(?:"?root"? execution|running as root|run as root).{0,60}(?:not permitted|not allowed|refus)|should not be run as root/i,
    owner: 'app',
    advice: 'The program does not run as root: set `USER` in the Dockerfile, or start it as another user.',
  },
];

export const TROUBLE_IDS: readonly string[] = KNOWN_TROUBLES.map(({ id }) => id);

const MAX_LENGTH = 4000;

export function findTrouble(text: string): KnownTrouble | undefined {
  const start = text.slice(0, MAX_LENGTH);
  return KNOWN_TROUBLES.find(({ words }) => words.test(start));
}

/** What is tried again, and not called an error, is ordinary while services start. */
const RETRIED = /\b(?:WARN(?:ING)?|INFO|DEBUG)\b.{0,400}\bretry(?:ing)?\b/i;

const LEAST = 3;

/** A trouble that an app goes on with; undefined of all other lines. */
export function findLastingTrouble(text: string): LastingTrouble | undefined {
  if (RETRIED.test(text.slice(0, MAX_LENGTH))) return undefined;
  const found = findTrouble(text);
  return found?.title === undefined ? undefined : { id: found.id, least: found.least ?? LEAST };
}
