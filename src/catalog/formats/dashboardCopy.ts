/**
 * Copies from fly.io's dashboard: only a time of day, before the message or alone on the line before it; no provider,
 * level or region. People also write `HH:MM:SS proxy ERROR message` by hand, or cut the date off lines of `fly logs`.
 * The time's zone is the browser's, or UTC where it ends in `Z`; no date says which day it is.
 */
import type { LogFormat } from '../../core/format/logFormat.ts';
import { parseClock } from '../../core/time/timestamp.ts';
import { readCutHeader } from './parts/cutHeader.ts';
import { isFlyRecord } from './parts/flyWordings.ts';

/** What is left of a date may stand before it: `T08:15:31Z`, `…T08:15:31Z`, `02T08:15:31Z`. */
const CLOCK_AT_START =
  /^\s*(?:(?:…|\.{3})?[\d-]{0,6}T|…|\.{3})?(\d\d:\d\d:\d\d(?:[.,]\d{1,9})?)(?:Z| ?UTC)?(?=\s|$)\s*/;

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
    '08:15:31Z proxy[148e21ea7d9d68] ams [info]Starting machine',
    '08:15:31 proxy ERROR could not wake up machine due to a timeout requesting from the machines API',
  ],
  isEvidence: isFlyRecord,
  readRecords(text) {
    const clock = CLOCK_AT_START.exec(text);
    const time = parseClock(clock?.[1] ?? '');
    if (clock === null || time === undefined) return [];
    return [{ ...readCutHeader(text.slice(clock[0].length)), clock: time }];
  },
} satisfies LogFormat;
