/** Exits of apps: a case and its exits go in; those that follow each other without anybody asking for them come out. */
import { findMoments, listMachines, MINUTE } from '../../../core/diagnosis/caseQueries.ts';
import type { Case, CaseMoment } from '../../../core/diagnosis/diagnosis.ts';
import { indexMoments } from '../../../core/diagnosis/momentTimes.ts';

/** Between two exits of one machine; the pauses between restarts grow up to this. */
const MAX_PAUSE = 6 * MINUTE;
export const MIN_EXITS = 3;
/** A machine that is told to stop exits within this time. */
const STOP_TIME = MINUTE;

/** Not what a machine that is told to stop says. */
export function isFailure(detail: string): boolean {
  return !['code 0', 'abruptly', 'code 130', 'code 143', 'SIGINT', 'SIGTERM'].includes(detail);
}

/** Exits that follow each other on one machine, or lead to the limit of restarts; not those that were asked for. */
export function findLoops(
  aCase: Case,
  exits: readonly CaseMoment[],
  limits: readonly CaseMoment[],
): readonly CaseMoment[] {
  const stops = indexMoments(findMoments(aCase, ['autostop', 'stopping']));
  const starts = indexMoments(findMoments(aCase, ['start']));
  const own = exits.filter(({ machine, time }) => {
    const stop = stops.findLast(machine, time);
    if (stop === undefined || time - stop > STOP_TIME) return true;
    // It has started again since, and exits by itself.
    return (starts.findLast(machine, time) ?? -Infinity) > stop;
  });
  const loops = ['', ...listMachines(own)].map((machine) => {
    const ofMachine = own.filter((exit) => exit.machine === machine);
    const isLimited = limits.some((limit) => limit.machine === machine);
    if (isLimited) return ofMachine;
    const near = ofMachine.filter((exit, i) => {
      const before = ofMachine[i - 1];
      const after = ofMachine[i + 1];
      return (
        (before !== undefined && exit.time - before.time <= MAX_PAUSE) ||
        (after !== undefined && after.time - exit.time <= MAX_PAUSE)
      );
    });
    return near.length >= MIN_EXITS ? near : [];
  });
  // Beside machines that break, those whose jobs end well are other machines.
  const broken = loops.filter((loop) => loop.some(({ detail }) => isFailure(detail)));
  return (broken.length > 0 ? broken : loops).flat();
}
