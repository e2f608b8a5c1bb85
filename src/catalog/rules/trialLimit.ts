import { listCauses, pickErrors, pickSome } from '../../core/diagnosis/caseQueries.ts';
import { formatCounted } from '../../core/countText.ts';
import type { DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';

export default {
  id: 'trial-limit',
  label: 'Trial limit',
  of: ['trial'],
  explain(aCase) {
    const stops = listCauses(aCase);
    return {
      title: `Fly stopped the machine${stops.length > 1 ? `s ${formatCounted(stops.length, 'time')}` : ''} because the account is on a trial without a card, in which machines run for five minutes.`,
      owner: 'app',
      confidence: 'sure',
      refutedBy: 'Machines that run for longer once a card is added.',
      advice: [
        'Add a card to the account: https://fly.io/trial. No setting of the app helps, and nothing is wrong with it.',
        'Then start the machines again: `fly machine start`, or the next request does it.',
      ],
      evidence: [...pickSome(stops, 3), ...pickErrors(aCase.errors, 2)],
    };
  },
} satisfies DiagnosisRule;
