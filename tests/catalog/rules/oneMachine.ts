import type { RuleProof } from '../../support/proofs.ts';

export default {
  fires: [
    `10:00:00 *60/60s b app GET / 200
     10:00:00 *10/300s b proxy [PU02] could not complete HTTP request to instance: client error (SendRequest)
     10:00:07 *10/300s c proxy [PU02] could not complete HTTP request to instance: client error (SendRequest)
     10:20:00 *30/5s a proxy [PC05] connection timed out`,
  ],
  staysQuiet: [
    // The other one is for jobs.
    `10:00:00 *60/60s a app GET / 200
     10:00:00 *60/60s b app job done
     10:20:00 *30/5s a proxy [PC05] connection timed out`,
    `10:00:00 *60/60s b app GET / 200
     10:20:00 *15/5s a proxy [PC05] connection timed out
     10:20:00 *15/5s b proxy [PC05] connection timed out`,
  ],
} satisfies RuleProof;
