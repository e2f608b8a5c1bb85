import { pickErrors } from '../../core/diagnosis/caseQueries.ts';
import type { DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { findOwner } from './parts/ownerOfErrors.ts';
import { flyCommand } from './parts/flyCommand.ts';

const MOST_NAMED = 3;

export default {
  id: 'error-burst',
  label: 'Burst of errors',
  of: ['risen', 'steady'],
  explain({ episode, errors, log }) {
    const codes = episode.codes.filter((code) => code !== '');
    // Who scans the internet breaks off handshakes at any time; what else they can be has rules of its own.
    if (codes.length > 0 && codes.every((code) => code.startsWith('PT'))) return undefined;
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
