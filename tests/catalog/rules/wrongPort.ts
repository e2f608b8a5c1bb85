import type { RuleProof } from '../../support/proofs.ts';

export default {
  fires: [
    `10:00:00 a app Listening on http://0.0.0.0:3000
     10:00:30 *20/10s a proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?
     10:00:30 *60/10s a app tick`,
    // A port that others use for metrics, and this app for itself since its last start.
    `09:00:00 a app Listening on http://0.0.0.0:8080
     10:00:00 a app  INFO Starting init (commit: a1b2c3d)...
     10:00:05 a app Listening on http://0.0.0.0:9090
     10:00:30 *20/10s a proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?
     10:00:30 *60/10s a app tick`,
  ],
  staysQuiet: [
    // The server for metrics comes up each time, and the app itself does not any more.
    `09:00:00 a app Listening on http://0.0.0.0:8080
     09:00:00 a app Listening on http://0.0.0.0:9090
     10:00:00 a app  INFO Starting init (commit: a1b2c3d)...
     10:00:05 a app Listening on http://0.0.0.0:9090
     10:00:30 *20/10s a proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?
     10:00:30 *60/10s a app tick`,
    `10:00:00 a app Listening on http://0.0.0.0:3000
     10:00:00 a app Listening on http://0.0.0.0:8080
     10:00:30 *20/10s a proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?
     10:00:30 *60/10s a app tick`,
    // It only takes its time; what listens first is for metrics.
    `10:00:00 a app Metrics server listening on 0.0.0.0:9100
     10:00:30 *20/10s a proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?
     10:00:30 *60/10s a app tick
     10:00:50 a app Listening on http://0.0.0.0:8080`,
  ],
} satisfies RuleProof;
