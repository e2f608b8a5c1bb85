/** Changes that go well: deploys, release commands, more machines, and machines that sleep. */
import {
  autostop,
  boot,
  coldStart,
  exit,
  type Habit,
  ordinaryDeploy,
  passCheck,
  pickHabit,
  pullImage,
  replace,
} from './lifecycles.ts';
import { spread } from './quietStarts.ts';
import type { Runtime } from './runtimes/runtime.ts';
import { type Machine, MINUTE, SECOND, type Scene } from './scene.ts';

const RELEASE: Runtime = {
  command: 'bin/rails db:migrate',
  hello: ['== 20260504101500 CreateOrders: migrating ====='],
  ready: () => ['== 20260504101500 CreateOrders: migrated (0.0412s) ====='],
  request: () => '',
  crash: [],
  process: 'ruby',
};

/** A machine of its own runs the release command and ends; then the others are replaced. */
export function stageReleaseCommands(scene: Scene): Habit {
  const habit = pickHabit(scene);
  for (const time of spread(scene, 1 + scene.random.int(4))) {
    const machine = createMachine(scene);
    const pulled = time + Math.round(scene.between(800, 9000));
    pullImage(scene, machine, time, pulled);
    scene.fromRunner(pulled + 400, machine, 'Configuring firecracker');
    const migrated = boot(scene, { ...habit, runtime: RELEASE }, machine, pulled + 1200);
    const ended = exit(scene, machine, migrated + 700, 'normally with code: 0', 6);
    scene.fromRunner(ended, machine, 'machine exited with exit code 0, not restarting');
    ordinaryDeploy(scene, habit, ended + 4000);
  }
  return habit;
}

/** `fly scale count` or `fly machine clone`: new machines beside those that stay. */
export function stageScaling(scene: Scene): Habit {
  const { random } = scene;
  const habit = pickHabit(scene);
  for (const time of spread(scene, 1 + random.int(2))) {
    const count = 1 + random.int(5);
    for (let i = 0; i < count; i += 1) {
      const machine = createMachine(scene);
      const created = time + i * Math.round(scene.between(2 * SECOND, 8 * SECOND));
      const pulled = created + Math.round(scene.between(800, 9000));
      pullImage(scene, machine, created, pulled);
      scene.fromRunner(pulled + 500, machine, 'Configuring firecracker');
      const ready = boot(scene, habit, machine, pulled + 1300);
      scene.fromRunner(
        pulled + 1900,
        machine,
        `Machine created and started in ${((pulled + 1900 - created) / 1000).toFixed(3)}s`,
      );
      passCheck(scene, habit, machine, ready + 2000);
      for (const at of scene.times(random.int(60), ready + MINUTE, scene.end)) {
        scene.fromApp(at, machine, habit.runtime.request(random, '/', 200));
      }
    }
  }
  return habit;
}

/** Machines stop when nobody comes and are back when somebody does, all day long. */
export function stageSleepers(scene: Scene): Habit {
  const { random } = scene;
  const habit = pickHabit(scene);
  const rounds = Math.min(80, Math.floor((scene.end - scene.start) / (20 * MINUTE)));
  for (const time of spread(scene, rounds)) {
    const machine = random.pick(scene.machines);
    autostop(scene, machine, time);
    const reachable = coldStart(
      scene,
      habit,
      machine,
      time + Math.round(scene.between(3 * MINUTE, 6 * MINUTE)),
    );
    scene.stopServing(machine, time, reachable);
  }
  return habit;
}

/** Machine by machine, with a few requests that come to one that is just being replaced. */
export function stageGoodDeploys(scene: Scene): Habit {
  const { random } = scene;
  const habit = pickHabit(scene);
  for (const begin of spread(scene, 1 + random.int(3))) {
    let next = begin;
    let left = 2 + random.int(4);
    for (const machine of scene.machines) {
      const ready = replace(scene, habit, machine, next);
      scene.stopServing(machine, next, ready);
      if (left > 0) {
        scene.error(
          next + scene.between(900, 4000),
          random.pick(['PM07:replaced', 'PM08:replacing']),
          machine,
        );
        left -= 1;
      }
      next = ready + Math.round(scene.between(3 * SECOND, MINUTE / 3));
    }
  }
  return habit;
}

function createMachine({ random, edges }: Scene): Machine {
  return {
    id: random.pick(['e', '1', '9', '3', '6', '7', 'd']) + random.hex(13),
    region: random.pick(edges),
  };
}
