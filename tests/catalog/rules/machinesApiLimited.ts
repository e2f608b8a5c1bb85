import type { RuleProof } from '../../support/proofs.ts';

export default {
  fires: [
    `10:00:00 *60/60s b app GET / 200
     10:20:00 *20/5s a proxy [PM01] machines API returned an error: "rate limit exceeded"`,
  ],
  staysQuiet: [
    `10:00:00 *60/60s b app GET / 200
     10:20:00 *20/5s a proxy [PM01] machines API returned an error: "machine still attempting to start"`,
  ],
} satisfies RuleProof;
