/**
 * What Fly and common servers print when machines and apps start, stop and break: a record goes in, what it says of
 * a lifecycle comes out. The wordings are those of init, flyd, the proxy and health checks since 2020; real lines end
 * in many ways, so only their start is asked for, and a level may stand before it.
 */
import type { LifecycleNews, ReadLifecycle } from '../core/lifecycle.ts';
import type { LogRecord, Marker } from '../core/logFormat.ts';

/** One of them stands in every line that is read here. */
export const LIFECYCLE_MARKERS: readonly Marker[] = [
  'Main child exited',
  'Out of memory: Kill',
  'OOM killed',
  'reboot: Restarting',
  'max restart count',
  'Starting init (',
  'Pulling container',
  'Health check ',
  'excess capacity',
  'istening',
  'unning on',
  ['unning ', 'Endpoint'],
  'erver on ',
  'erver at ',
  'erver started',
  '(http',
  'with port ',
  'Local:',
  'Network:',
  'waiting for machine to ',
  'machine became reachable',
  'Sending signal SIG',
];

const LEVEL = /^\s*(?:(?:INFO|WARN|ERROR)\s+)?/;
const EXIT_CODE = /^Main child exited normally with code: (\d{1,5})/;
const EXIT_SIGNAL = /^Main child exited with signal \(with signal '([A-Z0-9+]{1,20})'/;
/** The kernel's own time can stand before its words. */
const KILLED = /^(?:\[ *[\d.]{1,20}\] )?Out of memory: Kill(?:ed)? process \S{1,20} \(([^()]{1,40})\)/;
const REBOOT = /^(?:\[ *[\d.]{1,20}\] )?reboot: Restarting system/;
const RESTART_LIMIT = /^machine has reached its max restart count(?: of)? \(?(\d{1,5})/;
const LIMIT_START = 'the limit of ';
const HEALTH = /^Health check (?:'([^']{1,100})' )?(?:on port (\d{1,5}) )?(has failed|is now passing)/;
const STOPPING = /^Sending signal (SIG[A-Z]{1,10}) to main child process/;
const WAITING = /^waiting for machine to (?:be reachable|listen) on (\S{1,60})/;
const REACHABLE = /^machine became reachable in (\S{1,20})/;
const AUTOSTOP = /^App \S{1,100} has excess capacity, autostopping machine/;
/** An address or a port, which an app prints when it takes requests. */
const LISTENING =
  /\b(?:listening|running|serving|started|server|initialized)(?: (?:on|at|with):?|:) ?(?:address |port(?:\(s\))?:? ?)?((?:https?:\/\/)?(?:\[[0-9a-f:]{0,39}\]|[0-9.]{7,15}|localhost|\*|:{2,3}|)(?::?\d{2,5})\b)/i;
/** A word that can stand before an address, and what may stand between: the expression above looks at every word. */
const ANNOUNCES = /(?:ing|ted|ver|zed)(?::| (?:on|at|with|port))/i;
/** What servers of development print: one line for the machine itself, one for all. */
const LOCAL = /\b(?:Local|Network):\s{1,10}(https?:\/\/[a-z0-9.:[\]]{2,40}:\d{2,5})\b/;
/** An address with a host, a few words behind what announces it. */
const FURTHER =
  /\b(?:listening|running)\b.{1,80}?[ "]((?:https?:\/\/)?(?:\[[0-9a-f:]{2,39}\]|\d{1,3}(?:\.\d{1,3}){3}|localhost):\d{2,5})\b/i;
/** Fly's own servers in the machine, which people mistake for their app. */
const FLYS_OWN = /^(?:SSH listening|\[fly api proxy\])|listening on \[fdaa:/;

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
      return readApp(text) ?? readRunner(text) ?? readHealth(text) ?? readProxy(text);
  }
};

function readApp(text: string): LifecycleNews | undefined {
  const code = EXIT_CODE.exec(text)?.[1];
  if (code !== undefined) return toNews('exit', `code ${code}`);
  const signal = EXIT_SIGNAL.exec(text)?.[1];
  if (signal !== undefined) return toNews('exit', signal);
  const killed = KILLED.exec(text)?.[1];
  if (killed !== undefined) return toNews('outOfMemory', killed);
  if (text.startsWith('Process appears to have been OOM killed')) return toNews('outOfMemory');
  if (REBOOT.test(text)) return toNews('restart');
  if (text.startsWith('Starting init (commit: ')) return toNews('start');
  const stop = STOPPING.exec(text)?.[1];
  if (stop !== undefined) return toNews('stopping', stop);
  const address = FLYS_OWN.test(text) ? undefined : findAddress(text);
  return address === undefined ? undefined : toNews('listening', address);
}

function findAddress(text: string): string | undefined {
  const near = ANNOUNCES.test(text) ? LISTENING.exec(text)?.[1] : undefined;
  return near ?? LOCAL.exec(text)?.[1] ?? FURTHER.exec(text)?.[1];
}

function readProxy(text: string): LifecycleNews | undefined {
  if (AUTOSTOP.test(text)) return toNews('autostop');
  const address = WAITING.exec(text)?.[1];
  if (address !== undefined) return toNews('waiting', address);
  const duration = REACHABLE.exec(text)?.[1];
  return duration === undefined ? undefined : toNews('reachable', duration);
}

function readRunner(text: string): LifecycleNews | undefined {
  const limit = RESTART_LIMIT.exec(text)?.[1];
  if (limit !== undefined) return toNews('restart', `${LIMIT_START}${limit} restarts is reached`);
  return text.startsWith('Pulling container image') ? toNews('deploy') : undefined;
}

/** Whether a detail says that a machine is not started any more, because it was started too often. */
export function isRestartLimit(detail: string): boolean {
  return detail.startsWith(LIMIT_START);
}

function readHealth(text: string): LifecycleNews | undefined {
  const [, name, port, state] = HEALTH.exec(text) ?? [];
  if (state === undefined) return undefined;
  const check = name ?? (port === undefined ? undefined : `port ${port}`);
  return toNews(state === 'has failed' ? 'healthFailed' : 'healthPassing', check);
}

function toNews(kind: LifecycleNews['kind'], detail?: string): LifecycleNews {
  return { kind, detail };
}
