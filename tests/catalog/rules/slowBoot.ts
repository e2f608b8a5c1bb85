import type { RuleProof } from '../../support/proofs.ts';

export default {
  fires: [
    `10:00:00 *60/60s b app GET / 200
     10:30:00 a proxy Starting machine
     10:30:01 a app  INFO Starting init (commit: a1b2c3d)...
     10:30:06 a proxy waiting for machine to be reachable on 0.0.0.0:8080 (waited 5.2s so far)
     10:30:10 *10/2s a proxy [PM05] failed to connect to machine: gave up after 15 attempts (in 8.1s)
     10:30:35 a app Listening on http://0.0.0.0:8080
     10:30:36 a proxy machine became reachable in 35.2s`,
  ],
  staysQuiet: [
    `10:00:00 *60/60s b app GET / 200
     10:30:00 a proxy Starting machine
     10:30:06 a proxy waiting for machine to be reachable on 0.0.0.0:8080 (waited 5.2s so far)
     10:30:09 a proxy machine became reachable in 8.9s
     10:30:40 *20/2s b proxy [PM05] failed to connect to machine: gave up after 15 attempts (in 8.1s)`,
  ],
} satisfies RuleProof;
