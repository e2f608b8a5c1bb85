import type { RuleProof } from '../../support/proofs.ts';

export default {
  fires: [
    `10:00:00 *60/60s b app GET / 200
     10:20:00 *15/5s a proxy [PC06] unidentified i/o error
     10:20:00 *15/5s b proxy [PC06] unidentified i/o error`,
  ],
  staysQuiet: [
    `10:00:00 *60/60s b app GET / 200
     10:00:00 *12/300s a proxy [PC06] unidentified i/o error`,
  ],
} satisfies RuleProof;
