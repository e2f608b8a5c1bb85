/**
 * Grafana's download "json" (grafana, logs/utils.ts, logRowsToReadableJson): an array of
 * `{"line":"…","timestamp":"EPOCH_NS","fields":{labels}}`, in newer versions with `date` besides.
 */
import { parseJsonObject } from '../../core/format/jsonField.ts';
import type { LogFormat } from '../../core/format/logFormat.ts';
import { isFlyRecord } from './parts/flyWordings.ts';
import { readGrafanaLine, readLabels } from './parts/grafanaLine.ts';

export default {
  id: 'grafanaJson',
  label: 'Grafana JSON download',
  framing: 'jsonValues',
  markers: [],
  timePlace: 'none',
  samples: [
    '[{"line":"[PC01] instance refused connection","timestamp":"1772439331250000000","fields":{"event.provider":"proxy","fly.app.name":"shop","fly.app.instance":"148e21ea7d9d68","fly.region":"ams","log.level":"error"}}]',
    '{\n  "line": "machine has reached its max restart count of 10",\n  "timestamp": "1772439331250000000",\n  "date": "2026-03-02T08:15:31.250Z",\n  "fields": {}\n}',
  ],
  isEvidence: isFlyRecord,
  readRecords(text) {
    const object = parseJsonObject(text);
    const line = object?.['line'];
    const time = object?.['timestamp'];
    if (
      object === undefined ||
      typeof line !== 'string' ||
      (typeof time !== 'string' && typeof time !== 'number')
    )
      return [];
    return [readGrafanaLine(line, String(time), readLabels(object['fields'] ?? object['labels']))];
  },
} satisfies LogFormat;
