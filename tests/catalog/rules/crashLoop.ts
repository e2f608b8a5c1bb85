import type { RuleProof } from '../../support/proofs.ts';

export default {
  fires: [
    `10:00:00 *40/60s a app GET / 200
     10:20:00 *8/20s a app  INFO Main child exited normally with code: 1
     10:20:05 *30/5s a proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?
     10:22:45 a runner machine has reached its max restart count of 10`,
    `10:00:00 *40/60s a app GET / 200
     10:20:00 *8/20s a app Error: failed to spawn command: ./start.sh: Exec format error (os error 8)
     10:20:05 *30/5s a proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?`,
    // Nobody asked for anything just then.
    `10:00:00 *120/60s b app GET / 200
     10:20:00 *10/2s a app  INFO Main child exited normally with code: 1
     10:20:25 a runner machine has reached its max restart count of 10`,
  ],
  staysQuiet: [
    `10:00:00 *40/60s a app GET / 200
     10:20:00 *30/5s a proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?
     10:20:00 b app  INFO Main child exited normally with code: 0`,
    // A job that ends and begins again, and errors that name no machine.
    `10:00:00 *120/60s a app GET / 200
     10:00:00 *40/180s b app  INFO Main child exited normally with code: 0
     10:00:01 *40/180s b app [    2.9] reboot: Restarting system
     11:00:00 *30/2s c proxy [PR04] could not find a good candidate within 20 attempts at load balancing`,
  ],
} satisfies RuleProof;
