import {
  around,
  areEnough,
  findBehind,
  findMoments,
  findOnset,
  listMachines,
  MINUTE,
  SECOND,
} from '../../core/diagnosis/caseQueries.ts';
import { formatCounted } from '../../core/countText.ts';
import type { CaseMoment, DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { isBeyondTimeChance } from '../../core/diagnosis/timeChance.ts';
import type { EpochMs } from '../../core/units.ts';
import { findFullMemory, findVictim } from '../lifecycle/lifecycle.ts';
import { flyCommand } from './parts/flyCommand.ts';
import { HAS_MORE_MEMORY, toMemoryText } from './parts/wantedSettings.ts';

/** A machine that was killed is away for as long as it takes to start again. */
const REACH = 3 * MINUTE;
/** Of a few errors, only these say anything. */
const NEAR = MINUTE;
const CODES = [
  'PU02',
  'PU05',
  'PP03',
  'PC01',
  'PC02',
  'PC03',
  'PC04',
  'PC05',
  'PC07',
  'PM05',
  'PR01',
  'PR03',
  'PR04',
];

export default {
  id: 'out-of-memory',
  label: 'Out of memory',
  looksAtFew: 'always',
  looksAtRecurring: true,
  looksWithoutErrors: true,
  diagnose(aCase) {
    const { log, errors } = aCase;
    const reach = aCase.incident.kind === 'few' ? NEAR : REACH;
    const kills = findMoments(aCase, ['outOfMemory'], around(aCase, REACH, 0));
    const hit = findBehind(
      errors.filter(({ code }) => CODES.includes(code)),
      kills,
      reach,
    );
    const [first] = kills;
    if (first === undefined || !areEnough(hit, aCase, 0.3)) return undefined;
    if (errors.length > 0 && !isBeyondTimeChance(hit, kills, NEAR, aCase)) return undefined;
    const said = kills.find(({ detail }) => detail !== '')?.detail;
    const victim = said === undefined ? undefined : findVictim(said);
    const full = Math.max(0, ...kills.map(({ detail }) => findFullMemory(detail) ?? 0));
    const machines = listMachines(kills).length;
    const times = countKills(kills);
    return {
      title: `${victim === undefined ? 'The app' : `The process ${victim}`} ran out of memory and was killed${times > 1 ? ` ${formatCounted(times, 'time')}` : ''}${machines > 1 ? ` on ${formatCounted(machines, 'machine')}` : ''}${errors.length > 0 ? '; its requests failed' : ''}.`,
      owner: 'app',
      confidence: 'sure',
      refutedBy:
        errors.length > 0
          ? 'Errors that go on at the same rate after the machine has started again, without another kill.'
          : 'A process beside the app that may end like this, such as a job that is tried again.',
      advice: [
        full === 0
          ? `Give the machines more memory, such as twice what they have: \`memory\` under \`[[vm]]\` in fly.toml, or ${flyCommand('scale memory MEGABYTES', log.app)}. What they have: ${flyCommand('scale show', log.app)}.`
          : `Give the machines more memory: the process filled about ${full} MB; \`memory = "${toMemoryText(2 * full)}"\` under \`[[vm]]\` in fly.toml, or ${flyCommand(`scale memory ${2 * full}`, log.app)}.`,
        'Look for what grew before the kill: a large request, a leak, more workers than the memory is for.',
        `Limit what one machine takes at a time: \`hard_limit\` under \`[http_service.concurrency]\`.`,
      ],
      settings: HAS_MORE_MEMORY,
      evidence: [...kills.slice(0, 3), ...hit.slice(0, 3)],
      start: findOnset(aCase, kills, REACH),
    };
  },
} satisfies DiagnosisRule;

/** The kernel and Fly both tell of a kill. */
const SAME_KILL = 10 * SECOND;

function countKills(kills: readonly CaseMoment[]): number {
  const lastOf = new Map<string, EpochMs>();
  let count = 0;
  for (const { machine, time } of kills) {
    if (time - (lastOf.get(machine) ?? -Infinity) > SAME_KILL) count += 1;
    lastOf.set(machine, time);
  }
  return count;
}
