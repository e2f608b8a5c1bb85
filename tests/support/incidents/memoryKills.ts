/** What a log says when memory runs out: the kernel in the words of its version, Fly's init, and the app itself. */
import type { Random } from '../random.ts';

/** Lines of the kernel, in the order in which they come. */
export function pickKernelKill(random: Random, process: string): readonly string[] {
  const pid = String(300 + random.int(400));
  const virtual = String(400_000 + random.int(900_000));
  const resident = String(190_000 + random.int(30_000));
  const uptime = (60 + random.next() * 9000).toFixed(6);
  const sizes = `total-vm:${virtual}kB, anon-rss:${resident}kB, file-rss:0kB, shmem-rss:0kB`;
  const killed = `Killed process ${pid} (${process}) ${sizes}`;
  const today = `Out of memory: ${killed}, UID:0 pgtables:1420kB oom_score_adj:0`;
  return random.pick([
    [`[ ${uptime}] ${today}`],
    [`[ ${uptime}] ${today}`],
    [today],
    [`Out of memory: Killed process ${pid} (${process}) total-vm:${virtual}kB, anon-rss:${resident}kB`],
    [`[ ${uptime}] Out of memory: Killed process ${pid} (${process})`],
    [`[${uptime.slice(0, -4)}s] Out of memory: Killed process ${pid} (${process})`],
    [`[ ${uptime}] Memory cgroup out of memory: ${killed}, UID:0 pgtables:1420kB oom_score_adj:0`],
    [
      `[ ${uptime}] Out of memory: Kill process ${pid} (${process}) score 872 or sacrifice child`,
      `[ ${uptime}] ${killed}`,
    ],
    [
      `[ ${uptime}] ${process} invoked oom-killer: gfp_mask=0x140cca(GFP_HIGHUSER_MOVABLE|__GFP_COMP), order=0, oom_score_adj=0`,
      `[ ${uptime}] oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,global_oom,task_memcg=/,task=${process},pid=${pid},uid=0`,
      `[ ${uptime}] ${today}`,
    ],
  ]);
}

export function pickInitKill(random: Random): string {
  return random.pick([
    ' INFO Process appears to have been OOM killed!',
    ' INFO Process appears to have been OOM killed!',
    ' WARN Process appears to have been OOM killed!',
    'Process appears to have been OOM killed!',
  ]);
}
