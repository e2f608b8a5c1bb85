/** Memory runs out, and the kernel kills a process of the server's workers; the main process lives on. */
import type { Habit } from './lifecycles.ts';
import { pickKernel } from './memoryKills.ts';
import { RUNTIMES } from './runtimes/runtimes.ts';
import { type Extent, MINUTE, type Scene } from './scene.ts';

export const FORKING_RUNTIMES = RUNTIMES.filter(({ process }) => process === 'gunicorn');

export function stageWorkerKills(scene: Scene, habit: Habit, extent: Extent): void {
  const { random } = scene;
  const machine = random.pick(scene.machines);
  const pause = scene.between(MINUTE, 4 * MINUTE);
  const kills: number[] = [];
  // Three at least, within the log.
  let time = Math.max(scene.start, Math.min(extent.begin + 500, scene.end - 4 * pause));
  while (kills.length < 3 || (time < extent.end && kills.length < 60)) {
    kills.push(Math.round(time));
    time += pause * scene.between(0.7, 1.3);
  }
  const killInKernel = pickKernel(random);
  const uptime = scene.between(60, 9000);
  for (const time of kills) {
    scene.markEvidence(time);
    const { process } = habit.runtime;
    const seconds = uptime + (time - (kills[0] ?? time)) / 1000;
    killInKernel({ random, process, seconds }).forEach((line, i) => {
      scene.fromApp(time + i, machine, line);
    });
    const pid = String(645 + random.int(90));
    scene.fromApp(
      time + 40,
      machine,
      `[641] [ERROR] Worker (pid:${pid}) was sent SIGKILL! Perhaps out of memory?`,
      'error',
    );
    scene.fromApp(time + 90, machine, `[${pid}0] [INFO] Booting worker with pid: ${pid}0`);
    for (const at of scene.times(8 + random.int(11), time + 20, time + 4000)) {
      scene.incidentError(at, 'PU02:closed', machine);
    }
  }
}
