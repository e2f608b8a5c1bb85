import type { RuleProof } from '../../support/proofs.ts';

export default {
  fires: [
    `10:00:00 *60/60s a app GET / 200
     10:40:00 a app [  612.1] Out of memory: Killed process 641 (node) total-vm:1234kB
     10:40:01 *8/2s a proxy [PU02] could not complete HTTP request to instance: connection closed before message completed
     10:40:20 *6/2s a proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?`,
    // Nobody asked for anything just then.
    `10:00:00 *120/60s a app GET / 200
     10:40:00 a app [  612.1] Out of memory: Killed process 641 (node) total-vm:1234kB
     10:40:01 a app  INFO Main child exited normally with code: 137`,
  ],
  staysQuiet: [
    `10:00:00 *60/60s a app GET / 200
     10:05:00 b app [  612.1] Out of memory: Killed process 641 (node) total-vm:1234kB
     10:40:01 *20/2s a proxy [PU02] could not complete HTTP request to instance: connection closed before message completed`,
  ],
} satisfies RuleProof;
