/** What a log says when memory runs out: the kernel in the words of its version, Fly's init, and the app itself. */
import type { Random } from '../logs/random.ts';

/** What the kernel counts and what it writes differ from kill to kill, its wording does not. */
export interface Kill {
  readonly random: Random;
  readonly process: string;
  /** Since the machine's start. */
  readonly seconds: number;
}

/** Lines of the kernel, in the order in which they come. */
export type KernelKill = (kill: Kill) => readonly string[];

interface Numbers {
  readonly process: string;
  readonly pid: string;
  readonly clock: string;
  readonly sizes: string;
}

const REST = 'UID:0 pgtables:1420kB oom_score_adj:0';

const WORDINGS: readonly ((numbers: Numbers) => readonly string[])[] = [
  ({ process, pid, clock, sizes }) => [
    `[${clock}] Out of memory: Killed process ${pid} (${process}) ${sizes}, file-rss:0kB, shmem-rss:0kB, ${REST}`,
  ],
  ({ process, pid, sizes }) => [
    `Out of memory: Killed process ${pid} (${process}) ${sizes}, file-rss:0kB, shmem-rss:0kB, ${REST}`,
  ],
  ({ process, pid, sizes }) => [`Out of memory: Killed process ${pid} (${process}) ${sizes}`],
  ({ process, pid, clock }) => [`[${clock}] Out of memory: Killed process ${pid} (${process})`],
  ({ process, pid, clock }) => [
    `[${clock.trim().slice(0, -4)}s] Out of memory: Killed process ${pid} (${process})`,
  ],
  ({ process, pid, clock, sizes }) => [
    `[${clock}] Memory cgroup out of memory: Killed process ${pid} (${process}) ${sizes}, file-rss:0kB, shmem-rss:0kB, ${REST}`,
  ],
  ({ process, pid, clock, sizes }) => [
    `[${clock}] Out of memory: Kill process ${pid} (${process}) score 872 or sacrifice child`,
    `[${clock}] Killed process ${pid} (${process}) ${sizes}, file-rss:0kB, shmem-rss:0kB`,
  ],
  ({ process, pid, clock, sizes }) => [
    `[${clock}] ${process} invoked oom-killer: gfp_mask=0x140cca(GFP_HIGHUSER_MOVABLE|__GFP_COMP), order=0, oom_score_adj=0`,
    `[${clock}] oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,global_oom,task_memcg=/,task=${process},pid=${pid},uid=0`,
    `[${clock}] Out of memory: Killed process ${pid} (${process}) ${sizes}, file-rss:0kB, shmem-rss:0kB, ${REST}`,
  ],
];

/** All machines of an app have the same kernel. */
export function pickKernel(random: Random): KernelKill {
  const wording = random.pick(WORDINGS);
  return ({ random: numbers, process, seconds }) =>
    wording({
      process,
      pid: String(300 + numbers.int(400)),
      clock: seconds.toFixed(6).padStart(12),
      sizes: `total-vm:${String(400_000 + numbers.int(900_000))}kB, anon-rss:${String(190_000 + numbers.int(30_000))}kB`,
    });
}

export function pickInitKill(random: Random): string {
  return random.pick([
    ' INFO Process appears to have been OOM killed!',
    ' INFO Process appears to have been OOM killed!',
    ' WARN Process appears to have been OOM killed!',
    'Process appears to have been OOM killed!',
  ]);
}
