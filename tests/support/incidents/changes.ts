/** Machines that somebody changes while visitors come: deploys, autostops, and an API that will not be asked so often. */
import { autostop, boot, coldStart, type Habit, passCheck, pullImage, replace } from './lifecycles.ts';
import { type Extent, MINUTE, SECOND, type Machine, type Scene } from './scene.ts';

const CODES_OF = {
  rolling: ['PM07:replaced', 'PM07:replaced', 'PM08:replacing', 'PM01:lease', 'PM01:lease', 'PR02'],
  bluegreen: ['PR02', 'PR02', 'PM08:stopping'],
  immediate: ['PM07:replaced', 'PM08:replacing', 'PM01:lease', 'PR01', 'PR04'],
};

/** Requests reach machines that are being replaced: rolling, in pairs of old and new (bluegreen), or all at once. */
export function stageDeployWindow(scene: Scene, habit: Habit, extent: Extent): void {
  const { random } = scene;
  const strategy = random.pick(['rolling', 'rolling', 'bluegreen', 'immediate'] as const);
  const each = Math.max(
    Math.ceil(12 / scene.machines.length),
    Math.round(Math.min(extent.errors, 60 * scene.machines.length) / scene.machines.length),
    2,
  );
  let next = extent.begin;
  for (const machine of scene.machines) {
    const { from, done } =
      strategy === 'bluegreen'
        ? swap(scene, habit, machine, next)
        : {
            from: next + 900,
            done: replace(scene, habit, machine, next, { durationMs: scene.between(2000, 12_000) }),
          };
    scene.stopServing(machine, from, done);
    for (const time of scene.times(each, from, done))
      scene.incidentError(time, random.pick(CODES_OF[strategy]), machine);
    next = strategy === 'rolling' ? done + Math.round(scene.between(2 * SECOND, 20 * SECOND)) : next + 400;
  }
}

/** A new machine beside the old one, which then goes. Returns from when until when requests still go to the old one. */
function swap(scene: Scene, habit: Habit, old: Machine, time: number): { from: number; done: number } {
  const { random } = scene;
  const green: Machine = { id: old.id.slice(0, 1) + random.hex(13), region: old.region };
  const pulled = time + Math.round(scene.between(800, 6000));
  pullImage(scene, green, time, pulled);
  scene.fromRunner(pulled + 600, green, 'Configuring firecracker');
  const ready = boot(scene, habit, green, pulled + 1400);
  scene.fromRunner(
    pulled + 2000,
    green,
    `Machine created and started in ${((pulled + 2000 - time) / 1000).toFixed(3)}s`,
  );
  passCheck(scene, habit, green, ready + 900);
  scene.fromApp(ready + 1500, old, ' INFO Sending signal SIGINT to main child process w/ PID 641');
  scene.fromApp(
    ready + 2600,
    old,
    " INFO Main child exited with signal (with signal 'SIGINT', core dumped? false)",
  );
  scene.fromApp(ready + 2620, old, ' INFO Starting clean up.');
  return { from: ready + 1600, done: ready + 9000 };
}

/** A machine is stopped just when visitors come; the edges learn of it too late. */
export function stageAutostopRace(scene: Scene, habit: Habit, extent: Extent): void {
  const { random } = scene;
  const raced = random.chance(0.6) ? [random.pick(scene.machines)] : scene.machines.slice(0, 2);
  const races: { machine: Machine; time: number }[] = [];
  for (
    let time = extent.begin;
    races.length === 0 || (time < extent.end && races.length < 40);
    time += Math.round(scene.between(4 * MINUTE, 8 * MINUTE))
  ) {
    races.push({ machine: random.pick(raced), time });
  }
  const each = Math.max(
    Math.ceil(12 / races.length),
    Math.round(Math.min(extent.errors, 40 * races.length) / races.length),
    3,
  );
  for (const { machine, time } of races) {
    autostop(scene, machine, time);
    const gone = time + scene.between(20 * SECOND, 3 * MINUTE);
    scene.times(each, time + 400 + random.int(2000), gone).forEach((at) => {
      const early = ['PM08:stopping', 'PM08:stopping', 'PM07:active'];
      scene.incidentError(
        at,
        random.pick(at < time + 3000 ? early : ['PM11', 'PM11', 'PM11', 'PM08:stopping']),
        machine,
      );
    });
    scene.stopServing(machine, time, coldStart(scene, habit, machine, Math.round(gone + 500)));
  }
}

/** Something asks the Machines API more often than it may be asked, so that machines are not started. */
export function stageMachinesApiLimited(scene: Scene, _habit: Habit, extent: Extent): void {
  const { random } = scene;
  const from = extent.begin + 800;
  const to = Math.max(extent.end, from + 20 * SECOND);
  scene.times(extent.errors, from, to).forEach((time, i) => {
    const machine = random.pick(scene.machines);
    if (i % 3 === 0) scene.fromProxy(time - 300, machine, 'Starting machine');
    scene.incidentError(
      time,
      i === 0
        ? 'PM01:limit'
        : random.pick(['PM01:limit', 'PM01:limit', 'PM01:limit', 'PR03:PM01', 'PM07:created']),
      machine,
    );
  });
}
