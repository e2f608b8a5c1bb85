/**
 * What Fly and common servers print when machines and apps start, stop and break: a record goes in, what it says of
 * a lifecycle comes out. The wordings are those of init, flyd, the proxy and health checks since 2020; real lines end
 * in many ways, so only their start is asked for, and a level may stand before it.
 */
import type { LifecycleNews, ReadLifecycle } from '../../core/table/lifecycle.ts';
import type { LogRecord, Marker } from '../../core/format/logFormat.ts';
import { HEAP_MARKERS, readEnding } from './endings.ts';
import { findListeningAddress } from './listeningLines.ts';

/** One of them stands in every line that is read here. */
export const LIFECYCLE_MARKERS: readonly Marker[] = [
  ' exited ',
  'Error: failed to spawn',
  'Kernel panic',
  'ut of memory: Kill',
  'OOM killed',
  'reboot: Restarting',
  'achine has reached',
  'Starting init (',
  'Pulling container',
  'Health check ',
  'excess capacity',
  'Automatically stopping',
  'istening',
  'unning on',
  'unning at ',
  ' up on ',
  ' up at ',
  'Server Run',
  'Serving ',
  'serving on',
  'Ready on ',
  'Server ready',
  'Rocket has',
  'Responding at',
  'Started dev',
  'Netty started',
  'http server',
  'Sinatra (v',
  'erver on ',
  'erver at ',
  'erver started',
  '(http',
  'Local:',
  'Network:',
  'Local  ',
  'Network  ',
  'waiting for machine to ',
  'machine became reachable',
  'Sending signal ',
  'Starting machine',
  'achine started in',
  'created and started',
  'Preparing to run',
  'not restarting',
  'rial machine stopping',
  'rial has ended',
  'elease command failed',
  'release_command machine',
  'moke checks for',
  'lease currently held',
  'has been suspended',
  ...HEAP_MARKERS,
];

const LEVEL = /^\s*(?:(?:INFO|WARN|ERROR)\s+)?/;
const RESTART_LIMIT = /^[Mm]achine has reached its max restart count(?: of)? \(?(\d{1,5})/;
const NOT_RESTARTED = /^[Mm]achine exited with exit code (\d{1,5}), not restarting/;
const NEVER_RESTARTED = /^[Mm]achine restart policy set to '?no'?, not restarting/;
const TRIAL = /^Trial machine stopping|^Machine stopping\. [Tt]rial has ended/;
const STARTED = /^[Mm]achine (?:created and )?started in (\S{1,20})/;
const PROGRAM = /^Preparing to run: `(.{1,200}?)`? as \S/;
/** What flyctl prints at the end of a deploy that did not come to its end. */
const RELEASE_FAILED =
  /^(?:\S{0,40} )?(?:Error: release command failed|error release_command machine (\S{1,40}) exited with non-zero status of (\d{1,5})|(?:Error: )?smoke checks for (\S{1,40}) failed|(?:Error: )?(?:Unrecoverable error: )?failed to (?:get|acquire) leases?\b.{0,200}?machine ID (\S{1,40}) lease currently held)/i;
const HEALTH =
  /^Health check (?:'([^']{1,100})' |for your (postgres \w{1,20}) )?(?:on port (\d{1,5}) )?(has failed|is now passing)/;
const STOPPING = /^Sending signal (SIG[A-Z]{1,10}) to main child process/;
const WAITING = /^(?:Still )?waiting for machine to (?:be reachable|listen) on (\S{1,60})/;
const REACHABLE = /^machine became reachable in (\S{1,20})/;
const AUTOSTOP =
  /^App \S{1,100} has excess capacity, autostopping machine|^Downscaling app .{1,200}Automatically stopping machine/;
export const readLifecycle: ReadLifecycle = ({ provider, message }: LogRecord) => {
  const [level = ''] = LEVEL.exec(message) ?? [];
  const text = message.slice(level.length);
  switch (provider) {
    case 'app':
      return readApp(text);
    case 'runner':
      return readRunner(text);
    case 'proxy':
      return readProxy(text);
    case 'health':
      return readHealth(text);
    // A layout that does not say who wrote a line, or another name for one of them.
    default:
      return readApp(text) ?? readRunner(text) ?? readHealth(text) ?? readProxy(text) ?? readFlyctl(text);
  }
};

function readApp(text: string): LifecycleNews | undefined {
  const ending = readEnding(text);
  if (ending !== undefined) return ending;
  if (text.startsWith('Starting init (commit: ')) return toNews('start');
  const program = PROGRAM.exec(text)?.[1];
  if (program !== undefined) return toNews('program', program);
  const stop = STOPPING.exec(text)?.[1];
  if (stop !== undefined) return toNews('stopping', stop);
  if (text.startsWith('Virtual machine has been suspended')) return toNews('suspended');
  const address = findListeningAddress(text);
  return address === undefined ? undefined : toNews('listening', address);
}

function readProxy(text: string): LifecycleNews | undefined {
  if (AUTOSTOP.test(text)) return toNews('autostop');
  const address = WAITING.exec(text)?.[1];
  if (address !== undefined) return toNews('waiting', address);
  const duration = REACHABLE.exec(text)?.[1];
  if (duration !== undefined) return toNews('reachable', duration);
  if (text.startsWith('Starting machine')) return toNews('wake');
  const started = STARTED.exec(text)?.[1];
  return started === undefined ? undefined : toNews('started', started);
}

function readRunner(text: string): LifecycleNews | undefined {
  const limit = RESTART_LIMIT.exec(text)?.[1];
  if (limit !== undefined) return toNews('restart', `the limit of ${limit} restarts is reached`);
  const code = NOT_RESTARTED.exec(text)?.[1];
  if (code !== undefined) return toNews('notRestarted', `code ${code}`);
  if (NEVER_RESTARTED.test(text)) return toNews('notRestarted');
  if (TRIAL.test(text)) return toNews('trial');
  const started = STARTED.exec(text)?.[1];
  if (started !== undefined) return toNews('started', started);
  return text.startsWith('Pulling container image') ? toNews('deploy') : undefined;
}

/** Printed by `fly deploy`, which is saved as a log too. */
function readFlyctl(text: string): LifecycleNews | undefined {
  const found = RELEASE_FAILED.exec(text.trimStart());
  if (found === null) return undefined;
  const [, released, status, checked, leased] = found;
  const machine = released ?? checked ?? leased;
  const said = [
    ...(machine === undefined ? [] : [`machine ${machine}`]),
    ...(status === undefined ? [] : [`code ${status}`]),
    ...(checked === undefined ? [] : ['smoke checks']),
    ...(leased === undefined ? [] : ['lease']),
  ];
  return toNews('releaseFailed', said.length === 0 ? undefined : said.join(', '));
}

function readHealth(text: string): LifecycleNews | undefined {
  const [, name, postgres, port, state] = HEALTH.exec(text) ?? [];
  if (state === undefined) return undefined;
  const named = name ?? postgres;
  const check =
    named === undefined || port === undefined || named.endsWith(port) ? named : `${named} on port ${port}`;
  return toNews(
    state === 'has failed' ? 'healthFailed' : 'healthPassing',
    check ?? (port === undefined ? undefined : `port ${port}`),
  );
}

function toNews(kind: LifecycleNews['kind'], detail?: string): LifecycleNews {
  return { kind, detail };
}
