/** Apps that run and are not reached: on a loopback address, on another port, or not yet. */
import { boot, coldStart, exit, type Habit, passCheck, replace } from './lifecycles.ts';
import { type Extent, type Machine, MINUTE, SECOND, type Scene } from './scene.ts';
import { SIDE_LISTENERS } from './sideLines.ts';

export function stageNotListening(scene: Scene, habit: Habit, extent: Extent): void {
  const host = scene.random.pick(['127.0.0.1', '127.0.0.1', 'localhost', '[::1]']);
  stageUnreached(scene, habit, extent, { host });
}

export function stageWrongPort(scene: Scene, habit: Habit, extent: Extent): void {
  const port = scene.random.pick([3000, 4321, 5000, 8000, 8080, 80].filter((other) => other !== scene.port));
  stageUnreached(scene, habit, extent, { port });
}

/** A deploy, a restart or a wake brings a version that the proxy cannot reach, until another one comes. */
function stageUnreached(
  scene: Scene,
  habit: Habit,
  extent: Extent,
  where: { host?: string; port?: number },
): void {
  const { random, machines } = scene;
  const way = random.pick(['deploy', 'restart', 'wake']);
  // The same version would have listened there at its earlier starts too.
  if (way !== 'deploy') scene.mayStartBefore = false;
  const last = machines.map((machine, i) => {
    const time = extent.begin + i * random.int(1500);
    if (way === 'deploy') return replace(scene, habit, machine, time, where);
    if (way === 'restart')
      return boot(scene, habit, machine, exit(scene, machine, time, 'normally with code: 0'), where);
    scene.fromProxy(time, machine, 'Starting machine');
    scene.fromProxy(time + 900, machine, `machine started in ${scene.between(400, 950).toFixed(6)}ms`);
    return boot(scene, habit, machine, time + 300, where);
  });
  const from = Math.max(...last) + random.int(4000);
  const to = Math.max(extent.end, from + 15 * SECOND);
  for (const machine of machines) {
    scene.stopServing(machine, extent.begin, to);
    scene.fromProxy(
      from + 3000,
      machine,
      `waiting for machine to be reachable on 0.0.0.0:${String(scene.port)} (waited 5.${String(random.int(1e6))}s so far)`,
    );
  }
  const usual = random.pick(['PC01', 'PC01', 'PC01', 'PC02']);
  const codes = [usual, usual, usual, 'PC01', 'PM05', 'PR03:PC01', 'PR04'];
  scene.times(extent.errors, from, to).forEach((time, i) => {
    scene.incidentError(time, i === 0 ? usual : random.pick(codes), random.pick(machines));
  });
  if (extent.isOngoing) return;
  for (const machine of machines) replace(scene, habit, machine, to + random.int(3000));
}

/** Machines are woken again and again, and each time it takes them longer than visitors wait. */
export function stageSlowBoot(scene: Scene, habit: Habit, extent: Extent): void {
  stageSlowWakes(scene, habit, extent, scene.between(14 * SECOND, 75 * SECOND, 'log'));
}

/** A server for metrics is up at once, on a loopback address; the app takes its time. */
export function stageMetricsFirst(scene: Scene, habit: Habit, extent: Extent): void {
  const line = scene.random.pick(SIDE_LISTENERS);
  stageSlowWakes(scene, habit, extent, scene.between(35 * SECOND, 50 * SECOND), line);
}

function stageSlowWakes(
  scene: Scene,
  habit: Habit,
  extent: Extent,
  needed: number,
  firstLine?: string,
): void {
  const { random } = scene;
  const woken = random.chance(0.5) ? scene.machines : [random.pick(scene.machines)];
  const rounds: { machine: Machine; time: number }[] = [];
  for (let time = extent.begin; rounds.length === 0 || (time < extent.end && rounds.length < 60);) {
    for (const machine of woken) rounds.push({ machine, time: time + random.int(4000) });
    time += needed + scene.between(2 * MINUTE, 8 * MINUTE);
  }
  const each = Math.max(
    Math.ceil(12 / rounds.length),
    Math.round(Math.min(extent.errors, 40 * rounds.length) / rounds.length),
    2,
  );
  for (const { machine, time } of rounds) {
    const reachable = coldStart(scene, habit, machine, time, needed * scene.between(0.9, 1.15));
    if (firstLine !== undefined) scene.fromApp(time + 2300, machine, firstLine);
    scene.stopServing(machine, time - MINUTE, reachable);
    scene.times(each, time + 8800, reachable - 400).forEach((at, i) => {
      scene.incidentError(
        at,
        i === 0 ? 'PM05' : random.pick(['PM05', 'PM05', 'PC01', 'PC01', 'PR03:PM05', 'PR04']),
        machine,
      );
    });
  }
}

/** Machines restart once, and their app is long in coming; nobody waits for it, requests are refused. */
export function stageSlowRestart(scene: Scene, habit: Habit, extent: Extent): void {
  const { random, machines } = scene;
  scene.mayStartBefore = false;
  const durationMs = scene.between(30 * SECOND, 75 * SECOND);
  const each = Math.max(
    2,
    Math.ceil(12 / machines.length),
    Math.round(Math.min(extent.errors, 300) / machines.length),
  );
  for (const machine of machines) {
    const stopped = extent.begin + random.int(3000);
    const started = exit(scene, machine, stopped, 'normally with code: 0');
    const ready = boot(scene, habit, machine, started, { durationMs });
    scene.stopServing(machine, stopped, ready);
    for (const time of scene.times(each, started + 2500, ready - 300)) {
      scene.incidentError(time, random.pick(['PC01', 'PC01', 'PC01', 'PR03:PC01', 'PM05']), machine);
    }
    passCheck(scene, habit, machine, ready + 3000);
  }
}
