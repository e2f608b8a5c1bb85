/** Phases of machines: lives go in; the times in which something of one kind went on come out. */
import { findFirstAtLeast } from '../ascending.ts';
import type { End, Life, Run, Sign } from '../lives/life.ts';
import type { DurationMs, EpochMs } from '../units.ts';
import type { Phase } from './episode.ts';

const SECOND: DurationMs = 1000;
const MINUTE: DurationMs = 60 * SECOND;
/** Between two ends of one machine; the pauses between restarts grow up to this. */
const MAX_PAUSE: DurationMs = 6 * MINUTE;
/** Clocks differ, and an error is written when its request is over. */
const EARLY: DurationMs = 2 * SECOND;
const LATE: DurationMs = 5 * SECOND;
/** Where an app never says that it is ready, its start is over after this. */
const UNTOLD_START: DurationMs = 3 * MINUTE;
/** A process of the app was killed, and the app goes on. */
const WORKER_GONE: DurationMs = MINUTE;
/** The proxy calls a machine recently stopped for this long. */
const RECENTLY: DurationMs = 5 * MINUTE;
/** From the pull of an image to the last of its errors. */
export const REPLACING: DurationMs = 5 * MINUTE;
/** Faster starts are no reason for anything. */
const MIN_START: DurationMs = 3 * SECOND;

export interface EndPhases {
  readonly memory: readonly Phase[];
  readonly ended: readonly Phase[];
}

/** Ends that nobody asked for, near ones of a machine together, until it is ready again. */
export function listEndPhases(lives: readonly Life[]): EndPhases {
  const memory: Phase[] = [];
  const ended: Phase[] = [];
  for (const life of lives) {
    for (const cluster of listClusters(life)) {
      const ends = cluster.runs.flatMap(({ end }) => (end === undefined ? [] : [end]));
      const killed = ends.filter(({ reason }) => reason === 'memory' || reason === 'heap');
      (3 * killed.length >= ends.length ? memory : ended).push(toEndPhase(life, cluster, ends));
    }
    for (const { sign, isRunEnded } of life.kills)
      if (!isRunEnded)
        memory.push({
          ...{
            machine: life.machine,
            from: sign.time - EARLY,
            to: sign.time + WORKER_GONE,
            begin: sign.time,
          },
          ...{ last: sign.time, signs: [sign], runs: [], ends: [], over: undefined },
        });
  }
  return { memory, ended };
}

/** Runs of a machine that end near each other, and the one behind them. */
interface Cluster {
  readonly runs: Run[];
  next: Run | undefined;
}

function listClusters({ runs }: Life): readonly Cluster[] {
  const clusters: Cluster[] = [];
  let before: Run | undefined;
  let isNext = false;
  for (const [index, run] of runs.entries()) {
    const { end } = run;
    if (end?.askedBy === 'nobody' && (end.reason !== 'unknown' || end.isLimit)) {
      const isNear = before !== undefined && end.time - before.to <= MAX_PAUSE;
      const isSameTry = isNext && run.ready === undefined && run.isStartSeen;
      const cluster = isNear || isSameTry ? clusters.at(-1) : undefined;
      const next = runs[index + 1];
      if (cluster === undefined) clusters.push({ runs: [run], next });
      else {
        cluster.runs.push(run);
        cluster.next = next;
      }
      before = run;
      isNext = true;
    } else isNext = false;
  }
  return clusters;
}

function toEndPhase(life: Life, { runs, next }: Cluster, ends: readonly End[]): Phase {
  const [first] = runs;
  if (first === undefined) throw new RangeError('A phase of ends has no end');
  const isBorn = first.isStartSeen && first.ready === undefined;
  const begin = ends[0]?.time ?? first.to;
  return {
    machine: life.machine,
    from: (isBorn ? first.from : begin) - (first.isStartSeen ? EARLY : 5 * EARLY),
    to: findRecovery(life, next),
    begin,
    last: ends.reduce(
      (last, { signs }) => signs.reduce((time, sign) => Math.max(time, sign.time), last),
      begin,
    ),
    signs: ends.flatMap(({ signs }) => signs.slice(0, 1)),
    ...{ runs, ends, over: next?.ready },
  };
}

function findRecovery({ runs }: Life, next: Run | undefined): EpochMs {
  if (next === undefined) return Infinity;
  if (next.ready !== undefined) return next.ready.time + LATE;
  const tells = runs.slice(0, MAX_RUNS_ASKED).some(({ ready }) => ready !== undefined);
  return tells ? next.to : Math.min(next.to, next.from + UNTOLD_START);
}

/** A machine that was never ready in so many runs never says so. */
const MAX_RUNS_ASKED = 50;

/** The first run that is seen to start behind a time. */
function createRunFinder(runs: readonly Run[]): (time: EpochMs) => Run | undefined {
  const started = runs.filter(({ isStartSeen }) => isStartSeen);
  const starts = Float64Array.from(started, ({ from }) => from);
  return (time) => started[findFirstAtLeast(starts, time + 1)];
}

/** Machines of a trial from when they are stopped until they are ready again. */
export function listTrialPhases(lives: readonly Life[]): readonly Phase[] {
  return listStopPhases(lives, 'trial', Infinity);
}

/** Machines from when autostop stops them until they are ready again, or the proxy has forgotten. */
export function listAutostopPhases(lives: readonly Life[]): readonly Phase[] {
  return listStopPhases(lives, 'autostop', RECENTLY);
}

function listStopPhases(
  lives: readonly Life[],
  by: 'trial' | 'autostop',
  reach: DurationMs,
): readonly Phase[] {
  return lives.flatMap(({ machine, stops, runs }) => {
    const findNext = createRunFinder(runs);
    return stops
      .filter((stop) => stop.by === by)
      .map(({ sign }): Phase => {
        const next = findNext(sign.time);
        return {
          machine,
          ...{
            from: sign.time - EARLY,
            begin: sign.time,
            last: sign.time,
            signs: [sign],
            runs: [],
            ends: [],
          },
          to: Math.min(sign.time + reach, (next?.ready?.time ?? next?.from ?? Infinity) + LATE),
          over: next?.ready,
        };
      });
  });
}

/** Starts from their first sign until the app is ready; those that end by themselves are none. */
export function listStartPhases(lives: readonly Life[]): readonly Phase[] {
  return lives.flatMap(({ machine, runs }) =>
    runs.flatMap((run): readonly Phase[] => {
      const { from, ready, first, waits, isStartSeen, to } = run;
      if (!isStartSeen || run.end?.isFailure === true) return [];
      // An app that never says that it is ready may be so all the same.
      const end = ready?.time ?? Math.min(to, (waits.at(-1)?.time ?? from) + UNTOLD_START);
      if (end - from < MIN_START) return [];
      return [
        {
          machine,
          ...{
            from: from - EARLY,
            to: end + LATE,
            begin: from,
            last: ready?.time ?? waits.at(-1)?.time ?? from,
          },
          ...{ signs: [first, ...waits.slice(0, 1)], runs: [run], ends: [], over: ready },
        },
      ];
    }),
  );
}

/** Machines from the pull of a new image until its app is ready. */
export function listDeployPhases(lives: readonly Life[]): readonly Phase[] {
  return lives.flatMap(({ machine, deploys, runs }) => {
    const findNext = createRunFinder(runs);
    return deploys.map((pull): Phase => {
      const next = findNext(pull.time);
      const ready = next?.ready;
      const to = Math.min(pull.time + REPLACING, ready === undefined ? Infinity : ready.time + LATE);
      return {
        machine,
        ...{ from: pull.time - EARLY, to, begin: pull.time, last: ready?.time ?? next?.from ?? pull.time },
        ...{ signs: [pull], runs: next === undefined ? [] : [next], ends: [], over: ready },
      };
    });
  });
}

/** Machines while a health check of theirs fails. */
export function listFailingPhases(lives: readonly Life[]): readonly Phase[] {
  return lives.flatMap(({ machine, failings }) =>
    failings.map(({ from, to, failed, passed }): Phase => ({
      machine,
      ...{ from: from - EARLY, to: to + LATE, begin: from, last: to === Infinity ? from : to },
      ...{ signs: [failed], runs: [], ends: [], over: passed },
    })),
  );
}

/** Moments of a kind that need no phase: all lines of it, by machine. */
export function toMomentPhase(machine: string, signs: readonly Sign[]): Phase {
  const times = signs.map(({ time }) => time);
  const begin = Math.min(...times);
  const last = Math.max(...times);
  return { machine, from: begin, to: last, begin, last, signs, runs: [], ends: [], over: undefined };
}
