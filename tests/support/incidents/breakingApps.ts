/** Apps that end, are ended for their memory, or do not answer their health check. */
import { type Crash, CRASHES, FAILED_SPAWNS } from './crashEndings.ts';
import { boot, exit, failCheck, type Habit, passCheck, replace } from './lifecycles.ts';
import { pickInitKill, pickKernel } from './memoryKills.ts';
import { type Extent, type Machine, MINUTE, pickSome, SECOND, type Scene } from './scene.ts';

/** The main process breaks at each start, after ever longer pauses, until Fly gives up. */
export function stageCrashLoop(scene: Scene, habit: Habit, extent: Extent): void {
  stageCrashes(scene, habit, extent, CRASHES);
}

/** An image that cannot be run breaks as it starts, each time. */
export function stageFailedSpawns(scene: Scene, habit: Habit, extent: Extent): void {
  stageCrashes(scene, habit, extent, FAILED_SPAWNS);
}

function stageCrashes(scene: Scene, habit: Habit, extent: Extent, crashes: readonly Crash[]): void {
  const { random } = scene;
  const broken = random.chance(0.6)
    ? scene.machines
    : pickSome(random, scene.machines, 1 + random.int(scene.machines.length));
  const crash = random.pick(crashes);
  const most = random.pick([3, 5, 10, 10, 10]);
  // What never ran, ran in the version before.
  const isDeployed = crash.how === undefined || random.chance(0.4);
  const deaths = broken.map((machine, i) => {
    const time = extent.begin + i * random.int(3000);
    const first = isDeployed ? replace(scene, habit, machine, time, { fails: true, durationMs: 1500 }) : time;
    crashAgainAndAgain(scene, habit, machine, first, extent.end, crash, most);
    scene.stopServing(machine, time, extent.end);
    return first;
  });
  const from = Math.min(...deaths);
  const codes = [
    'PC01',
    'PC01',
    'PC01',
    'PM05',
    'PR03:PC01',
    ...(broken.length === scene.machines.length ? ['PR04', 'PR04'] : []),
  ];
  const to = Math.max(extent.end, from + 30 * SECOND);
  scene.times(extent.errors, from + 300 + random.int(8000), to).forEach((time, i) => {
    scene.incidentError(
      time,
      i === 0 && random.chance(0.5) ? 'PU02:closed' : random.pick(codes),
      random.pick(broken),
    );
  });
  if (extent.isOngoing) return;
  for (const machine of broken) replace(scene, habit, machine, to + random.int(4000));
}

function crashAgainAndAgain(
  scene: Scene,
  habit: Habit,
  machine: Machine,
  first: number,
  end: number,
  { how, words = habit.runtime.crash, isAbrupt = false }: Crash,
  most: number,
): void {
  let death = first;
  let pause = SECOND;
  for (let restarts = 0; death < end; restarts += 1) {
    words.forEach((line, i) => {
      scene.fromApp(death - 200 + i * 5, machine, line, scene.random.chance(0.5) ? 'error' : 'info');
    });
    scene.markEvidence(death);
    const next = exit(scene, machine, death, how, scene.between(1.5, 4));
    if (isAbrupt) scene.fromApp(death + 1000, machine, 'Virtual machine exited abruptly');
    if (restarts === most) {
      scene.fromRunner(next, machine, `machine has reached its max restart count of ${String(most)}`, 'warn');
      return;
    }
    death = boot(scene, habit, machine, next + pause, { fails: true });
    pause = Math.min(pause * 2, 5 * MINUTE);
  }
}

/** Memory runs out, now and then or again and again; requests break, and none is taken until the app is back. */
export function stageOutOfMemory(scene: Scene, habit: Habit, extent: Extent): void {
  const { random } = scene;
  const killed = random.chance(0.6)
    ? [random.pick(scene.machines)]
    : pickSome(random, scene.machines, 1 + random.int(3));
  const pause = scene.between(MINUTE, 8 * MINUTE);
  const kills: { machine: Machine; time: number }[] = [];
  for (
    let time = extent.begin + 500;
    kills.length === 0 || (time < extent.end && kills.length < 80);
    time += pause * scene.between(0.7, 1.3)
  ) {
    kills.push({ machine: random.pick(killed), time: Math.round(time) });
  }
  const words = random.pick(['kernel', 'init', 'both']);
  const killInKernel = pickKernel(random);
  const initLine = pickInitKill(random);
  const each = Math.max(
    Math.ceil(12 / kills.length),
    Math.round(Math.min(extent.errors, 60 * kills.length) / kills.length),
    3,
  );
  for (const { machine, time } of kills) {
    if (words !== 'init') {
      const { process } = habit.runtime;
      killInKernel({ random, process, seconds: scene.between(60, 9000) }).forEach((line, i) => {
        scene.fromApp(time + i, machine, line, 'error');
      });
    }
    if (words !== 'kernel') scene.fromApp(time + 100, machine, initLine);
    scene.markEvidence(time);
    const next = exit(
      scene,
      machine,
      time + 200,
      random.pick(["with signal (with signal 'SIGKILL', core dumped? false)", 'normally with code: 137']),
    );
    const ready = boot(scene, habit, machine, next + random.int(4000), {
      durationMs: scene.between(3000, 15_000),
    });
    scene.stopServing(machine, time, ready);
    scene.times(each, time + 250, ready - 100).forEach((at) => {
      scene.incidentError(
        at,
        at < time + 1200 ? 'PU02:closed' : random.pick(['PC01', 'PC01', 'PC01', 'PU02', 'PM05']),
        machine,
      );
    });
  }
}

/** The app hangs: its check fails, so that the proxy has nobody to send requests to. */
export function stageHealthCheckFailing(scene: Scene, habit: Habit, extent: Extent): void {
  const { random, machines } = scene;
  const failed = machines.map((machine) => {
    const time = extent.begin + random.int(12 * SECOND);
    failCheck(scene, habit, machine, time);
    return time;
  });
  const from = Math.max(...failed) + 500 + random.int(5000);
  const to = Math.max(extent.end, from + 20 * SECOND);
  const codes = scene.random.pick([
    ['PR01'],
    ['PR04'],
    ['PR01', 'PR04'],
    ['PR04', 'PR04', 'PR01', 'PU02:broken'],
  ]);
  scene.times(extent.errors, from, to).forEach((time) => {
    scene.incidentError(time, random.pick(codes), random.pick(machines));
  });
  for (const machine of machines) {
    scene.stopServing(machine, from, to);
    for (let time = extent.begin; time < to; time += 20 * SECOND + random.int(9 * MINUTE)) {
      scene.fromApp(
        time,
        machine,
        random.pick([
          'sqlalchemy.exc.TimeoutError: QueuePool limit of size 5 overflow 10 reached',
          'Error: timeout exceeded when trying to connect to the database',
          'event loop blocked for 5214ms',
        ]),
        'error',
      );
    }
    if (!extent.isOngoing) passCheck(scene, habit, machine, to + random.int(3000));
  }
}
