import type { RuleProof } from '../../support/proofs.ts';

export default {
  fires: [
    `10:00:00 *60/60s b app GET / 200
     10:20:00 *20/5s a proxy [PT03] tls handshake was canceled`,
  ],
  staysQuiet: [
    `10:00:00 *60/60s b app GET / 200
     10:20:00 *20/5s a proxy [PT06] no valid tls certificate was found. aborted connection`,
  ],
} satisfies RuleProof;
