/** One log of several apps, as a log shipper writes them: `web` exits again and again, `api` has the wrong port, `docs` is well. */
import { recordsFromDrawing } from './drawnLog.ts';

const DRAWINGS: Readonly<Record<string, string>> = {
  web: `10:00:00 *60/60s a app GET / 200
    10:20:00 *8/20s a app  INFO Main child exited normally with code: 1
    10:20:05 *30/5s a proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?`,
  api: `10:00:00 b app Server listening on http://0.0.0.0:3000
    10:00:00 *60/60s b app GET / 200
    10:00:00 *50/60s b proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:9090?`,
  docs: '10:00:00 *60/60s c app GET /docs 200',
};

export const WEB_ERRORS = 30;
export const API_ERRORS = 50;

/** Lines of the apps in order of time; of all of them where none is named. */
export function logOfApps(names: readonly string[] = Object.keys(DRAWINGS)): string {
  return names
    .flatMap((app) => recordsFromDrawing(DRAWINGS[app] ?? '').map((record) => ({ ...record, app })))
    .sort((a, b) => a.time - b.time)
    .map(({ app, time, machine, region, provider, message }) =>
      JSON.stringify({
        event: { provider },
        fly: { app: { instance: machine, name: app }, region },
        host: '7c21',
        log: { level: message.startsWith('[P') ? 'error' : 'info' },
        message,
        timestamp: new Date(time).toISOString(),
      }),
    )
    .map((line) => `${line}\n`)
    .join('');
}
