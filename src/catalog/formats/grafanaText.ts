/**
 * Grafana's download "txt" (grafana, inspector/utils/download.ts): lines about the query, two blank ones, then
 * `EPOCH_MS<TAB>ISO_TIME<TAB>LINE` for each line.
 */
import type { LogFormat } from '../../core/format/logFormat.ts';
import { isFlyRecord } from './parts/flyWordings.ts';
import { readGrafanaLine } from './parts/grafanaLine.ts';

const ROW = /^(\d{10,19})\t(\d{4}-\d\d-\d\d[T ][^\t\n]{8,30})\t/;
/** What all lines of the query have in common stands above them. */
const COMMON_LABELS = /^Common labels: \{.{0,500}"fly[._]/;

export default {
  id: 'grafanaText',
  label: 'Grafana text download',
  framing: 'line',
  markers: [],
  timePlace: 'none',
  samples: [
    '1772439331250\t2026-03-02T08:15:31.250Z\t[PC01] instance refused connection. is your app listening on 0.0.0.0:3000?',
    "1772439331250\t2026-03-02T08:15:31.250Z\tHealth check 'health' on port 3000 is now passing.",
  ],
  isEvidence: isFlyRecord,
  isEvidenceLine: (line) => COMMON_LABELS.test(line),
  readRecords(text) {
    const row = ROW.exec(text);
    return row === null ? [] : [readGrafanaLine(text.slice(row[0].length), row[1] ?? '')];
  },
} satisfies LogFormat;
