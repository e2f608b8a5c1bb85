import { listCauses } from '../../core/diagnosis/caseQueries.ts';
import type { Case, Diagnosis, DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { describeEnds, findKnownAdvice, findTellingWords, listEnds, quoteLine } from './parts/exits.ts';
import { flyCommand } from './parts/flyCommand.ts';

const MACHINE = /machine (\S+?)(?:,|$)/;

export default {
  id: 'release-failed',
  label: 'Release failed',
  of: ['release'],
  explain(aCase) {
    const { episode, lastWords, log } = aCase;
    const ends = listEnds(aCase);
    const causes = listCauses(aCase);
    const said = causes.find(({ kind, detail }) => kind === 'releaseFailed' && detail !== '')?.detail;
    if (said?.endsWith('lease') === true) return undefined;
    if (said?.endsWith('smoke checks') === true) return explainSmokeChecks(aCase, said);
    const program = episode.phases
      .flatMap(({ runs }) => runs)
      .find((run) => run.program !== undefined)?.program;
    const machine =
      MACHINE.exec(said ?? '')?.[1] ??
      episode.phases.map((phase) => phase.machine).find((name) => name !== '');
    const telling = findTellingWords(aCase);
    const quoted = telling && quoteLine(telling);
    const how =
      ends.length > 0 ? describeEnds(ends) : (/code \d+/.exec(said ?? '')?.[0].replace(/^/, 'with ') ?? '');
    const known = findKnownAdvice(lastWords, ends);
    return {
      title: `The release command${program === undefined ? '' : `, \`${program.detail.replaceAll('`', "'")}\`,`} failed${how === '' ? '' : ` ${how}`}, so the deploy was given up${quoted === undefined ? '' : `, after ${quoted}`}.`,
      owner: 'app',
      confidence: causes.some(({ kind }) => kind === 'releaseFailed') ? 'sure' : 'likely',
      refutedBy: 'A machine that was started by hand for one task, and whose failure is expected.',
      advice: [
        ...(known === undefined ? [] : [known]),
        machine === undefined
          ? `Read what it printed: ${flyCommand('logs', log.app)}.`
          : `Read what it printed: ${flyCommand(`logs --machine ${machine}`, log.app)}.`,
        'The version before still runs: nothing is down because of this. Mend `release_command` under `[deploy]` in fly.toml, or what it needs, and deploy again.',
        'A release command runs on a machine of its own, without volumes: what it needs has to come from secrets and the network.',
      ],
      evidence: [...(telling === undefined ? [] : [telling]), ...causes.slice(0, 4)],
    };
  },
} satisfies DiagnosisRule;

/** The new version itself did not stay up: there is no release command in this. */
function explainSmokeChecks(aCase: Case, said: string): Diagnosis {
  const machine = MACHINE.exec(said)?.[1];
  const telling = findTellingWords(aCase);
  const quoted = telling && quoteLine(telling);
  const known = findKnownAdvice(aCase.lastWords, listEnds(aCase));
  const { app } = aCase.log;
  return {
    title: `The new version did not stay up${machine === undefined ? '' : ` on machine ${machine}`}: its smoke checks failed, and the deploy was given up${quoted === undefined ? '' : `, after ${quoted}`}.`,
    owner: 'app',
    confidence: 'sure',
    refutedBy: 'A deploy that came to its end afterwards.',
    advice: [
      ...(known === undefined ? [] : [known]),
      `Read what it printed: ${flyCommand(machine === undefined ? 'logs' : `logs --machine ${machine}`, app)}.`,
      'Mend what makes it exit, or the command that starts it, and deploy again.',
      `See which machines still run the version before: ${flyCommand('status', app)}.`,
    ],
    evidence: [...(telling === undefined ? [] : [telling]), ...listCauses(aCase).slice(0, 4)],
  };
}
