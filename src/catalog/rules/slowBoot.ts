import {
  around,
  areEnough,
  findMoments,
  listMachines,
  MINUTE,
  SECOND,
  withCodes,
} from '../../core/caseQueries.ts';
import type { Case, CaseError, CaseMoment, DiagnosisRule, WantedSetting } from '../../core/diagnosis.ts';
import { hasTable } from '../../core/flyToml.ts';
import type { TimeRange } from '../../core/units.ts';
import { isBeyondFewChance } from '../../core/timeChance.ts';
import { countOf, flyCommand } from '../proxyWords.ts';
import { KEEPS_ONE_RUNNING, toSeconds } from './settings.ts';

const CODES = ['PC01', 'PC02', 'PM05', 'PR03', 'PR04', 'PC07', 'PC05', 'PM03'];
const LEAD = 5 * MINUTE;
const TRAIL = 5 * MINUTE;
/** The line that says it comes a moment after the last refusal, and clocks differ. */
const LATE = 10 * SECOND;
/** Faster starts are no reason for anything. */
const MIN_BOOT = 3 * SECOND;

interface Boot extends TimeRange {
  readonly machine: string;
  readonly lines: readonly CaseMoment[];
}

export default {
  id: 'slow-boot',
  label: 'Slow start',
  looksAtFew: 'always',
  diagnose(aCase) {
    const boots = findBoots(aCase);
    const refused = withCodes(aCase.errors, CODES);
    const early = refused.filter((error) => boots.some((boot) => isIn(error, boot)));
    if (!areEnough(early, aCase, 0.5, 3)) return undefined;
    if (!isBeyondFewChance(aCase, early, findMoments(aCase, ['start', 'waiting']), MINUTE)) return undefined;
    const slow = boots.filter((boot) => early.some((error) => isIn(error, boot)));
    const isOpen = slow.every(({ end }) => end === Infinity);
    const longest = Math.max(...slow.map(({ start, end }) => Math.min(end, aCase.incident.last) - start));
    const machines = listMachines(slow).length;
    const [first] = slow;
    return {
      title: `The app takes ${isOpen ? 'more than ' : ''}${countOf(Math.max(1, Math.round(longest / SECOND)), 'second')} to start${machines > 1 ? ` on ${countOf(machines, 'machine')}` : ''}; requests that came earlier were refused.`,
      owner: 'app',
      confidence: isOpen ? 'likely' : 'sure',
      refutedBy: 'The same errors long after the machine has become reachable.',
      advice: [
        'Keep a machine running, so that nobody waits for a start: `min_machines_running = 1` under `[http_service]` in fly.toml.',
        'Make the app listen first, and do migrations, downloads and warming up behind it.',
        `Give the machines more CPU for the start: ${flyCommand('scale vm shared-cpu-2x', aCase.log.app)}.`,
      ],
      settings: [KEEPS_ONE_RUNNING, givesTime(longest)],
      evidence: [...(first?.lines.slice(0, 3) ?? []), ...early.slice(0, 3)],
    };
  },
  fires: [
    `10:00:00 *60/60s b app GET / 200
     10:30:00 a proxy Starting machine
     10:30:01 a app  INFO Starting init (commit: a1b2c3d)...
     10:30:06 a proxy waiting for machine to be reachable on 0.0.0.0:8080 (waited 5.2s so far)
     10:30:10 *10/2s a proxy [PM05] failed to connect to machine: gave up after 15 attempts (in 8.1s)
     10:30:35 a app Listening on http://0.0.0.0:8080
     10:30:36 a proxy machine became reachable in 35.2s`,
  ],
  staysQuiet: [
    `10:00:00 *60/60s b app GET / 200
     10:30:00 a proxy Starting machine
     10:30:06 a proxy waiting for machine to be reachable on 0.0.0.0:8080 (waited 5.2s so far)
     10:30:09 a proxy machine became reachable in 8.9s
     10:30:40 *20/2s b proxy [PM05] failed to connect to machine: gave up after 15 attempts (in 8.1s)`,
  ],
} satisfies DiagnosisRule;

/** Where there is a health check, it must not fail a machine that is still starting. */
function givesTime(bootMs: number): WantedSetting {
  const seconds = Math.ceil(bootMs / SECOND / 10 + 1) * 10;
  return {
    path: ['http_service', 'checks', 'grace_period'],
    toValue: (present, toml) => {
      const given = toSeconds(present) ?? (hasTable(toml, ['http_service', 'checks']) ? 0 : Infinity);
      return given < bootMs / SECOND ? `${seconds}s` : undefined;
    },
  };
}

/** From the start of a machine to when it could be reached. */
function findBoots(aCase: Case): readonly Boot[] {
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

function isIn(error: CaseError, { machine, start, end }: Boot): boolean {
  const isThere = error.machine === '' || machine === '' || error.machine === machine;
  return isThere && error.time >= start && error.time <= end + LATE;
}
