import type { RedactionProof } from '../../support/proofs.ts';

export default {
  masks: [
    [`id ${'AKIA' + 'EXAMPLE7'.repeat(2)} used`, 'id [secret:aws-key] used'],
    [
      `X-Amz-Credential=${'ASIA' + 'EXAMPLE7'.repeat(2)}/20260302`,
      'X-Amz-Credential=[secret:aws-key]/20260302',
    ],
  ],
  keeps: ['AKIA', 'ASIAEXAMPLE', 'xAKIAEXAMPLE7EXAMPLE7', 'MAKIAGEXAMPLE7EXAMPLE7'],
} satisfies RedactionProof;
