import type { RedactionProof } from '../../support/proofs.ts';

export default {
  masks: [
    [`paid with ${'4242 '.repeat(4).trim()}, ${'4242'.repeat(4)}`, 'paid with card-1, card-1'],
    [`{"card":${'4242'.repeat(4)}}`, '{"card":"card-1"}'],
    [`3782-822463-10005`, 'card-1'],
    [`${'4242'.repeat(4)} 200 46ms`, 'card-1 200 46ms'],
    [`order 1234 ${'4242 '.repeat(4)}2026`, 'order 1234 card-1 2026'],
  ],
  keeps: ['4242424242424241', '1772439331250000000', '0.4242424242424242', '42424242', '2026-0302-0815-3100'],
} satisfies RedactionProof;
