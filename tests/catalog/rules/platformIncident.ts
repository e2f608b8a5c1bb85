import type { RuleProof } from '../../support/proofs.ts';

export default {
  fires: [
    `10:00:00 *60/60s b app GET / 200
     10:20:00 *9/5s a proxy [PM02] could not wake up machine due to an internal communication error
     10:20:01 *9/5s b proxy [PM02] could not wake up machine due to an internal communication error`,
    `10:00:00 *60/60s b app GET / 200
     10:20:00 *20/5s a proxy [PU03] worker host is unreachable`,
  ],
  staysQuiet: [
    `10:00:00 *60/60s b app GET / 200
     10:20:00 *9/5s b proxy [PR04] could not find a good candidate within 20 attempts at load balancing
     10:20:00 *9/5s a proxy [PM03] could not wake up machine due to a timeout requesting from the machines API`,
  ],
} satisfies RuleProof;
