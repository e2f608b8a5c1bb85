import type { RuleProof } from '../../support/proofs.ts';

export default {
  fires: [
    `09:00:00 *90/60s b app GET / 200
     10:00:00 a app  INFO Preparing to run: \`bin/rails db:migrate\` as root
     10:00:07 a app PG::UndefinedTable: ERROR: relation "orders" does not exist
     10:00:08 a app  INFO Main child exited normally with code: 1
     10:00:09 a runner machine restart policy set to 'no', not restarting`,
  ],
  staysQuiet: [
    // It did what it should.
    `09:00:00 *90/60s b app GET / 200
     10:00:00 a app  INFO Preparing to run: \`bin/rails db:migrate\` as root
     10:00:08 a app  INFO Main child exited normally with code: 0
     10:00:09 a runner machine restart policy set to 'no', not restarting`,
  ],
} satisfies RuleProof;
