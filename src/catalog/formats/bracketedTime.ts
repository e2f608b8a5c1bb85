/** `[2026-03-02T08:15:31Z] message`: lines that people and scripts wrote down without the rest of the header. */
import type { LogFormat } from '../../core/format/logFormat.ts';
import { parseTimestamp } from '../../core/time/timestamp.ts';
import { readCutHeader } from './parts/cutHeader.ts';
import { isFlyRecord } from './parts/flyWordings.ts';

const TIME_AT_START = /^\s*\[(\d{4}-\d\d-\d\d[T ][\d:.,]{8,18}(?:Z|[+-]\d\d:?\d\d)?)\]\s*/;

export default {
  id: 'bracketedTime',
  label: '[time] message',
  framing: 'line',
  markers: [],
  timePlace: 'none',
  samples: [
    '[2026-03-02T08:15:31Z] [PC01] instance refused connection. is your app listening on 0.0.0.0:3000?',
    '[2026-03-02T08:15:31Z] Sending signal SIGINT to main child process w/ PID 640',
  ],
  isEvidence: isFlyRecord,
  readRecords(text) {
    const start = TIME_AT_START.exec(text);
    const time = parseTimestamp(start?.[1] ?? '');
    if (start === null || time === undefined) return [];
    return [{ ...readCutHeader(text.slice(start[0].length)), time }];
  },
} satisfies LogFormat;
