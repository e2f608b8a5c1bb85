import type { RedactionProof } from '../../support/proofs.ts';

export default {
  masks: [
    [
      `POST /bot${'123456789:AA' + 'EXAMPLE_EX4'.repeat(3)}/sendMessage`,
      'POST /bot[secret:telegram-token]/sendMessage',
    ],
  ],
  keeps: ['1772439331:a', '12345678:short'],
} satisfies RedactionProof;
