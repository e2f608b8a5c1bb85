/** Logs in which much happens that looks like an incident, and nothing is wrong. */
import { renderLines } from './layouts.ts';
import type { Habit } from './lifecycles.ts';
import { addNoise } from './noise.ts';
import {
  stageBlinks,
  stageClosedNowAndThen,
  stageJobs,
  stagePlatformStrays,
  stageTouchedLimits,
} from './quietBackgrounds.ts';
import { stageGoodDeploys, stageReleaseCommands, stageScaling, stageSleepers } from './quietChanges.ts';
import { stageLocalAddress, stageOneExit, stageSidePorts } from './quietStarts.ts';
import { Scene, type SceneNeeds } from './scene.ts';

interface QuietCase {
  readonly name: string;
  readonly stage: (scene: Scene) => Habit;
  readonly needs?: SceneNeeds;
}

/** Long enough for what is staged not to crowd. */
const HOURS: SceneNeeds = { hours: 3 };

export const QUIET_CASES: readonly QuietCase[] = [
  { name: 'a loopback address printed', stage: stageLocalAddress, needs: HOURS },
  { name: 'ports of other servers', stage: stageSidePorts, needs: HOURS },
  { name: 'one exit', stage: stageOneExit, needs: HOURS },
  { name: 'release commands', stage: stageReleaseCommands, needs: HOURS },
  { name: 'more machines', stage: stageScaling, needs: HOURS },
  { name: 'machines that sleep', stage: stageSleepers, needs: HOURS },
  { name: 'deploys that go well', stage: stageGoodDeploys, needs: { ...HOURS, machines: 2 } },
  { name: 'limits touched', stage: stageTouchedLimits, needs: HOURS },
  {
    name: 'connections lost',
    stage: stageClosedNowAndThen,
    needs: { ...HOURS, mostMachines: 1, workers: 3 },
  },
  { name: 'jobs that end', stage: stageJobs, needs: { ...HOURS, workers: 2 } },
  { name: 'a few errors of the platform', stage: stagePlatformStrays, needs: { ...HOURS, hasCodes: true } },
  { name: 'checks that blink', stage: stageBlinks, needs: HOURS },
];

/** The same log for the same case and seed. */
export function generateQuietCase(quiet: QuietCase, seed: number): string {
  const scene = new Scene(seed * 5987 + (QUIET_CASES.indexOf(quiet) + 1) * 150_151, quiet.needs);
  const habit = quiet.stage(scene);
  addNoise(scene, habit);
  return renderLines(scene.lines, scene.layout, scene.app, scene.random);
}
