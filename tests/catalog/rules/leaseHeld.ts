import type { RuleProof } from '../../support/proofs.ts';

const LEASE =
  'machines API returned an error: "machine ID 148e21ea7d9d68 lease currently held by 5d6f0c1e-aaaa-5000-8000-000000000001@tokens.fly.io, expires at 2026-03-02T11:30:28Z"';

export default {
  fires: [
    `10:00:00 *60/60s b app GET / 200
     10:20:00 *20/5s a proxy [PM01] ${LEASE}`,
    `10:20:00 *3/5s a proxy [PM01] ${LEASE}`,
  ],
  staysQuiet: [
    // A deploy that is at work.
    `10:00:00 *60/60s b app GET / 200
     10:19:50 a runner Pulling container image registry.example.com/shop:deployment-02
     10:20:00 *20/5s a proxy [PM01] ${LEASE}`,
  ],
} satisfies RuleProof;
