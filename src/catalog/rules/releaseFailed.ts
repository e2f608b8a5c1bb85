import { listCauses } from '../../core/diagnosis/caseQueries.ts';
import type { DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { describeEnds, findKnownAdvice, findTellingWords, listEnds, quoteLine } from './parts/exits.ts';
import { flyCommand } from './parts/flyCommand.ts';

export default {
  id: 'release-failed',
  label: 'Release failed',
  of: ['release'],
  explain(aCase) {
    const { episode, lastWords, log } = aCase;
    const ends = listEnds(aCase);
    const causes = listCauses(aCase);
    const said = causes.find(({ kind, detail }) => kind === 'releaseFailed' && detail !== '')?.detail;
    const program = episode.phases
      .flatMap(({ runs }) => runs)
      .find((run) => run.program !== undefined)?.program;
    const machine =
      /machine (\S+?)(?:,|$)/.exec(said ?? '')?.[1] ??
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
