import type { RedactionProof } from '../../support/proofs.ts';

export default {
  masks: [
    [`push with ${'ghp_' + 'EXAMPLE0'.repeat(5)}`, 'push with [secret:github-token]'],
    ['github_' + 'pat_' + 'EXAMPLE_0'.repeat(9), '[secret:github-token]'],
  ],
  keeps: ['ghp_short', 'github_patch_notes_of_the_day_and_more_of_them'],
} satisfies RedactionProof;
