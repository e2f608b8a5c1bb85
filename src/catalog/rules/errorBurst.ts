import { formatCounted } from '../../core/countText.ts';
import { findMostFrequent, pickErrors, pickSome } from '../../core/diagnosis/caseQueries.ts';
import { toPattern } from '../../core/diagnosis/messagePatterns.ts';
import type { Case, Diagnosis, DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { quoteLine } from './parts/exits.ts';
import { findOwner } from './parts/ownerOfErrors.ts';
import { flyCommand } from './parts/flyCommand.ts';

const MOST_NAMED = 3;

export default {
  id: 'error-burst',
  label: 'Burst of errors',
  of: ['risen', 'steady', 'appErrors'],
  explain(aCase) {
    if (aCase.appErrors !== undefined) return explainAppErrors(aCase, aCase.appErrors);
    const { episode, errors, log } = aCase;
    const codes = episode.codes.filter((code) => code !== '');
    const more = codes.length > MOST_NAMED ? ` and ${String(codes.length - MOST_NAMED)} more` : '';
    const named =
      codes.length === 0 ? 'errors without a code' : `${codes.slice(0, MOST_NAMED).join(', ')}${more}`;
    return {
      title:
        episode.kind === 'steady'
          ? `The log begins and ends in errors: ${named}. No rule explains them.`
          : `Errors rose far above what is usual in this log: ${named}. No rule explains them.`,
      owner: findOwner(errors),
      confidence: 'possible',
      refutedBy: 'A rise in visitors of the same size.',
      advice: [
        'Read what the most frequent code means, and what to check, under Codes.',
        'Look at what changed just before it began: the lines around the first of them, deploys, traffic.',
        `See whether all machines are well: ${flyCommand('status', log.app)}.`,
      ],
      evidence: pickErrors(errors, 5),
    };
  },
} satisfies DiagnosisRule;

/** What the app says most often; the proxy has seen nothing of it. */
function explainAppErrors({ lastWords, log, episode }: Case, count: number): Diagnosis {
  const most = findMostFrequent(lastWords.map(({ text }) => toPattern(text)))?.value;
  const line = lastWords.find(({ text }) => toPattern(text) === most);
  const named = lastWords.find(({ text }) => NAMES_ERROR.test(text)) ?? line;
  const quoted = named === undefined ? undefined : quoteLine(named);
  return {
    title: `The app itself logs ${formatCounted(count, 'error')}${quoted === undefined ? '' : `, such as ${quoted}`}; none of them is an error of Fly Proxy.`,
    owner: 'app',
    confidence: 'likely',
    refutedBy: 'An app that logs as many errors when all is well.',
    advice: [
      ...(quoted === undefined ? [] : [`Start from this line: ${quoted}.`]),
      `See what changed just before ${episode.isOngoing ? 'it began' : 'it began and before it ended'}: a deploy, a database, a service that the app calls. Versions: ${flyCommand('releases', log.app)}.`,
      'Fly Proxy passes such answers on as they are: nothing in fly.toml changes them.',
    ],
    evidence: [named, ...pickSome(lastWords, 4)].filter((one) => one !== undefined),
  };
}

/** The words of an error rather than the status of a request. */
const NAMES_ERROR =
  /\b\w{0,60}(?:Error|Exception)\b|\berror:|FATAL|does not exist|cannot |could not |too many|timed? ?out/i;
