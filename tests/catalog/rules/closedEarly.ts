import type { RuleProof } from '../../support/proofs.ts';

export default {
  fires: [
    // All over the log, and never more than usual: an idle connection is closed as the next request comes.
    `08:00:00 *600/12s a app GET / 200
     08:01:00 *60/118s a proxy [PU02] could not complete HTTP request to instance: connection closed before message completed`,
    `10:00:00 *90/60s b app GET / 200
     10:20:00 *20/5s a proxy [PU02] could not complete HTTP request to instance: connection closed before message completed
     10:20:02 *20/5s b proxy [PU02] could not complete HTTP request to instance: connection closed before message completed`,
  ],
  staysQuiet: [
    // Fewer come with any app.
    `08:00:00 *600/12s a app GET / 200
     08:01:00 *20/360s a proxy [PU02] could not complete HTTP request to instance: connection closed before message completed`,
    `10:00:00 *90/60s b app GET / 200
     10:20:00 a app  INFO Sending signal SIGTERM to main child process w/ PID 641
     10:20:00 *20/2s a proxy [PU02] could not complete HTTP request to instance: connection closed before message completed`,
    `10:00:00 *90/60s b app GET / 200
     10:20:00 a app  INFO Main child exited normally with code: 1
     10:20:00 *20/2s a proxy [PU02] could not complete HTTP request to instance: connection closed before message completed`,
  ],
} satisfies RuleProof;
