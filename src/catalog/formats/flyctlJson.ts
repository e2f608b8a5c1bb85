/**
 * `fly logs --json` (superfly/flyctl, logs/entry.go): pretty-printed objects one after another; also what jq makes of
 * them, `jq -c` (a line each), `jq -s` (an array), with keys added. `meta` has its keys in capitals; those that
 * `jq '.data[].attributes'` takes out of the HTTP API's pages have small ones.
 */
import { findField, isJsonObject, parseJsonObject } from '../../core/format/jsonField.ts';
import type { LogFormat } from '../../core/format/logFormat.ts';
import { hasPlaceOf, readLogObject, type FieldPaths } from './parts/logObject.ts';

export const FLYCTL_PATHS: FieldPaths = {
  time: ['timestamp'],
  provider: ['meta.Event.Provider', 'meta.event.provider'],
  app: ['app', 'app_name', 'fly.app.name'],
  machine: ['instance', 'meta.Instance', 'meta.instance'],
  region: ['region', 'meta.Region', 'meta.region'],
  level: ['level'],
  message: ['message'],
};

export default {
  id: 'flyctlJson',
  label: 'fly logs --json',
  framing: 'jsonValues',
  markers: [],
  timePlace: 'none',
  samples: [
    '{\n    "level": "error",\n    "instance": "148e21ea7d9d68",\n    "message": "[PC01] instance refused connection. is your app listening on 0.0.0.0:3000?",\n    "region": "ams",\n    "timestamp": "2026-03-02T08:15:31.123456789Z",\n    "meta": {\n        "Instance": "148e21ea7d9d68",\n        "Region": "ams",\n        "Event": {\n            "Provider": "proxy"\n        },\n        "Error": {\n            "Code": 0,\n            "Message": ""\n        }\n    }\n}',
    '{"app":"shop","level":"info","instance":"148e21ea7d9d68","message":"ready","region":"ams","timestamp":"2026-03-02T08:15:31Z","meta":{"Event":{"Provider":"app"}}}',
    '[{"level":"warn","instance":"","message":"x","region":"ams","timestamp":"2026-03-02T08:15:31Z","meta":{"event":{"provider":"proxy"}}}]',
  ],
  readRecords(text) {
    const object = parseJsonObject(text);
    if (object === undefined || !isJsonObject(findField(object, 'meta'))) return [];
    return hasPlaceOf(object, FLYCTL_PATHS.provider) && typeof object['message'] === 'string'
      ? [readLogObject(object, FLYCTL_PATHS)]
      : [];
  },
} satisfies LogFormat;
