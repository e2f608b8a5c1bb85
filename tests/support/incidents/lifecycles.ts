/** Machines start, stop, break and are replaced: a machine and a time go in, the lines of all providers are staged. */
import { type HealthCheck, pickServiceCheck } from './healthChecks.ts';
import type { Runtime } from './runtimes/runtime.ts';
import { RUNTIMES } from './runtimes/runtimes.ts';
import { type Machine, MINUTE, pickSome, SECOND, type Scene } from './scene.ts';
import { SIDE_LISTENERS } from './sideLines.ts';

/** How the app of a scene starts; one for all its machines. */
export interface Habit {
  readonly runtime: Runtime;
  /** Of servers on ports that nobody asks the proxy for. */
  readonly sideLines: { readonly before: readonly string[]; readonly after: readonly string[] };
  readonly hasKernelLines: boolean;
  readonly check: HealthCheck;
}

export function pickHabit({ random, port }: Scene, runtimes: readonly Runtime[] = RUNTIMES): Habit {
  return {
    runtime: random.pick(runtimes),
    sideLines: {
      before: random.chance(0.35) ? pickSome(random, SIDE_LISTENERS, 1 + random.int(2)) : [],
      after: random.chance(0.2) ? pickSome(random, SIDE_LISTENERS, 1) : [],
    },
    hasKernelLines: random.chance(0.3),
    check: pickServiceCheck(random, port),
  };
}

export interface Boot {
  readonly host?: string;
  readonly port?: number;
  /** From init to the app's address. */
  readonly durationMs?: number;
  /** Ends before it listens. */
  readonly fails?: boolean;
}

/** Returns when the app says that it listens, or when it would have. */
export function boot(scene: Scene, habit: Habit, machine: Machine, time: number, options: Boot = {}): number {
  const { host = '0.0.0.0', port = scene.port, fails = false } = options;
  const { durationMs = scene.between(800, 3500) } = options;
  const { random } = scene;
  const { runtime } = habit;
  if (habit.hasKernelLines) {
    scene.fromApp(
      time - 200,
      machine,
      '[    0.041822] ACPI: PCI Root Bridge [PC03] (domain 0000 [bus 00-ff])',
    );
  }
  scene.fromApp(time, machine, ` INFO Starting init (commit: ${random.hex(8)})...`);
  scene.fromApp(time + 60, machine, ` INFO Preparing to run: \`${runtime.command}\` as root`);
  scene.fromApp(time + 90, machine, ' INFO [fly api proxy] listening at /.fly/api');
  scene.fromApp(
    time + 320,
    machine,
    random.chance(0.7)
      ? ` INFO SSH listening listen_address=[fdaa:0:${random.hex(4)}:a7b::2]:22`
      : ` INFO listening on [fdaa:0:${random.hex(4)}:a7b::2]:22 (DNS: [fdaa::3]:53)`,
  );
  runtime.hello.forEach((line, i) => {
    scene.fromApp(time + 400 + i * 20, machine, line);
  });
  const ready = Math.round(time + Math.max(600, durationMs));
  if (fails) return ready;
  const { before, after } = habit.sideLines;
  const lines = runtime.ready(host, port, ready);
  before.forEach((line, i) => {
    scene.fromApp(ready - 100 + i * 15, machine, line);
  });
  [...lines, ...after].forEach((line, i) => {
    scene.fromApp(ready + i * 15, machine, line);
  });
  return ready;
}

/**
 * The main process ends after so many seconds; the machine restarts a second later. Init says nothing of a process that
 * it could not start. Returns when init can start again.
 */
export function exit(
  scene: Scene,
  machine: Machine,
  time: number,
  how: string | undefined,
  uptime = scene.between(300, 9000),
): number {
  if (how === undefined) return time + 1500;
  scene.fromApp(time, machine, ` INFO Main child exited ${how}`);
  scene.fromApp(time + 20, machine, ' INFO Starting clean up.');
  if (scene.random.chance(0.3))
    scene.fromApp(
      time + 40,
      machine,
      'ERROR error umounting /data: EBUSY: Device or resource busy, retrying in a bit',
    );
  scene.fromApp(time + 900, machine, `[ ${uptime.toFixed(6)}] reboot: Restarting system`);
  return time + 1500;
}

/** A request wakes a stopped machine. Returns when it is reachable. */
export function coldStart(
  scene: Scene,
  habit: Habit,
  machine: Machine,
  time: number,
  durationMs = scene.between(900, 4500),
): number {
  scene.fromProxy(time, machine, 'Starting machine');
  const started = time + scene.between(400, 1500);
  scene.fromProxy(started, machine, `machine started in ${((started - time) / 1000).toFixed(9)}s`);
  const ready = boot(scene, habit, machine, Math.round(time + 350), { durationMs });
  for (let waited = 5.2; started + waited * SECOND < ready; waited += 5 + scene.random.next()) {
    scene.fromProxy(
      Math.round(started + waited * SECOND),
      machine,
      `waiting for machine to be reachable on 0.0.0.0:${String(scene.port)} (waited ${waited.toFixed(9)}s so far)`,
    );
  }
  const reachable = ready + 150;
  scene.fromProxy(
    reachable,
    machine,
    `machine became reachable in ${((reachable - started) / 1000).toFixed(6)}s`,
  );
  return reachable;
}

export function autostop(scene: Scene, machine: Machine, time: number): void {
  const { app, random } = scene;
  const left = random.int(scene.machines.length);
  scene.fromProxy(
    time,
    machine,
    `App ${app} has excess capacity, autostopping machine ${machine.id}. ${String(left)} out of ${String(scene.machines.length)} machines left running (region=${machine.region}, process group=app)`,
  );
  scene.fromApp(time + 300, machine, ' INFO Sending signal SIGINT to main child process w/ PID 641');
  scene.fromApp(
    time + 1400,
    machine,
    ` INFO Main child exited ${random.pick(['normally with code: 0', "with signal (with signal 'SIGINT', core dumped? false)"])}`,
  );
  scene.fromApp(time + 1450, machine, ' INFO Starting clean up.');
  scene.fromApp(time + 2300, machine, `[ ${scene.between(300, 9000).toFixed(6)}] reboot: Restarting system`);
  scene.fromRunner(time + 2600, machine, 'machine exited with exit code 0, not restarting');
}

/** The image of a new version comes to a machine, and is there at `pulled`. */
export function pullImage(scene: Scene, machine: Machine, time: number, pulled: number): void {
  scene.fromRunner(
    time,
    machine,
    `Pulling container image registry.fly.io/${scene.app}:deployment-01J${scene.random.hex(8).toUpperCase()}`,
  );
  scene.fromRunner(
    pulled,
    machine,
    `Successfully prepared image registry.fly.io/${scene.app} (${((pulled - time) / 1000).toFixed(3)}s)`,
  );
}

/** A new version replaces the machine. Returns when the new one is reachable. */
export function replace(
  scene: Scene,
  habit: Habit,
  machine: Machine,
  time: number,
  options: Boot = {},
): number {
  const { random } = scene;
  const pulled = time + scene.between(800, 9000);
  pullImage(scene, machine, time, pulled);
  scene.fromApp(pulled + 200, machine, ' INFO Sending signal SIGINT to main child process w/ PID 641');
  scene.fromApp(
    pulled + 1200,
    machine,
    ` INFO Main child exited ${random.pick(['normally with code: 0', "with signal (with signal 'SIGINT', core dumped? false)"])}`,
  );
  scene.fromApp(pulled + 1220, machine, ' INFO Starting clean up.');
  scene.fromApp(
    pulled + 2100,
    machine,
    `[ ${scene.between(300, 9000).toFixed(6)}] reboot: Restarting system`,
  );
  scene.fromRunner(pulled + 2600, machine, 'Configuring firecracker');
  const ready = boot(scene, habit, machine, Math.round(pulled + 3300), options);
  scene.fromRunner(pulled + 4100, machine, `Machine started in ${scene.between(0.9, 3).toFixed(3)}s`);
  if (options.fails !== true && options.host === undefined && options.port === undefined) {
    passCheck(scene, habit, machine, ready + 2000);
  }
  return ready;
}

export function failCheck(scene: Scene, { check }: Habit, machine: Machine, time: number): void {
  scene.fromHealth(time, machine, check.failed, 'error');
}

export function passCheck(scene: Scene, { check }: Habit, machine: Machine, time: number): void {
  scene.fromHealth(time, machine, check.passed);
}

/** Machine by machine, or all at once. */
export function ordinaryDeploy(scene: Scene, habit: Habit, time: number): void {
  const isRolling = scene.random.chance(0.8);
  let next = time;
  for (const machine of scene.machines) {
    const ready = replace(scene, habit, machine, next);
    scene.stopServing(machine, next, ready);
    next = isRolling ? ready + Math.round(scene.between(3 * SECOND, MINUTE / 3)) : next + 300;
  }
}
