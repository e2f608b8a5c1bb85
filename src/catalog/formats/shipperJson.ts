/**
 * What Fly's log shipper wrote, but not as one object a line: pretty-printed, or in arrays, as HTTP sinks send them
 * and as Better Stack, OpenSearch and others export them, with keys flattened and the time renamed.
 */
import { parseJsonObject } from '../../core/format/jsonField.ts';
import type { LogFormat } from '../../core/format/logFormat.ts';
import { namesFly, readLogObject, SHIPPER_PATHS } from './parts/logObject.ts';

export default {
  id: 'shipperJson',
  label: 'log shipper JSON',
  framing: 'jsonValues',
  markers: [],
  timePlace: 'none',
  samples: [
    '[{"event":{"provider":"proxy"},"fly":{"app":{"instance":"148e21ea7d9d68","name":"shop"},"region":"ams"},"host":"a1b2","log":{"level":"error"},"message":"[PC01] instance refused connection","timestamp":"2026-03-02T08:15:31.123456789Z"},{"event":{"provider":"app"},"fly":{"app":{"instance":"148e21ea7d9d68","name":"shop"}},"message":"ready"}]',
    '{\n  "dt": "2026-03-02T08:15:31.5Z",\n  "event.provider": "proxy",\n  "fly.app.name": "shop",\n  "fly.region": "ams",\n  "log.level": "error",\n  "message": "[PM05] failed to connect to machine: gave up after 15 attempts (in 8.1s)"\n}',
  ],
  readRecords(text) {
    const object = parseJsonObject(text);
    const record = object && readLogObject(object, SHIPPER_PATHS);
    return record !== undefined && namesFly(record) ? [record] : [];
  },
} satisfies LogFormat;
