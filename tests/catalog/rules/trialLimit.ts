import type { RuleProof } from '../../support/proofs.ts';

export default {
  fires: [
    `10:00:00 a runner Machine started in 1.1s
     10:05:00 a runner Trial machine stopping. To run for longer than 5m0s, add a credit card by visiting https://fly.io/trial.
     10:05:02 a app  INFO Main child exited normally with code: 0
     10:15:00 *8/20s a proxy [PR04] could not find a good candidate within 40 attempts at load balancing`,
  ],
  staysQuiet: [
    `10:00:00 *40/60s a app GET / 200
     10:05:00 a app the trial of a customer has ended
     10:15:00 *8/20s a proxy [PR04] could not find a good candidate within 40 attempts at load balancing`,
  ],
} satisfies RuleProof;
