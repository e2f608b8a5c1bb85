import type { RuleProof } from '../../support/proofs.ts';

export default {
  fires: [
    `10:00:00 *60/60s b app GET / 200
     10:20:00 *20/5s a proxy [PA03] could not parse 'fly-replay' response header returned by app`,
  ],
  staysQuiet: [
    `10:00:00 *60/60s b app GET / 200
     10:20:00 *20/5s a proxy [PE01] internal error while fly-replaying: could not find app name`,
  ],
} satisfies RuleProof;
