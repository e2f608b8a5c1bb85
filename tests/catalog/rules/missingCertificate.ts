import type { RuleProof } from '../../support/proofs.ts';

export default {
  fires: [
    `10:00:00 *60/60s b app GET / 200
     10:20:00 *20/5s a proxy [PT05] no valid tls certificate was found for SNI www.example.com. aborted connection`,
  ],
  staysQuiet: [
    `10:00:00 *60/60s b app GET / 200
     10:20:00 *20/5s a proxy [PT08] tls handshake timed out`,
    // Who scans the internet asks for names of all kinds.
    `10:20:00 *40/2s b app GET / 200
     10:20:10 a proxy [PT05] no valid tls certificate was found for SNI localhost. aborted connection
     10:20:15 a proxy [PT05] no valid tls certificate was found for SNI 10.0.0.7. aborted connection
     10:20:20 a proxy [PT05] no valid tls certificate was found for SNI mail.example.net. aborted connection
     10:20:25 a proxy [PT05] no valid tls certificate was found for SNI www.example.org. aborted connection
     10:20:30 a proxy [PT05] no valid tls certificate was found for SNI shop.example.com. aborted connection`,
  ],
} satisfies RuleProof;
