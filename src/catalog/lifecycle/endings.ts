/**
 * How programs and machines end: what init, the kernel or a runtime prints goes in; the kind of end, and its reason in
 * short, come out.
 */
import { NO_START } from '../../core/lives/endDetails.ts';
import type { LifecycleNews } from '../../core/table/lifecycle.ts';
import type { Marker } from '../../core/format/logFormat.ts';

/** One of them stands in each line of a runtime that met its own limit of memory. */
export const HEAP_MARKERS: readonly Marker[] = [
  'heap out of memory',
  'OutOfMemoryE',
  'eheap_alloc: Cannot',
  'runtime: out of memory',
  'runtime: cannot allocate',
  'memory allocation of ',
  'Cannot allocate memory',
  'Allowed memory size of',
];

const EXIT_CODE = /^Main child exited normally with code: (\d{1,5})/;
const EXIT_SIGNAL = /^Main child exited with signal \(with signal '([A-Z0-9+]{1,20})'/;
const PANIC = /^(?:\[ *[\d.]{1,20}s?\] )?Kernel panic - not syncing/;
/** The kernel's own time can stand before its words. */
const KILLED =
  /^(?:\[ *[\d.]{1,20}s?\] )?(?:Memory cgroup out|Out) of memory: Kill(?:ed)? process \S{1,20} \(([^()]{1,40})\)/;
const HELD = /\banon-rss:(\d{1,12})kB/;
const REBOOT = /^(?:\[ *[\d.]{1,20}s?\] )?reboot: Restarting system/;
const SPAWN_FAILED = /^Error: failed to spawn command(?:: (.{1,200}))?/;
const OS_ERROR = /: ([A-Z][a-z ]{3,40}) \(os error \d{1,4}\)/;
/** A runtime's own words, and what it is called. */
const HEAP_LIMITS: readonly (readonly [words: RegExp, runtime: string])[] = [
  [/JavaScript heap out of memory/, 'Node.js'],
  [/java\.lang\.OutOfMemoryError/, 'Java'],
  [/System\.OutOfMemoryException/, '.NET'],
  [/eheap_alloc: Cannot (?:re)?allocate/, 'the BEAM'],
  [/runtime: (?:out of memory|cannot allocate)/, 'Go'],
  [/^memory allocation of \d{1,20} bytes failed/, 'Rust'],
  [/Allowed memory size of \d{1,20} bytes exhausted/, 'PHP'],
  [
    /\[Errno 12\] Cannot allocate memory|Cannot allocate memory - |cannot fork.{0,40}Cannot allocate memory/,
    'a program',
  ],
];

/** Undefined where a line tells of no end. */
export function readEnding(text: string): LifecycleNews | undefined {
  const code = EXIT_CODE.exec(text)?.[1];
  if (code !== undefined) return { kind: 'exit', detail: `code ${code}` };
  const signal = EXIT_SIGNAL.exec(text)?.[1];
  if (signal !== undefined) return { kind: 'exit', detail: signal };
  if (text.startsWith('Virtual machine exited abruptly')) return { kind: 'exit', detail: 'abruptly' };
  const spawn = SPAWN_FAILED.exec(text);
  if (spawn !== null) {
    const why = OS_ERROR.exec(text)?.[1];
    return { kind: 'exit', detail: why === undefined ? NO_START : `${NO_START}: ${why}` };
  }
  if (PANIC.test(text)) return { kind: 'exit', detail: 'kernel panic' };
  const killed = KILLED.exec(text)?.[1];
  if (killed !== undefined) return { kind: 'outOfMemory', detail: toVictim(killed, text) };
  if (text.startsWith('Process appears to have been OOM killed'))
    return { kind: 'outOfMemory', detail: undefined };
  if (REBOOT.test(text)) return { kind: 'restart', detail: undefined };
  const runtime = HEAP_LIMITS.find(([words]) => words.test(text))?.[1];
  return runtime === undefined ? undefined : { kind: 'heapLimit', detail: runtime };
}

const KB_PER_MB = 1024;

/** A process, and what the kernel says that it held: `node, 234 MB`. */
function toVictim(name: string, text: string): string {
  const kilobytes = Number(HELD.exec(text)?.[1] ?? 0);
  return kilobytes < KB_PER_MB ? name : `${name}, ${String(Math.round(kilobytes / KB_PER_MB))} MB`;
}
