import type { RedactionProof } from '../../support/proofs.ts';

export default {
  masks: [
    [`using ${'sk_' + 'live_' + 'EXAMPLE0'.repeat(3)}`, 'using [secret:stripe-key]'],
    [
      `${'rk_' + 'test_' + 'EXAMPLE0'.repeat(3)},${'wh' + 'sec_' + 'EXAMPLE0'.repeat(4)}`,
      '[secret:stripe-key],[secret:stripe-key]',
    ],
  ],
  keeps: ['sk_live_', 'task_test_1234567890', 'pk_test_EXAMPLE0EXAMPLE0'],
} satisfies RedactionProof;
