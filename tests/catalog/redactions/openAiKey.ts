import type { RedactionProof } from '../../support/proofs.ts';

export default {
  masks: [
    [`with ${'sk-' + 'proj-' + 'EXAMPLE0'.repeat(5)}`, 'with [secret:api-key]'],
    [`${'sk-' + 'ant-' + 'api03-' + 'EXAMPLE0'.repeat(5)}!`, '[secret:api-key]!'],
  ],
  keeps: ['sk-learn', 'task-20260302-and-some-more-words', 'sk-toggleable__content-and-more-words'],
} satisfies RedactionProof;
