/**
 * `TIME [LEVEL] MESSAGE`, `TIME PROVIDER MESSAGE`, `TIME MESSAGE`: what deploy monitoring and `fly status` printed until
 * 2023, what `fly deploy` prints of a release command (superfly/flyctl, machines_releasecommand.go), and lines of
 * `fly logs` that people cut down. Whole headers are for the layouts that have them.
 */
import type { LogFormat } from '../../core/format/logFormat.ts';
import { hasZone, parseTimestamp } from '../../core/time/timestamp.ts';
import flyctlText from './flyctlText.ts';
import instanceText from './instanceText.ts';
import { readCutHeader } from './parts/cutHeader.ts';
import { isFlyRecord } from './parts/flyWordings.ts';

const TIME_AT_START =
  /^\s*(\d{4}-\d\d-\d\d([T ])\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)( UTC)? +(?=\S)/;

export default {
  id: 'timeMessage',
  label: 'time and message',
  framing: 'line',
  markers: [],
  timePlace: 'none',
  samples: [
    '2021-09-22T20:23:31Z [info] Sending signal SIGTERM to main child process w/ PID 510',
    '2026-03-02T08:15:31Z proxy  instance refused connection. is your app listening on 0.0.0.0:3000?',
    '2026-03-02 08:15:31Z Main child exited normally with code: 1',
  ],
  isEvidence: isFlyRecord,
  readRecords(text) {
    const start = TIME_AT_START.exec(text);
    const [whole = '', timeText = '', separator, zone] = start ?? [];
    const time = parseTimestamp(timeText);
    if (time === undefined || flyctlText.readRecords(text).length > 0) return [];
    if (instanceText.readRecords(text).length > 0) return [];
    // flyctl's times are UTC, with or without a zone; a blank for the T is not flyctl's.
    const isZoneless = separator === ' ' && zone === undefined && !hasZone(timeText);
    return [{ ...readCutHeader(text.slice(whole.length)), time, ...(isZoneless && { isZoneless }) }];
  },
} satisfies LogFormat;
