/**
 * What Fly and common servers print when machines and apps start, stop and break: a record goes in, what it says of
 * a lifecycle comes out. The wordings are those of init, flyd, the proxy and health checks since 2020; real lines end
 * in many ways, so only their start is asked for, and a level may stand before it.
 */
import type { LifecycleNews, ReadLifecycle } from '../../core/table/lifecycle.ts';
import type { LogRecord, Marker } from '../../core/format/logFormat.ts';
import { findListeningAddress } from './listeningLines.ts';

/** One of them stands in every line that is read here. */
export const LIFECYCLE_MARKERS: readonly Marker[] = [
  ' exited ',
  'Error: failed to spawn',
  'Kernel panic',
  'Out of memory: Kill',
  'OOM killed',
  'reboot: Restarting',
  'max restart count',
  'Starting init (',
  'Pulling container',
  'Health check ',
  'excess capacity',
  'Automatically stopping',
  'istening',
  'unning on',
  'unning at ',
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
  'waiting for machine to ',
  'machine became reachable',
  'Sending signal ',
];

const LEVEL = /^\s*(?:(?:INFO|WARN|ERROR)\s+)?/;
const EXIT_CODE = /^Main child exited normally with code: (\d{1,5})/;
const EXIT_SIGNAL = /^Main child exited with signal \(with signal '([A-Z0-9+]{1,20})'/;
const PANIC = /^(?:\[ *[\d.]{1,20}s?\] )?Kernel panic - not syncing/;
/** The kernel's own time can stand before its words. */
const KILLED = /^(?:\[ *[\d.]{1,20}s?\] )?Out of memory: Kill(?:ed)? process \S{1,20} \(([^()]{1,40})\)/;
const HELD = /\banon-rss:(\d{1,12})kB/;
/** Machines have memory in such steps. */
const MEMORY_STEP_KB = 256 * 1024;
/** A process that held less did not fill the machine by itself. */
const LEAST_HELD_KB = MEMORY_STEP_KB / 4;
const REBOOT = /^(?:\[ *[\d.]{1,20}s?\] )?reboot: Restarting system/;
const RESTART_LIMIT = /^machine has reached its max restart count(?: of)? \(?(\d{1,5})/;
const EXIT_OF_MACHINE = /^machine exited with exit code (\d{1,5}), not restarting/;
const LIMIT_START = 'the limit of ';
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
      return readApp(text) ?? readRunner(text) ?? readHealth(text) ?? readProxy(text);
  }
};

function readApp(text: string): LifecycleNews | undefined {
  const code = EXIT_CODE.exec(text)?.[1];
  if (code !== undefined) return toNews('exit', `code ${code}`);
  const signal = EXIT_SIGNAL.exec(text)?.[1];
  if (signal !== undefined) return toNews('exit', signal);
  if (text.startsWith('Virtual machine exited abruptly')) return toNews('exit', 'abruptly');
  if (text.startsWith('Error: failed to spawn command')) return toNews('exit', 'no start');
  if (PANIC.test(text)) return toNews('exit', 'kernel panic');
  if (text.startsWith('Virtual machine exited abruptly')) return toNews('exit', 'abruptly');
  const killed = KILLED.exec(text)?.[1];
  if (killed !== undefined) return toNews('outOfMemory', toVictim(killed, text));
  if (text.startsWith('Process appears to have been OOM killed')) return toNews('outOfMemory');
  if (REBOOT.test(text)) return toNews('restart');
  if (text.startsWith('Starting init (commit: ')) return toNews('start');
  const stop = STOPPING.exec(text)?.[1];
  if (stop !== undefined) return toNews('stopping', stop);
  const address = findListeningAddress(text);
  return address === undefined ? undefined : toNews('listening', address);
}

/** A process, and the memory of the machine that it filled, where the kernel says what it held: `node, 512 MB`. */
function toVictim(name: string, text: string): string {
  const kilobytes = Number(HELD.exec(text)?.[1] ?? 0);
  if (kilobytes < LEAST_HELD_KB) return name;
  return `${name}, ${String(Math.ceil(kilobytes / MEMORY_STEP_KB) * (MEMORY_STEP_KB / 1024))} MB`;
}

/** In megabytes; undefined where the kernel did not say. */
export function findFullMemory(detail: string): number | undefined {
  const megabytes = /, (\d{1,6}) MB$/.exec(detail)?.[1];
  return megabytes === undefined ? undefined : Number(megabytes);
}

export function findVictim(detail: string): string {
  return detail.replace(/, \d{1,6} MB$/, '');
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
  const code = EXIT_OF_MACHINE.exec(text)?.[1];
  if (code !== undefined) return toNews('exit', `code ${code}`);
  return text.startsWith('Pulling container image') ? toNews('deploy') : undefined;
}

/** Whether a detail says that a machine is not started any more, because it was started too often. */
export function isRestartLimit(detail: string): boolean {
  return detail.startsWith(LIMIT_START);
}

function readHealth(text: string): LifecycleNews | undefined {
  const [, name, postgres, port, state] = HEALTH.exec(text) ?? [];
  if (state === undefined) return undefined;
  const check = name ?? postgres ?? (port === undefined ? undefined : `port ${port}`);
  return toNews(state === 'has failed' ? 'healthFailed' : 'healthPassing', check);
}

function toNews(kind: LifecycleNews['kind'], detail?: string): LifecycleNews {
  return { kind, detail };
}
