import type { RuleProof } from '../../support/proofs.ts';

export default {
  fires: [
    // It does not come back.
    `10:00:00 *40/60s a app GET / 200
     10:20:00 a app KeyError: 'DATABASE_URL'
     10:20:00 a app  INFO Main child exited normally with code: 1
     10:20:05 *9/5s a proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?`,
    `10:00:00 a app Error: Cannot find module 'express'
     10:00:01 a app  INFO Main child exited normally with code: 1`,
    // Once in a long log: it says why.
    `08:00:00 *300/60s a app GET / 200
     10:20:00 a app panic: runtime error: invalid memory address or nil pointer dereference
     10:20:00 a app  INFO Main child exited normally with code: 2
     10:20:02 a app  INFO Starting init (commit: a1b2c3d)...
     10:20:04 a app Listening on http://0.0.0.0:8080`,
    // Or a request met it.
    `08:00:00 *300/60s a app GET / 200
     10:20:00 a app  INFO Main child exited normally with code: 1
     10:20:01 a proxy [PU02] could not complete HTTP request to instance: connection closed before message completed
     10:20:02 a app  INFO Starting init (commit: a1b2c3d)...
     10:20:04 a app Listening on http://0.0.0.0:8080`,
  ],
  staysQuiet: [
    // Somebody asked for it.
    `10:00:00 *40/60s a app GET / 200
     10:20:00 a app  INFO Sending signal SIGTERM to main child process w/ PID 641
     10:20:01 a app  INFO Main child exited normally with code: 1
     10:20:05 *9/5s a proxy [PU02] could not complete HTTP request to instance: connection closed before message completed`,
    // A job may end so: it says nothing, and is back at once.
    `08:00:00 *300/60s a app GET / 200
     10:20:00 a app  INFO Main child exited normally with code: 1
     10:20:02 a app  INFO Starting init (commit: a1b2c3d)...
     10:20:04 a app Listening on http://0.0.0.0:8080`,
  ],
} satisfies RuleProof;
