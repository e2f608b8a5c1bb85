import type { RedactionProof } from '../../support/proofs.ts';

export default {
  masks: [
    ['tsec' + '_' + 'EXAMPLE0+/'.repeat(5), '[secret:tigris-key]'],
    [`id ${'tid' + '_' + 'EXAMPLE0_'.repeat(5)},`, 'id [secret:tigris-key],'],
  ],
  keeps: ['tid_1', 'tsec_', 'pretid_abcdefghijklmnopqrs'],
} satisfies RedactionProof;
