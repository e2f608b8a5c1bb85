import type { RuleProof } from '../../support/proofs.ts';

export default {
  fires: [
    `10:00:00 *60/60s b app GET / 200
     10:20:00 *20/5s a proxy [PT05] no valid tls certificate was found for SNI www.example.com. aborted connection`,
  ],
  staysQuiet: [
    `10:00:00 *60/60s b app GET / 200
     10:20:00 *20/5s a proxy [PT08] tls handshake timed out`,
  ],
} satisfies RuleProof;
