/** Errors that an app has all day, as many in each hour: its ordinary level, and no incident. */
import { failCheck, type Habit, passCheck, pickHabit } from './lifecycles.ts';
import { pickOwnCheck, pickPostgresCheck, pickServiceCheck } from './healthChecks.ts';
import { spread } from './quietStarts.ts';
import { HOUR, pickSome, SECOND, type Scene } from './scene.ts';
import { runJobs, runQueue } from './workers.ts';

/** Limits are touched now and then: those of the app, or that of the Machines API. */
export function stageTouchedLimits(scene: Scene): Habit {
  const codes = pickSome(
    scene.random,
    ['PL01', 'PL02', 'PM01:limit', 'PM01:starting'],
    1 + scene.random.int(3),
  );
  addEvenly(scene, codes, scene.between(2, 8));
  return pickHabit(scene);
}

/** The one machine that serves loses a connection now and then; the workers beside it have none to lose. */
export function stageClosedNowAndThen(scene: Scene): Habit {
  const habit = pickHabit(scene);
  runQueue(scene, habit);
  addEvenly(scene, ['PU02:closed'], scene.between(3, 25));
  return habit;
}

/** A group of machines does a job every five minutes and ends each time. */
export function stageJobs(scene: Scene): Habit {
  const habit = pickHabit(scene);
  runJobs(scene, habit);
  return habit;
}

/** Errors that are Fly's own, a handful in the whole log. */
export function stagePlatformStrays(scene: Scene): Habit {
  const { random } = scene;
  const codes = scene.tellable(['PU03', 'PM02', 'PM10', 'PC08', 'PE01']);
  for (const time of spread(scene, 1 + random.int(5))) {
    scene.error(time, random.pick(codes), random.pick(scene.machines));
  }
  return pickHabit(scene);
}

/** Checks of all kinds fail once and pass at their next turn. */
export function stageBlinks(scene: Scene): Habit {
  const { random } = scene;
  const habit = pickHabit(scene);
  for (const time of spread(scene, 2 + random.int(8))) {
    const check = random.pick([
      pickServiceCheck(random, scene.port),
      pickOwnCheck(random, scene.port),
      pickPostgresCheck(random),
    ]);
    const machine = random.pick(scene.machines);
    failCheck(scene, { ...habit, check }, machine, time);
    passCheck(
      scene,
      { ...habit, check },
      machine,
      time + Math.round(scene.between(10 * SECOND, 40 * SECOND)),
    );
  }
  return habit;
}

function addEvenly(scene: Scene, codes: readonly string[], perHour: number): void {
  const { random, start, end } = scene;
  const count = Math.round(((end - start) / HOUR) * perHour);
  for (let i = 0; i < count; i += 1) {
    scene.error(scene.between(start, end), random.pick(codes), random.pick(scene.machines));
  }
}
