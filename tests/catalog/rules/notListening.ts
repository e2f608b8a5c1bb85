import type { RuleProof } from '../../support/proofs.ts';

export default {
  fires: [
    `10:00:00 a app Listening on http://127.0.0.1:8080
     10:00:30 *20/10s a proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?
     10:00:30 *60/10s a app tick`,
  ],
  staysQuiet: [
    `10:00:00 a app  INFO SSH listening listen_address=[fdaa:0:1::3]:22
     10:00:01 a app Listening on http://0.0.0.0:8080
     10:00:02 a app admin listening on 127.0.0.1:9090
     10:00:30 *20/10s a proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?
     10:00:30 *60/10s a app tick`,
    // It prints so, and a check reaches it all the same.
    `09:00:00 a app Application is running on: http://[::1]:8080
     09:00:05 a health Health check 'servicecheck-00-http-8080' on port 8080 is now passing.
     11:00:00 a app  INFO Main child exited normally with code: 1
     11:00:01 *20/10s a proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?
     11:00:01 *60/10s a app tick`,
  ],
} satisfies RuleProof;
