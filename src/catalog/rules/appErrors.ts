import { formatCounted } from '../../core/countText.ts';
import { pickSome } from '../../core/diagnosis/caseQueries.ts';
import type { AppErrors, DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { quoteLine } from './parts/exits.ts';
import { flyCommand } from './parts/flyCommand.ts';
import { findTrouble } from './parts/knownTroubles.ts';

export default {
  id: 'app-errors',
  label: 'Errors of the app',
  of: ['appErrors'],
  explain({ lastWords, log, appErrors }) {
    if (appErrors === undefined) return undefined;
    const [named] = lastWords;
    const trouble = named === undefined ? undefined : findTrouble(named.text);
    const logs = `logs ${formatCounted(appErrors.count, 'error')}`;
    return {
      title:
        trouble?.title === undefined
          ? `The app itself ${logs}${named === undefined ? '' : `, such as ${quoteLine(named)}`}; none of them is an error of Fly Proxy.`
          : `${trouble.title}, and the app ${logs}.`,
      owner: trouble?.owner ?? 'app',
      confidence: 'likely',
      refutedBy: 'An app that logs as many errors when all is well.',
      advice: [
        ...(trouble === undefined ? [] : [nameMachine(trouble.advice, appErrors)]),
        ...(named === undefined ? [] : [`Start from this line: ${quoteLine(named, trouble?.words)}.`]),
        `See what changed just before it began: a deploy, a database, a service that the app calls. Versions: ${flyCommand('releases', log.app)}.`,
        'Fly Proxy passes such answers on as they are: nothing in fly.toml changes them.',
      ],
      evidence: [...lastWords.slice(0, 1), ...pickSome(lastWords.slice(1), 4)],
    };
  },
} satisfies DiagnosisRule;

/** Where one machine alone logs it, that is the one. */
function nameMachine(advice: string, { machines }: AppErrors): string {
  const [first] = machines.shares;
  return machines.named === 1 && first !== undefined && first.name !== ''
    ? advice.replace('machine restart ID', `machine restart ${first.name}`)
    : advice;
}
