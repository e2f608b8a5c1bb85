import {
  around,
  areEnough,
  findMoments,
  findMostFrequent,
  findOnset,
  listMachines,
  MINUTE,
  withCodes,
} from '../../core/diagnosis/caseQueries.ts';
import { formatCounted } from '../../core/countText.ts';
import type { Case, CaseError, CaseMoment, DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { indexMoments } from '../../core/diagnosis/momentTimes.ts';
import { canTellChance, isBeyondTimeChance } from '../../core/diagnosis/timeChance.ts';
import { flyCommand } from './parts/flyCommand.ts';
import { WAITS_LONGER } from './parts/wantedSettings.ts';

const CODES = ['PR01', 'PR03', 'PR04'];
const LEAD = 10 * MINUTE;
/** A check that passes does so a moment before the last errors are written. */
const LATE = MINUTE;

export default {
  id: 'health-check-failing',
  label: 'Health check failing',
  looksAtFew: 'inExcerpts',
  diagnose(aCase) {
    const { errors, incident, log } = aCase;
    const failures = findMoments(aCase, ['healthFailed'], around(aCase, LEAD, 0));
    const hit = findWhileFailing(withCodes(errors, CODES), failures, aCase);
    if (!areEnough(hit, aCase, 0.4, 2)) return undefined;
    const passed = findMoments(aCase, ['healthPassing'], around(aCase, 0, LATE)).at(-1);
    // Where a check goes on failing, only the first errors are near it.
    const isStill = passed === undefined && incident.last - incident.start > LEAD;
    const tied = isStill ? hit.filter(({ time }) => time < incident.start + LEAD) : hit;
    if (!isBeyondTimeChance(tied, failures, LEAD, aCase)) return undefined;
    const check = findMostFrequent(failures.map(({ detail }) => detail).filter((name) => name !== ''))?.value;
    const machines = listMachines(failures).length;
    return {
      title: `The health check${check === undefined ? '' : ` ${check}`} failed${machines === 0 ? '' : ` on ${formatCounted(machines, 'machine')}`}, so Fly Proxy had no healthy machine to send requests to.`,
      owner: 'app',
      confidence: canTellChance(LEAD, log.range) ? 'sure' : 'likely',
      refutedBy: 'Errors that begin before the check fails, or go on after it passes.',
      advice: [
        `Try the check by hand inside a machine: ${flyCommand('ssh console', log.app)}, then ask its path on the app’s own port.`,
        'If the app was only slow, give the check more time: `timeout`, `interval` and `grace_period` under `[[http_service.checks]]` in fly.toml.',
        `See what each machine’s check says: ${flyCommand('checks list', log.app)}.`,
      ],
      settings: [WAITS_LONGER],
      evidence: [...failures.slice(0, 2), ...hit.slice(0, 3), ...(passed === undefined ? [] : [passed])],
      start: findOnset(aCase, [], 0),
    };
  },
} satisfies DiagnosisRule;

/** Errors behind a failure that no passing check on the same machine has ended. The balancer’s lines name no one machine. */
function findWhileFailing(
  errors: readonly CaseError[],
  failures: readonly CaseMoment[],
  aCase: Case,
): readonly CaseError[] {
  const failed = indexMoments(failures);
  const passed = indexMoments(findMoments(aCase, ['healthPassing']));
  const machines = [...new Set(failures.map(({ machine }) => machine))];
  return errors.filter(({ time }) =>
    machines.some((machine) => {
      const failure = failed.findLast(machine, time);
      return failure !== undefined && (passed.findLast(machine, time - LATE) ?? -Infinity) < failure;
    }),
  );
}
