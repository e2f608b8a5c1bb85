/**
 * Fly's log shipper (Vector reading NATS), one JSON object a line (superfly/fly-log-shipper, vector-configs):
 * `event.provider`, `fly.app.name`, `fly.app.instance`, `fly.region`, `log.level`, `message`, `timestamp`.
 */
import { parseJsonObject } from '../../core/format/jsonField.ts';
import type { LogFormat } from '../../core/format/logFormat.ts';
import { namesFly, readLogObject, SHIPPER_PATHS } from './parts/logObject.ts';
import { LIFECYCLE_MARKERS } from '../lifecycle/lifecycle.ts';
import { readWrittenShipperError } from './parts/shipperBytes.ts';

export default {
  id: 'shipperNdjson',
  label: 'log shipper NDJSON',
  framing: 'wholeLine',
  // A code in the message or in a field for it, or an object of the proxy with a field or level of an error.
  markers: ['[P', 'code":"P', 'code": "P', ['"proxy"', '"error'], ['"proxy"', '"warn'], ...LIFECYCLE_MARKERS],
  timePlace: 'jsonProperty',
  samples: [
    '{"event":{"provider":"proxy"},"fly":{"app":{"instance":"148e21ea7d9d68","name":"shop"},"region":"ams"},"host":"a1b2","log":{"level":"error"},"message":"[PC01] instance refused connection","timestamp":"2026-03-02T08:15:31.123456789Z"}',
    '{"event.provider":"app","fly.app.name":"shop","fly.region":"ams","log.level":"info","message":"ready","dt":"2026-03-02T08:15:31.5Z"}',
  ],
  readRecords(text) {
    const object = parseJsonObject(text);
    const record = object && readLogObject(object, SHIPPER_PATHS);
    // JSON that does not come from Fly names neither a provider nor an app of Fly's.
    return record !== undefined && namesFly(record) ? [record] : [];
  },
  readWrittenError: readWrittenShipperError,
} satisfies LogFormat;
