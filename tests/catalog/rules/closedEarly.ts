import type { RuleProof } from '../../support/proofs.ts';

export default {
  fires: [
    `10:00:00 *90/60s b app GET / 200
     10:20:00 *20/5s a proxy [PU02] could not complete HTTP request to instance: connection closed before message completed
     10:20:02 *20/5s b proxy [PU02] could not complete HTTP request to instance: connection closed before message completed`,
  ],
  staysQuiet: [
    `10:00:00 *90/60s b app GET / 200
     10:20:00 a app  INFO Sending signal SIGTERM to main child process w/ PID 641
     10:20:00 *20/2s a proxy [PU02] could not complete HTTP request to instance: connection closed before message completed`,
    `10:00:00 *90/60s b app GET / 200
     10:20:00 a app  INFO Main child exited normally with code: 1
     10:20:00 *20/2s a proxy [PU02] could not complete HTTP request to instance: connection closed before message completed`,
  ],
} satisfies RuleProof;
