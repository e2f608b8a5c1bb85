/** Starts of machines: a case goes in; from when to when each of its machines could not be reached yet comes out. */
import { around, findMoments, MINUTE, SECOND } from '../../../core/diagnosis/caseQueries.ts';
import type { Case, CaseError, CaseMoment } from '../../../core/diagnosis/diagnosis.ts';
import type { TimeRange } from '../../../core/units.ts';

const LEAD = 5 * MINUTE;
const TRAIL = 5 * MINUTE;
/** The line that says it comes a moment after the last refusal, and clocks differ. */
const LATE = 10 * SECOND;
/** Faster starts are no reason for anything. */
const MIN_BOOT = 3 * SECOND;

/** `end` is Infinity where the log does not tell of one. */
export interface Boot extends TimeRange {
  readonly machine: string;
  readonly lines: readonly CaseMoment[];
}

/** From the start of a machine to when it could be reached. */
export function findBoots(aCase: Case): readonly Boot[] {
  const time = around(aCase, LEAD, TRAIL);
  const begins = findMoments(aCase, ['start', 'waiting'], time);
  const ends = findMoments(aCase, ['reachable', 'listening', 'healthPassing'], time);
  const exits = findMoments(aCase, ['exit', 'outOfMemory'], time);
  const boots: Boot[] = [];
  const endsOf = groupByMachine(ends);
  const exitsOf = groupByMachine(exits);
  for (const [machine, own] of groupByMachine(begins)) {
    let start: CaseMoment | undefined;
    for (const begin of own) {
      const open = boots.at(-1);
      if (open?.machine === machine && begin.time < open.end) continue;
      start = begin;
      const from = start.time;
      const [first, ...others] = (endsOf.get(machine) ?? []).filter((end) => end.time > from);
      // What the proxy saw counts, where it says so soon.
      const end =
        others.find(({ kind, time: at }) => kind === 'reachable' && at - (first?.time ?? 0) < MINUTE) ??
        first;
      if (end === undefined) {
        // In a longer log it would have to end: this app may never have listened.
        const open = own.filter(({ kind, time: at }) => kind === 'waiting' && at >= from);
        if (aCase.log.isExcerpt && open.length > 0)
          boots.push({ machine, start: from, end: Infinity, lines: open.slice(0, 3) });
        break;
      }
      if (end.time - from < MIN_BOOT) continue;
      if (exitsOf.get(machine)?.some((exit) => exit.time > from && exit.time < end.time) === true) continue;
      const lines = [...own.filter(({ time: at }) => at >= from && at < end.time).slice(0, 2), end];
      boots.push({ machine, start: from, end: end.time, lines });
    }
  }
  return boots;
}

function groupByMachine(moments: readonly CaseMoment[]): ReadonlyMap<string, readonly CaseMoment[]> {
  const groups = new Map<string, CaseMoment[]>();
  for (const moment of moments) {
    const group = groups.get(moment.machine);
    if (group === undefined) groups.set(moment.machine, [moment]);
    else group.push(moment);
  }
  return groups;
}

/** Whether an error came while the machine started. */
export function isIn(error: CaseError, { machine, start, end }: Boot): boolean {
  const isThere = error.machine === '' || machine === '' || error.machine === machine;
  return isThere && error.time >= start && error.time <= end + LATE;
}
