import type { RuleProof } from '../../support/proofs.ts';

export default {
  fires: [
    `08:00:00 *180/60s b app GET / 200
     10:20:00 a health Health check 'servicecheck-00-http-8080' on port 8080 has failed. Your app is not responding properly.
     10:20:05 *20/5s a proxy [PR04] could not find a good candidate within 20 attempts at load balancing
     10:22:00 a health Health check 'servicecheck-00-http-8080' on port 8080 is now passing.`,
  ],
  staysQuiet: [
    `08:00:00 *180/60s b app GET / 200
     08:20:00 a health Health check 'servicecheck-00-http-8080' on port 8080 has failed. Your app is not responding properly.
     08:21:00 a health Health check 'servicecheck-00-http-8080' on port 8080 is now passing.
     10:20:05 *20/5s a proxy [PR04] could not find a good candidate within 20 attempts at load balancing`,
  ],
} satisfies RuleProof;
