/**
 * Incidents in other shapes and words than the usual ones, under the rule that a person would name; each case has
 * logs of its own, so that one that is not told shows.
 */
import {
  stageCrashLoop,
  stageFailedSpawns,
  stageHealthCheckFailing,
  stageOutOfMemory,
} from './breakingApps.ts';
import { stageDeployWindow } from './changes.ts';
import { COMPILED_RUNTIMES } from './runtimes/compiledRuntimes.ts';
import { pickOwnCheck } from './healthChecks.ts';
import { type Habit, pickHabit } from './lifecycles.ts';
import { LOCAL_ADDRESS_RUNTIMES } from './runtimes/localAddressRuntimes.ts';
import { renderLines } from './layouts.ts';
import { addNoise } from './noise.ts';
import { PORT_ONLY_RUNTIMES } from './runtimes/portOnlyRuntimes.ts';
import { pickPostgresHabit, stagePostgresFailing } from './postgres.ts';
import type { Runtime } from './runtimes/runtime.ts';
import { type Extent, HOUR, Scene, type SceneNeeds } from './scene.ts';
import { SCRIPTED_RUNTIMES } from './runtimes/scriptedRuntimes.ts';
import { stageClosedEarly, stageUnreachableHost } from './traffic.ts';
import {
  stageMetricsFirst,
  stageNotListening,
  stageSlowBoot,
  stageSlowRestart,
  stageWrongPort,
} from './unreachableApps.ts';
import { FORKING_RUNTIMES, stageWorkerKills } from './workerKills.ts';
import { runJobs, runQueue } from './workers.ts';

type PickHabit = (scene: Scene, seed: number) => Habit;

interface IncidentCase {
  readonly name: string;
  readonly rule: string;
  readonly stage: (scene: Scene, habit: Habit, extent: Extent) => void;
  readonly pickHabit?: PickHabit;
  readonly needs?: SceneNeeds;
  /** In milliseconds. */
  readonly longest?: number;
}

const SCRIPTED = eachOf(SCRIPTED_RUNTIMES);
const COMPILED = eachOf(COMPILED_RUNTIMES);
const PORT_ONLY = eachOf(PORT_ONLY_RUNTIMES);
const LOCAL_ADDRESS = eachOf(LOCAL_ADDRESS_RUNTIMES);

export const INCIDENT_CASES: readonly IncidentCase[] = [
  { name: 'a scripted server', rule: 'not-listening', stage: stageNotListening, pickHabit: SCRIPTED },
  { name: 'a compiled server', rule: 'not-listening', stage: stageNotListening, pickHabit: COMPILED },
  { name: 'a scripted server', rule: 'wrong-port', stage: stageWrongPort, pickHabit: SCRIPTED },
  { name: 'a compiled server', rule: 'wrong-port', stage: stageWrongPort, pickHabit: COMPILED },
  { name: 'a server that prints its port', rule: 'wrong-port', stage: stageWrongPort, pickHabit: PORT_ONLY },
  { name: 'metrics first, on loopback', rule: 'slow-boot', stage: stageMetricsFirst },
  { name: 'at a restart', rule: 'slow-boot', stage: stageSlowRestart },
  { name: 'a loopback address printed', rule: 'slow-boot', stage: stageSlowBoot, pickHabit: LOCAL_ADDRESS },
  { name: 'a program that cannot start', rule: 'crash-loop', stage: stageFailedSpawns },
  { name: 'a loopback address printed', rule: 'crash-loop', stage: stageCrashLoop, pickHabit: LOCAL_ADDRESS },
  {
    name: 'beside jobs that end well',
    rule: 'crash-loop',
    stage: beside(runJobs, stageCrashLoop),
    needs: { workers: 1, hours: 1 },
  },
  {
    name: 'a loopback address printed',
    rule: 'out-of-memory',
    stage: stageOutOfMemory,
    pickHabit: LOCAL_ADDRESS,
  },
  {
    name: 'a worker process killed',
    rule: 'out-of-memory',
    stage: stageWorkerKills,
    pickHabit: eachOf(FORKING_RUNTIMES),
  },
  {
    name: 'a loopback address printed',
    rule: 'deploy-window',
    stage: stageDeployWindow,
    pickHabit: LOCAL_ADDRESS,
    needs: { machines: 2 },
    longest: HOUR / 4,
  },
  {
    name: 'checks of no service',
    rule: 'health-check-failing',
    stage: stageHealthCheckFailing,
    pickHabit: (scene) => ({ ...pickHabit(scene), check: pickOwnCheck(scene.random, scene.port) }),
  },
  {
    name: 'Fly Postgres',
    rule: 'health-check-failing',
    stage: stagePostgresFailing,
    pickHabit: pickPostgresHabit,
  },
  {
    name: 'the host of one machine',
    rule: 'platform-incident',
    stage: stageUnreachableHost,
    needs: { machines: 3, hasCodes: true },
  },
  {
    name: 'one machine beside workers',
    rule: 'closed-early',
    stage: beside(runQueue, stageClosedEarly),
    needs: { mostMachines: 1, workers: 3 },
  },
];

/** The same log for the same case and seed. */
export function generateCase(
  incident: IncidentCase,
  seed: number,
): { readonly text: string; readonly onset: number; readonly span: number } {
  const index = INCIDENT_CASES.indexOf(incident);
  const scene = new Scene(seed * 6997 + (index + 1) * 130_363, incident.needs);
  const habit = incident.pickHabit?.(scene, seed) ?? pickHabit(scene);
  const extent = scene.pickExtent(incident.longest);
  incident.stage(scene, habit, extent);
  const { onset } = scene;
  addNoise(scene, habit, { from: extent.begin, to: extent.end });
  const text = renderLines(scene.lines, scene.layout, scene.app, scene.random);
  return { text, onset, span: scene.end - scene.start };
}

/** One after the other with the seed, so that none is left out. */
function eachOf(runtimes: readonly Runtime[]): PickHabit {
  return (scene, seed) => pickHabit(scene, runtimes.slice(seed % runtimes.length).slice(0, 1));
}

function beside(
  run: (scene: Scene, habit: Habit) => void,
  stage: IncidentCase['stage'],
): IncidentCase['stage'] {
  return (scene, habit, extent) => {
    run(scene, habit);
    stage(scene, habit, extent);
  };
}
