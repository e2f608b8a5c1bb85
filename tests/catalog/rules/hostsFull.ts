import type { RuleProof } from '../../support/proofs.ts';

export default {
  fires: [
    `10:00:00 *60/60s b app GET / 200
     10:20:00 *20/5s a proxy [PM01] machines API returned an error: "could not reserve resource for machine: insufficient CPUs available to fulfill request"`,
  ],
  staysQuiet: [
    `10:00:00 *60/60s b app GET / 200
     10:20:00 *20/5s a proxy [PM01] machines API returned an error: "machine still attempting to start"`,
    // One of many answers of the Machines API.
    `10:00:00 *60/60s b app GET / 200
     10:20:00 a proxy [PM01] machines API returned an error: "could not reserve resource for machine: insufficient CPUs available to fulfill request"
     10:20:01 *20/5s a proxy [PM01] machines API returned an error: "rate limit exceeded"`,
  ],
} satisfies RuleProof;
