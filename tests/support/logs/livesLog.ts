/**
 * A log that tells of the lives of machines: `crash` starts again and again, `check` has a check that fails, `idle` is
 * stopped by autostop, `swap` is replaced by a deploy, and as many as are asked for only start.
 */
import { logFromDrawing } from './drawnLog.ts';

export function drawLives(startedOnly = 0): string {
  const started = Array.from(
    { length: startedOnly },
    (_, i) => `
    10:00:${String(i % 60).padStart(2, '0')} quiet${String(i)} app  INFO Starting init (commit: a1b2c3d)...
    10:01:00 quiet${String(i)} app Listening on http://0.0.0.0:8080`,
  );
  return logFromDrawing(`${started.join('')}
    10:00:00 idle app  INFO Starting init (commit: a1b2c3d)...
    10:00:05 idle app Listening on http://0.0.0.0:8080
    10:00:10 swap app Listening on http://0.0.0.0:8080
    10:00:10 check app Listening on http://0.0.0.0:8080
    10:02:00 crash app  INFO Starting init (commit: a1b2c3d)...
    10:02:20 crash app Listening on http://0.0.0.0:8080
    10:08:00 crash app  INFO Main child exited normally with code: 1
    10:08:01 *12/5s crash proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?
    10:09:00 crash app  INFO Starting init (commit: a1b2c3d)...
    10:09:20 crash app Listening on http://0.0.0.0:8080
    10:12:00 crash app  INFO Main child exited normally with code: 1
    10:12:01 *6/10s crash proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?
    10:13:00 crash app  INFO Starting init (commit: a1b2c3d)...
    10:13:20 crash app Listening on http://0.0.0.0:8080
    10:15:00 crash app  INFO Main child exited normally with code: 1
    10:15:01 *20/10s crash proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?
    10:10:00 check health Health check 'up' on port 8080 has failed. Your app is not responding properly.
    10:10:30 *30/2s check proxy [PU02] could not complete HTTP request to instance: connection closed before message completed
    10:14:00 check health Health check 'up' on port 8080 is now passing.
    10:16:00 idle proxy App northwind has excess capacity, autostopping machine
    10:16:02 idle app Sending signal SIGINT to main child process w/ PID 640
    10:16:20 idle app  INFO Main child exited normally with code: 0
    10:20:00 swap runner Pulling container image registry.fly.io/northwind:deployment-01
    10:21:30 swap app Sending signal SIGINT to main child process w/ PID 641
    10:21:50 swap app  INFO Main child exited normally with code: 0
    10:22:00 swap app  INFO Starting init (commit: a1b2c3d)...
    10:22:30 swap app Listening on http://0.0.0.0:8080
    10:30:00 check app GET / 200`);
}
