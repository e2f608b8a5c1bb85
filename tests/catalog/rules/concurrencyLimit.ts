import type { RuleProof } from '../../support/proofs.ts';

export default {
  fires: [
    `10:00:00 *60/60s b app GET / 200
     10:20:00 *12/5s a proxy [PL01] Instance reached hard limit of 25 concurrent connections
     10:20:02 *12/5s a proxy [PR04] could not find a good candidate within 20 attempts at load balancing`,
  ],
  staysQuiet: [
    `10:00:00 *60/60s b app hard limit of 25 concurrent connections
     10:20:02 *12/5s a proxy [PR04] could not find a good candidate within 20 attempts at load balancing`,
  ],
} satisfies RuleProof;
