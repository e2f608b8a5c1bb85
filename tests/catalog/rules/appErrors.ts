import type { RuleProof } from '../../support/proofs.ts';

export default {
  fires: [
    // A trouble that is named three times in a log too short for anything to be usual.
    `10:00:00 *40/2s b app GET / 200
     10:01:30 *4/5s a app [ERROR] insert failed: database or disk is full`,
    // Errors of any wording, where they rise.
    `10:00:00 *300/10s b app GET / 200
     10:40:00 *120/2s a app level=error msg="no quote for this berth"`,
  ],
  staysQuiet: [
    // Tried again, and all is well.
    `10:00:00 a app Error: connect ECONNREFUSED 10.0.0.7:5432
     10:00:02 a app Error: connect ECONNREFUSED 10.0.0.7:5432
     10:00:04 a app Error: connect ECONNREFUSED 10.0.0.7:5432
     10:00:06 *60/5s a app GET / 200`,
    `10:00:00 *90/3s b app GET / 200
     10:02:00 a app [ERROR] no such user`,
    // Few among many.
    `10:00:00 *1000/0s b app GET / 200
     10:00:20 *6/40s a app GET /boats 500
     10:00:30 *6/40s a app Error: connect ECONNREFUSED 10.0.0.7:6379
     10:02:00 *1000/0s b app GET / 200
     10:05:00 *1000/0s b app GET / 200`,
  ],
} satisfies RuleProof;
