import { findMostFrequent, listCauses, pickErrors, withCodes } from '../../core/diagnosis/caseQueries.ts';
import type { Case, Diagnosis, DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { flyCommand } from './parts/flyCommand.ts';

const LEASE = /machine ID (\w{6,20}) lease currently held by (\S{1,80}?), expires at (\S{10,40}?)(?:"|$)/;

export default {
  id: 'lease-held',
  label: 'Machine lease held',
  of: ['release', 'coded', 'risen', 'throughout'],
  explain(aCase) {
    const { episode, errors, log } = aCase;
    if (episode.kind === 'release') return explainDeploy(aCase);
    const refused = withCodes(errors, ['PM01']);
    const leased = refused.flatMap(({ text }) => {
      const [, machine, , expires] = LEASE.exec(text ?? '') ?? [];
      return machine === undefined ? [] : [{ machine, expires: expires ?? '' }];
    });
    const read = refused.filter(({ text }) => text !== undefined);
    if (leased.length === 0 || 2 * leased.length < read.length || 2 * refused.length < errors.length)
      return undefined;
    const machine = findMostFrequent(leased.map((one) => one.machine))?.value ?? '';
    const expires =
      leased
        .map((one) => one.expires)
        .sort()
        .at(-1) ?? '';
    return {
      title: `The proxy could not start machine ${machine}: a lease of another command, such as a deploy, is held on it${expires === '' ? '' : ` until ${expires}`}.`,
      owner: 'app',
      confidence: 'sure',
      refutedBy: 'The same errors after the lease is gone.',
      advice: listAdvice(machine, log.app),
      evidence: pickErrors(refused, 4),
    };
  },
} satisfies DiagnosisRule;

function listAdvice(machine: string, app: string | undefined): readonly string[] {
  return [
    'If a deploy or another command is at work on it, wait until that is done: the lease ends with it.',
    `If none is, the lease was left behind: ${flyCommand(`machine leases clear ${machine}`, app)}, or wait until it expires.`,
    `See the machine’s state: ${flyCommand(`machine status ${machine}`, app)}.`,
  ];
}

/** What flyctl says of a deploy that could not begin. */
function explainDeploy(aCase: Case): Diagnosis | undefined {
  const causes = listCauses(aCase).filter(
    ({ kind, detail }) => kind === 'releaseFailed' && detail.endsWith('lease'),
  );
  const machine = causes
    .map(({ detail }) => /machine (\S+?),/.exec(detail)?.[1])
    .find((name) => name !== undefined);
  if (machine === undefined) return undefined;
  return {
    title: `The deploy could not change machine ${machine}: a lease of another command, such as another deploy, is held on it.`,
    owner: 'app',
    confidence: 'sure',
    refutedBy: 'The same error after the lease is gone.',
    advice: listAdvice(machine, aCase.log.app),
    evidence: causes.slice(0, 4),
  };
}
