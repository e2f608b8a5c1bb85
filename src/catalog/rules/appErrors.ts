import { formatCounted } from '../../core/countText.ts';
import { pickSome } from '../../core/diagnosis/caseQueries.ts';
import type { DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
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
    const quote = named === undefined ? '' : quoteLine(named, trouble?.words);
    const quoted = quote === '' ? '' : `, such as ${quote}`;
    const logs = `logs ${formatCounted(appErrors.count, 'error')}${quoted}`;
    return {
      title:
        trouble?.title === undefined
          ? `The app itself ${logs}; none of them is an error of Fly Proxy.`
          : `${trouble.title}: the app ${logs}.`,
      owner: trouble?.owner ?? 'app',
      confidence: 'likely',
      refutedBy: 'An app that logs as many errors when all is well.',
      advice: [
        ...(trouble === undefined ? [] : [trouble.advice]),
        ...(quote === '' ? [] : [`Start from this line: ${quote}.`]),
        `See what changed just before it began: a deploy, a database, a service that the app calls. Versions: ${flyCommand('releases', log.app)}.`,
        'Fly Proxy passes such answers on as they are: nothing in fly.toml changes them.',
      ],
      evidence: [...lastWords.slice(0, 1), ...pickSome(lastWords.slice(1), 4)],
    };
  },
} satisfies DiagnosisRule;
