/**
 * A rule and a seed go in; a log that shows what the rule is about comes out, with its beginning, or a log in which
 * nothing is wrong. Built from how the phenomena look in real logs; the rules have no part in it.
 */
import { stageCrashLoop, stageHealthCheckFailing, stageOutOfMemory } from './breakingApps.ts';
import { stageAutostopRace, stageDeployWindow, stageMachinesApiLimited } from './changes.ts';
import { renderLines } from './layouts.ts';
import { type Habit, pickHabit } from './lifecycles.ts';
import { addNoise } from './noise.ts';
import { type Extent, HOUR, Scene, type SceneNeeds } from './scene.ts';
import * as traffic from './traffic.ts';
import { stageNotListening, stageSlowBoot, stageWrongPort } from './unreachableApps.ts';

interface Phenomenon {
  readonly rule: string;
  readonly stage: (scene: Scene, habit: Habit, extent: Extent) => void;
  readonly needs?: SceneNeeds;
  /** In milliseconds. */
  readonly longest?: number;
}

export const PHENOMENA: readonly Phenomenon[] = [
  { rule: 'not-listening', stage: stageNotListening },
  { rule: 'wrong-port', stage: stageWrongPort },
  { rule: 'slow-boot', stage: stageSlowBoot },
  { rule: 'crash-loop', stage: stageCrashLoop },
  { rule: 'out-of-memory', stage: stageOutOfMemory },
  { rule: 'deploy-window', stage: stageDeployWindow, needs: { machines: 2 }, longest: HOUR / 4 },
  { rule: 'autostop-race', stage: stageAutostopRace },
  { rule: 'concurrency-limit', stage: traffic.stageConcurrencyLimit },
  { rule: 'platform-incident', stage: traffic.stagePlatformIncident, needs: { machines: 3 } },
  { rule: 'one-machine', stage: traffic.stageOneMachine, needs: { machines: 3 } },
  { rule: 'one-region', stage: traffic.stageOneRegion, needs: { machines: 3, regions: 3 } },
  { rule: 'tls-clients', stage: traffic.stageTlsClients },
  { rule: 'missing-certificate', stage: traffic.stageMissingCertificate },
  { rule: 'replay-misuse', stage: traffic.stageReplayMisuse },
  { rule: 'health-check-failing', stage: stageHealthCheckFailing },
  { rule: 'machines-api-limited', stage: stageMachinesApiLimited },
  { rule: 'closed-early', stage: traffic.stageClosedEarly },
  { rule: 'error-burst', stage: traffic.stageErrorBurst },
];

export interface IncidentLog {
  readonly text: string;
  /** Of the first line that is evidence, in milliseconds since 1970. */
  readonly onset: number;
  readonly rule: string;
  /** Length of the log in milliseconds. */
  readonly span: number;
}

/** The same log for the same seed; throws for a rule that has no phenomenon. */
export function generateIncident(rule: string, seed: number): IncidentLog {
  const phenomenon = PHENOMENA.find((one) => one.rule === rule);
  if (phenomenon === undefined) throw new RangeError(`No phenomenon for ${rule}`);
  // Seeds of neighbouring rules must not give the same machines and hours.
  const scene = new Scene(seed * 7919 + PHENOMENA.indexOf(phenomenon) * 104_729, phenomenon.needs);
  const habit = pickHabit(scene);
  const extent = scene.pickExtent(phenomenon.longest);
  phenomenon.stage(scene, habit, extent);
  const { onset } = scene;
  addNoise(scene, habit, { from: extent.begin, to: extent.end });
  return { text: render(scene), onset, rule, span: scene.end - scene.start };
}

/** Everything but an incident. */
export function generateQuiet(seed: number): { readonly text: string } {
  const scene = new Scene(seed * 7919 + 31);
  addNoise(scene, pickHabit(scene));
  return { text: render(scene) };
}

function render({ lines, layout, app, random }: Scene): string {
  return renderLines(lines, layout, app, random);
}
