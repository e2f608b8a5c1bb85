/** An app of Fly Postgres: no HTTP, its own health checks, and clients that find no healthy member. */
import { failCheck, type Habit, passCheck, pickHabit } from './lifecycles.ts';
import { pickPostgresCheck } from './healthChecks.ts';
import type { Runtime } from './runtimes/runtime.ts';
import { type Extent, SECOND, type Scene } from './scene.ts';

const POSTGRES: Runtime = {
  command: 'docker-entrypoint.sh start',
  hello: ['postgres | LOG:  starting PostgreSQL 15.6 on x86_64-pc-linux-gnu'],
  ready: (host) => [
    `postgres | LOG:  listening on IPv4 address "${host}", port 5433`,
    'postgres | LOG:  database system is ready to accept connections',
    'proxy    | [NOTICE] haproxy version is 2.8.9',
  ],
  request: (random) =>
    `postgres | LOG:  duration: ${(random.next() * 900).toFixed(3)} ms  statement: SELECT 1`,
  crash: ['postgres | FATAL:  could not map anonymous shared memory: Cannot allocate memory'],
  process: 'postgres',
};
const COMPLAINTS = [
  'postgres | FATAL:  remaining connection slots are reserved for non-replication superuser connections',
  'monitor  | failed to connect to local node: context deadline exceeded',
  'postgres | LOG:  checkpoints are occurring too frequently (9 seconds apart)',
];
const MEASURES = [
  'cpu: system spent 7.31s of the last 10 seconds waiting on cpu',
  'memory: system spent 8.1s of the last 10s waiting on memory',
  'io: system spent 4.4s of the last 10s waiting on io',
];

export function pickPostgresHabit(scene: Scene): Habit {
  return { ...pickHabit(scene, [POSTGRES]), check: pickPostgresCheck(scene.random) };
}

export function stagePostgresFailing(scene: Scene, habit: Habit, extent: Extent): void {
  const { random, machines } = scene;
  const to = Math.max(extent.end, extent.begin + 30 * SECOND);
  for (const machine of machines) {
    const failed = extent.begin + random.int(6 * SECOND);
    failCheck(scene, habit, machine, failed);
    scene.stopServing(machine, failed, to);
    for (const time of scene.times(3 + random.int(20), failed + 200, to)) {
      scene.fromApp(time, machine, random.pick(COMPLAINTS), 'error');
      scene.fromHealth(time + 500, machine, random.pick(MEASURES), 'warn');
    }
    if (!extent.isOngoing) passCheck(scene, habit, machine, to + random.int(2000));
  }
  for (const time of scene.times(extent.errors, extent.begin + 7 * SECOND, to)) {
    scene.incidentError(time, 'PR01:postgres', undefined);
  }
}
