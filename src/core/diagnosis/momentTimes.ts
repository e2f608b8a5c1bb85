/** When moments were, by machine: moments go in; whether one of them was shortly before an error is answered at once. */
import { findFirstAtLeast } from '../ascending.ts';
import type { DurationMs, EpochMs } from '../units.ts';

interface PlacedTime {
  readonly time: EpochMs;
  readonly machine: string;
}

export interface MomentTimes {
  /** The last moment at or before a time, on a machine or on one that its line does not name; undefined for none. */
  findLast(machine: string, time: EpochMs): EpochMs | undefined;
  /** Whether there is one within `reach` before. */
  isBehind(line: PlacedTime, reach: DurationMs): boolean;
}

/** Not every line names its machine: a line without one goes with all. */
export function indexMoments(moments: readonly PlacedTime[]): MomentTimes {
  const all: EpochMs[] = [];
  const byMachine = new Map<string, EpochMs[]>();
  for (const { machine, time } of moments.toSorted((a, b) => a.time - b.time)) {
    all.push(time);
    const own = byMachine.get(machine);
    if (own === undefined) byMachine.set(machine, [time]);
    else own.push(time);
  }
  const unnamed = byMachine.get('') ?? [];

  function findLast(machine: string, time: EpochMs): EpochMs | undefined {
    if (machine === '') return findLastAt(all, time);
    const own = findLastAt(byMachine.get(machine) ?? [], time);
    const other = findLastAt(unnamed, time);
    return own === undefined || (other !== undefined && other > own) ? other : own;
  }

  return {
    findLast,
    isBehind({ machine, time }, reach) {
      const last = findLast(machine, time);
      return last !== undefined && time - last <= reach;
    },
  };
}

function findLastAt(times: readonly EpochMs[], moment: EpochMs): EpochMs | undefined {
  let place = findFirstAtLeast(times, moment);
  while (times[place] === moment) place += 1;
  return times[place - 1];
}
