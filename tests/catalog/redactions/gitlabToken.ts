import type { RedactionProof } from '../../support/proofs.ts';

export default {
  masks: [[`clone with ${'gl' + 'pat-' + 'EXAMPLE0'.repeat(3)}`, 'clone with [secret:gitlab-token]']],
  keeps: ['glpat-', 'glft-x'],
} satisfies RedactionProof;
