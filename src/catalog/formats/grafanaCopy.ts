/**
 * Copies from the logs panel of fly-metrics.net: `YYYY-MM-DD HH:MM:SS.mmm<TAB>` on a line, the message on the next
 * one or ones, newest first. The times are the browser's local ones and do not say in which zone.
 */
import type { LogFormat } from '../../core/format/logFormat.ts';
import { isFlyRecord } from './parts/flyWordings.ts';
import { readGrafanaLine } from './parts/grafanaLine.ts';

const TIME_LINE = /^\s*(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?)(?:\t|[^\S\n]*(?:\n|$))/;

/** As Grafana alone writes it: milliseconds and a tab. Who reads logs of other systems in Grafana brings them nowhere else. */
const PANEL_LINE = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\t/;

export default {
  id: 'grafanaCopy',
  label: 'copy from a Grafana logs panel',
  framing: 'block',
  markers: [],
  timePlace: 'none',
  samples: [
    '2026-03-02 08:15:31.250\t\n[PC01] instance refused connection. is your app listening on 0.0.0.0:3000?',
    "2026-03-02 08:15:31.250\tHealth check 'health' on port 3000 is now passing.",
  ],
  isEvidence: isFlyRecord,
  isEvidenceLine: (line) => PANEL_LINE.test(line),
  readRecords(text) {
    const time = TIME_LINE.exec(text);
    return time === null ? [] : [readGrafanaLine(text.slice(time[0].length).trim(), time[1] ?? '')];
  },
} satisfies LogFormat;
