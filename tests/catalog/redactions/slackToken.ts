import type { RedactionProof } from '../../support/proofs.ts';

export default {
  masks: [
    [`bot ${'xox' + 'b-' + '0123456789-EXAMPLE'}`, 'bot [secret:slack-token]'],
    ['xa' + 'pp-' + '1-EXAMPLE-0123456789', '[secret:slack-token]'],
    [
      'https://hooks.slack.com/services/' + 'T000/B000/EXAMPLE',
      'https://hooks.slack.com/[secret:slack-token]',
    ],
  ],
  keeps: ['xoxo-', 'hooks.slack.com/services/', 'boxoxo-love'],
} satisfies RedactionProof;
