import type { RedactionProof } from '../../support/proofs.ts';

export default {
  masks: [
    [`key=${'AI' + 'za' + 'EXAMPL0'.repeat(5)}`, 'key=[secret:google-key]'],
    ['ya' + '29.' + 'EXAMPLE0'.repeat(4), '[secret:google-key]'],
  ],
  keeps: ['AIzaShort', 'ya29'],
} satisfies RedactionProof;
