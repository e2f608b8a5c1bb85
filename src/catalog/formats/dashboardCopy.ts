/**
 * Copies from fly.io's dashboard: only a time of day, before the message or alone on the line before it; no provider,
 * level or region. People also write `HH:MM:SS proxy ERROR message` by hand. The time's zone is the browser's.
 */
import type { LogFormat } from '../../core/format/logFormat.ts';
import { parseClock } from '../../core/time/timestamp.ts';
import { isFlyRecord, toGuessedRecord } from './parts/flyWordings.ts';

const CLOCK_AT_START = /^\s*(\d\d:\d\d:\d\d(?:[.,]\d{1,9})?)(?=\s|$)\s*/;
const ORIGIN =
  /^(?:(app|proxy|runner|health)(?:\[[^\]\s]*\])?\s+)?(?:\[(debug|info|warn|warning|error)\]|(DEBUG|INFO|WARN|WARNING|ERROR)(?=\s))\s*/;

export default {
  id: 'dashboardCopy',
  label: 'copy from the Fly.io dashboard',
  framing: 'block',
  markers: [],
  timePlace: 'none',
  samples: [
    '08:15:31 [PC01] instance refused connection. is your app listening on 0.0.0.0:3000?',
    '08:15:31\n[PC01] instance refused connection. is your app listening on 0.0.0.0:3000?',
    "08:15:31  Health check 'health' on port 3000 is now passing.",
    '08:15:31 proxy ERROR could not wake up machine due to a timeout requesting from the machines API',
  ],
  isEvidence: isFlyRecord,
  readRecords(text) {
    const clock = CLOCK_AT_START.exec(text);
    const time = parseClock(clock?.[1] ?? '');
    if (clock === null || time === undefined) return [];
    const rest = text.slice(clock[0].length).trimEnd();
    const origin = ORIGIN.exec(rest);
    const provider = origin?.[1];
    // An app's lines begin with words like these too: they only count behind the name of a provider.
    const level = (origin?.[2] ?? (provider === undefined ? undefined : origin?.[3]))?.toLowerCase();
    const message = level === undefined ? rest : rest.slice(origin?.[0].length);
    const record = toGuessedRecord(message, level);
    return [{ ...record, ...(provider !== undefined && { provider }), clock: time }];
  },
} satisfies LogFormat;
