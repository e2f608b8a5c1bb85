/** Incidents that are told by their errors: which codes, on which machines, in which regions. */
import type { Habit } from './lifecycles.ts';
import { type Extent, pickSome, type Scene } from './scene.ts';

/** Nothing that says more than that requests failed: neither who closed a connection, nor why. */
const UNEXPLAINED = ['PU02:broken', 'PC05', 'PC06', 'PC07', 'PR05', 'PM03', 'PU04'];
const PLATFORM = ['PP01', 'PU03', 'PC08', 'PM02', 'PM10', 'PE01', 'PE02'];
const VISITORS = ['PT01', 'PT02', 'PT03', 'PT04', 'PT07', 'PT08'];
const REPLAYS = ['PA01', 'PA02', 'PA03', 'PA04', 'PA05'];

type Stage = (scene: Scene, habit: Habit, extent: Extent) => void;

/** One to three of the codes, over all machines and regions. */
function stageCodes(codes: readonly string[], most: number, hasMachine: boolean): Stage {
  return (scene, _habit, { begin, end, errors }) => {
    const { random } = scene;
    const shown = pickSome(random, scene.tellable(codes), 1 + random.int(most));
    for (const time of scene.times(errors, begin + 300, Math.max(end, begin + 20_000))) {
      const machine = random.pick(scene.machines);
      scene.incidentError(
        time,
        random.pick(shown),
        hasMachine ? machine : undefined,
        random.pick(scene.edges),
      );
    }
  };
}

export const stagePlatformIncident = stageCodes(PLATFORM, 3, true);
export const stageTlsClients = stageCodes(VISITORS, 3, false);
export const stageMissingCertificate = stageCodes(['PT05', 'PT05', 'PT06'], 2, false);
export const stageReplayMisuse = stageCodes(REPLAYS, 2, true);
export const stageErrorBurst = stageCodes(UNEXPLAINED, 3, true);
export const stageClosedEarly = stageCodes(['PU02:closed'], 1, true);

export const stageConcurrencyLimit: Stage = (scene, _habit, { begin, end, errors }) => {
  const { random } = scene;
  const limit = random.pick(['PL01', 'PL02']);
  const isFull = random.chance(0.5);
  scene.times(errors, begin + 300, Math.max(end, begin + 20_000)).forEach((time, i) => {
    scene.incidentError(
      time,
      i > 2 && isFull && random.chance(0.4) ? 'PR04' : limit,
      random.pick(scene.machines),
    );
  });
};

export const stageOneMachine: Stage = (scene, _habit, { begin, end, errors }) => {
  const { random } = scene;
  const shown = pickSome(random, scene.tellable(UNEXPLAINED), 1 + random.int(3));
  const ill = random.pick(scene.machines);
  const others = scene.machines.filter((machine) => machine !== ill);
  scene.times(errors, begin + 300, Math.max(end, begin + 20_000)).forEach((time, i) => {
    const machine = i > 10 && random.chance(0.04) ? random.pick(others) : ill;
    scene.incidentError(time, random.pick(shown), machine, random.pick(scene.edges));
  });
};

/** The host under one machine is gone: its requests fail, and nothing of the app is to blame. */
export const stageUnreachableHost: Stage = (scene, _habit, { begin, end, errors }) => {
  const { random } = scene;
  const stranded = random.pick(scene.machines);
  const to = Math.max(end, begin + 20_000);
  scene.stopServing(stranded, begin, to);
  scene.times(errors, begin + 300, to).forEach((time, i) => {
    scene.incidentError(time, i > 2 && random.chance(0.1) ? 'PC05' : 'PU03', stranded);
  });
};

/** Proxies of one region do not get through, to whichever machine. */
export const stageOneRegion: Stage = (scene, _habit, { begin, end, errors }) => {
  const { random } = scene;
  const shown = pickSome(random, scene.tellable(UNEXPLAINED), 1 + random.int(3));
  const ill = random.pick(scene.edges);
  const others = scene.edges.filter((region) => region !== ill);
  scene.times(errors, begin + 300, Math.max(end, begin + 20_000)).forEach((time, i) => {
    const region = i > 10 && random.chance(0.04) ? random.pick(others) : ill;
    scene.incidentError(time, random.pick(shown), random.pick(scene.machines), region);
  });
};
