/** What every log holds besides: requests, a few errors that mean nothing, machines that come and go as they should. */
import { autostop, coldStart, failCheck, type Habit, ordinaryDeploy, passCheck } from './lifecycles.ts';
import { HOUR, MINUTE, pickSome, SECOND, type Scene } from './scene.ts';
import { CLIENT_LINES, NUMBER_LINES } from './sideLines.ts';

const PATHS = [
  '/',
  '/login',
  '/api/items?page=3',
  '/healthz',
  '/assets/main-4f1c.js',
  '/cart',
  '/search?q=tea',
];
/** What visitors, networks and sleeping machines cause everywhere. */
const USUAL_CODES = ['PU02', 'PU05', 'PP03', 'PT03', 'PT04', 'PT07', 'PT08', 'PC03', 'PC05', 'PM11', 'PR04'];
/** What would be a fault if it came often. */
const RARE_CODES = [
  ...USUAL_CODES,
  'PC01',
  'PC07',
  'PM05',
  'PM07:active',
  'PM08:stopping',
  'PR02',
  'PA01',
  'PM03',
  'PR03:PC01',
];
/** Apps talk of codes too. */
const APP_ASIDES = [
  "upstream said '[PC01] instance refused connection', trying again",
  'runbook: [PM07] while we deploy is expected',
  'job 4411 finished: listening history exported on 127.0.0.1',
  'worker: connect ECONNREFUSED 10.0.3.7:5432, retry 1',
  '{"level":"warn","msg":"slow query","ms":1840}',
  'fetch failed error.message="socket hang up" retry=2',
  'exited dialog after 3 steps',
  ...CLIENT_LINES,
  ...NUMBER_LINES,
];

/** Routine stays away from the incident, which would be another one otherwise. */
export interface Quarter {
  readonly from: number;
  readonly to: number;
}

export function addNoise(scene: Scene, habit: Habit, busy?: Quarter): void {
  // How much quieter the night is than the day.
  const depth = scene.random.chance(0.5) ? scene.between(0.4, 0.95) : 0;
  addRoutine(scene, habit, busy);
  addStrayErrors(scene, depth);
  addRequests(scene, habit, depth);
}

function addRequests(scene: Scene, { runtime }: Habit, depth: number): void {
  const { random } = scene;
  const count = Math.round(scene.between(60, 1500, 'log'));
  for (let i = 0; i < count; i += 1) {
    const time = pickByDay(scene, depth);
    const machine = random.pick(scene.machines);
    if (!scene.isServing(machine, time)) continue;
    const status = random.pick([200, 200, 200, 200, 204, 302, 304, 404]);
    if (random.chance(0.01)) scene.fromApp(time, machine, random.pick(APP_ASIDES));
    else scene.fromApp(time, machine, runtime.request(random, random.pick(PATHS), status));
  }
}

/** At night, by the clock of the visitors, a share of the requests stays away. */
function pickByDay({ random, start, end }: Scene, depth: number): number {
  for (;;) {
    const time = start + random.int(end - start);
    const day = (1 + Math.cos((2 * Math.PI * (time - 14 * HOUR)) / (24 * HOUR))) / 2;
    if (random.chance(1 - depth + depth * day)) return time;
  }
}

/** Every app has a few codes that it always has, at most so many an hour when most visitors come. */
function addStrayErrors(scene: Scene, depth: number): void {
  const { random } = scene;
  const usual = pickSome(random, scene.tellable(USUAL_CODES), 2 + random.int(4));
  const rare = scene.tellable(RARE_CODES);
  const hours = (scene.end - scene.start) / HOUR;
  const count = Math.round(hours * scene.errorsPerHour * (1 - depth / 2));
  for (let written = 0; written < count;) {
    const time = pickByDay(scene, depth);
    const code = random.pick(random.chance(0.9) ? usual : rare);
    const machine = code.startsWith('PT') ? undefined : random.pick(scene.machines);
    const repeats = random.chance(0.08) ? 2 + random.int(2) : 1;
    const region = scene.pickEdge(machine);
    for (let i = 0; i < repeats; i += 1) scene.error(time + i * 700, code, machine, region);
    written += repeats;
  }
}

function addRoutine(scene: Scene, habit: Habit, busy: Quarter | undefined): void {
  const { random, start, end } = scene;
  const hours = (end - start) / HOUR;
  if (random.chance(0.6))
    addWakes(scene, habit, busy, Math.min(25, 1 + random.int(Math.ceil(hours * 1.5) + 1)));
  if (random.chance(0.6)) {
    const time = pickFree(scene, busy);
    if (time !== undefined) ordinaryDeploy(scene, habit, time);
  }
  for (let blinks = random.int(4); blinks > 0; blinks -= 1) {
    const time = pickFree(scene, busy);
    if (time === undefined) return;
    const machine = random.pick(scene.machines);
    failCheck(scene, habit, machine, time);
    passCheck(scene, habit, machine, time + Math.round(scene.between(10 * SECOND, 40 * SECOND)));
  }
}

/** Machines stop when nobody comes, and start well; now and then one request was too early. */
function addWakes(scene: Scene, habit: Habit, busy: Quarter | undefined, count: number): void {
  for (let i = 0; i < count; i += 1) {
    const time = pickFree(scene, busy);
    if (time === undefined) return;
    const machine = scene.random.pick(scene.machines);
    if (!scene.isServing(machine, time)) continue;
    const wake = time + Math.round(scene.between(6 * MINUTE, 12 * MINUTE));
    autostop(scene, machine, time);
    const hasEarlyError = scene.random.chance(0.25);
    const reachable = coldStart(
      scene,
      habit,
      machine,
      wake,
      hasEarlyError ? scene.between(9500, 14_000) : undefined,
    );
    if (hasEarlyError) scene.error(reachable - 1200, scene.random.pick(['PM05', 'PC01']), machine);
    scene.stopServing(machine, time, reachable);
  }
}

/** A time with half an hour of peace on both sides of what is busy; undefined where there is none. */
function pickFree(
  { random, start, end, mayStartBefore }: Scene,
  busy: Quarter | undefined,
): number | undefined {
  for (let tries = 0; tries < 20; tries += 1) {
    const time = start + random.int(end - start);
    if (busy === undefined || time > busy.to + 30 * MINUTE) return time;
    if (mayStartBefore && time < busy.from - 30 * MINUTE) return time;
  }
  return undefined;
}
