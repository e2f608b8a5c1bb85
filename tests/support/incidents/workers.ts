/** Machines of process groups that no request reaches: they work off a queue, or do a job and end. */
import { boot, exit, type Habit } from './lifecycles.ts';
import { jsonRequest } from './runtimes/requestLines.ts';
import type { Runtime } from './runtimes/runtime.ts';
import { type Machine, MINUTE, type Scene } from './scene.ts';

const QUEUE: Runtime = {
  command: 'bundle exec sidekiq',
  hello: ['Sidekiq 7.2.4 connecting to Redis with options {:url=>"redis://10.0.0.5:6379"}'],
  ready: () => ['Worker listening on 12 queues'],
  request: jsonRequest,
  crash: [],
  process: 'ruby',
};
const JOB: Runtime = {
  command: 'node jobs/sync.js',
  hello: ['sync: connected to database server at 127.0.0.1:5432'],
  ready: () => ['sync: 41 rows'],
  request: jsonRequest,
  crash: [],
  process: 'node',
};

/** Every worker starts once and then tells of a job now and then. */
export function runQueue(scene: Scene, habit: Habit): void {
  const { random, start, end, workers } = scene;
  for (const worker of workers) {
    boot(scene, { ...habit, runtime: QUEUE }, worker, start + random.int((end - start) / 2));
    for (const time of scene.times(20 + random.int(200), start, end)) {
      scene.fromApp(
        time,
        worker,
        `class=HardJob jid=${random.hex(24)} elapsed=${(random.next() * 9).toFixed(3)} INFO: done`,
      );
    }
  }
}

/** Every five minutes a job is done, and its machine ends as it should. */
export function runJobs(scene: Scene, habit: Habit): void {
  const { random, start, end, workers } = scene;
  const isRestarted = random.chance(0.5);
  for (const worker of workers) {
    for (let time = start + random.int(5 * MINUTE); time < end; time += 5 * MINUTE) {
      runJob(scene, { ...habit, runtime: JOB }, worker, time, isRestarted);
    }
  }
}

/** Something starts the machine for a job, or its restart policy does. */
function runJob(scene: Scene, habit: Habit, worker: Machine, time: number, isRestarted: boolean): void {
  if (!isRestarted)
    scene.fromRunner(time - 300, worker, `Machine started in ${scene.between(0.8, 2).toFixed(3)}s`);
  const done = boot(scene, habit, worker, time) + Math.round(scene.between(1000, 20_000));
  const ended = exit(scene, worker, done, 'normally with code: 0', (done - time) / 1000);
  scene.fromRunner(
    ended,
    worker,
    isRestarted
      ? 'machine did not have a restart policy, defaulting to restart'
      : 'machine exited with exit code 0, not restarting',
  );
}
