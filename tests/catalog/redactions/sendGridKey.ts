import type { RedactionProof } from '../../support/proofs.ts';

export default {
  masks: [
    [
      `mail ${'S' + 'G.' + 'EXAMPLE000'.repeat(2) + '.' + 'EXAMPLE000'.repeat(4)}`,
      'mail [secret:sendgrid-key]',
    ],
  ],
  keeps: ['SG.short.name', 'MSG.abcdefghijklmnopqrst'],
} satisfies RedactionProof;
