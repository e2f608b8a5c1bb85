import type { RuleProof } from '../../support/proofs.ts';

export default {
  fires: [
    `10:00:00 *90/60s c app GET / 200
     10:40:00 a runner Pulling container image registry.example.com/shop:deployment-02
     10:40:20 *8/3s a proxy [PM07] failed to change machine state: machine getting replaced, refusing to start
     10:41:00 b runner Pulling container image registry.example.com/shop:deployment-02
     10:41:20 *8/3s b proxy [PM08] machine is in a non-startable state: replacing`,
  ],
  staysQuiet: [
    `10:00:00 *90/60s c app GET / 200
     10:05:00 a runner Pulling container image registry.example.com/shop:deployment-02
     10:40:20 *8/3s a proxy [PM07] failed to change machine state: unable to start machine from current state: 'created'`,
  ],
} satisfies RuleProof;
