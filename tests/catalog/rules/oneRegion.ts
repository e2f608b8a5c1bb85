import type { RuleProof } from '../../support/proofs.ts';

export default {
  fires: [
    `10:00:00 *10/300s b/ams proxy [PU02] could not complete HTTP request to instance: client error (SendRequest)
     10:00:07 *10/300s c/sin proxy [PU02] could not complete HTTP request to instance: client error (SendRequest)
     10:20:00 *15/5s a/nrt proxy [PC05] connection timed out
     10:20:01 *15/5s d/nrt proxy [PC05] connection timed out`,
  ],
  staysQuiet: [
    // All machines are there; the other regions are of visitors.
    `10:00:00 *90/60s a/nrt app GET / 200
     10:00:00 *10/300s -/fra proxy [PT04] tls handshake failed
     10:00:07 *10/300s -/sin proxy [PT04] tls handshake failed
     10:20:00 *15/5s a/nrt proxy [PC05] connection timed out
     10:20:01 *15/5s b/nrt proxy [PC05] connection timed out`,
    `10:00:00 *20/300s b/nrt proxy [PU02] could not complete HTTP request to instance: client error (SendRequest)
     10:20:00 *15/5s a/nrt proxy [PC05] connection timed out
     10:20:01 *15/5s d/nrt proxy [PC05] connection timed out`,
  ],
} satisfies RuleProof;
