/** Starts that look like faults and are none: what they print is not what the proxy meets. */
import { boot, exit, type Habit, ordinaryDeploy, passCheck, pickHabit } from './lifecycles.ts';
import { LOCAL_ADDRESS_RUNTIMES } from './runtimes/localAddressRuntimes.ts';
import { PORT_ONLY_RUNTIMES } from './runtimes/portOnlyRuntimes.ts';
import { RUNTIMES } from './runtimes/runtimes.ts';
import { HOUR, pickSome, SECOND, type Scene } from './scene.ts';
import { CLIENT_LINES, NUMBER_LINES, SIDE_LISTENERS } from './sideLines.ts';

/** One in each of as many equal parts of the log, so that they do not make a crowd. */
export function spread(scene: Scene, count: number): readonly number[] {
  const part = (scene.end - scene.start) / count;
  return Array.from({ length: count }, (_, i) =>
    Math.round(scene.start + part * (i + scene.between(0.1, 0.7))),
  );
}

/** The framework prints a loopback address, the app is reached all the same; one request comes too early. */
export function stageLocalAddress(scene: Scene): Habit {
  const habit = pickHabit(scene, LOCAL_ADDRESS_RUNTIMES);
  restartNowAndThen(scene, habit);
  return habit;
}

/** The app tells of many ports besides its own, and of numbers that are no ports. */
export function stageSidePorts(scene: Scene): Habit {
  const { random } = scene;
  const habit = {
    ...pickHabit(scene, [...RUNTIMES, ...PORT_ONLY_RUNTIMES]),
    sideLines: {
      before: pickSome(random, [...SIDE_LISTENERS, ...NUMBER_LINES], 1 + random.int(3)),
      after: pickSome(random, [...SIDE_LISTENERS, ...CLIENT_LINES], 1 + random.int(3)),
    },
  };
  restartNowAndThen(scene, habit);
  for (const time of spread(scene, 20)) {
    scene.fromApp(time, random.pick(scene.machines), random.pick([...CLIENT_LINES, ...NUMBER_LINES]));
  }
  return habit;
}

/** A single machine ends well once and is back at once: by failing, it would have crashed. */
export function stageOneExit(scene: Scene): Habit {
  const { random } = scene;
  const habit = pickHabit(scene);
  const machine = random.pick(scene.machines);
  const [time = scene.start] = spread(scene, 1);
  scene.error(time - 20, 'PU02:closed', machine);
  const ready = boot(scene, habit, machine, exit(scene, machine, time, 'normally with code: 0'));
  if (random.chance(0.7)) scene.error(ready - 400, 'PC01', machine);
  scene.stopServing(machine, time, ready);
  passCheck(scene, habit, machine, ready + 2000);
  return habit;
}

function restartNowAndThen(scene: Scene, habit: Habit): void {
  const { random } = scene;
  if (random.chance(0.5)) ordinaryDeploy(scene, habit, scene.start + 30 * SECOND);
  for (const time of spread(scene, 1 + random.int(4))) {
    const machine = random.pick(scene.machines);
    const ready = boot(scene, habit, machine, exit(scene, machine, time, 'normally with code: 0'));
    scene.stopServing(machine, time, ready);
    if (random.chance(0.5)) scene.error(ready - 300, 'PC01', machine);
    passCheck(scene, habit, machine, ready + 2000);
    // Nor does a single one hours later mean that the app listens elsewhere.
    if (random.chance(0.5)) scene.error(ready + scene.between(HOUR, 6 * HOUR), 'PC01', machine);
  }
}
