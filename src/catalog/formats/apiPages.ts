/**
 * Pages of the HTTP API, `GET https://api.fly.io/api/v1/apps/APP/logs` (superfly/fly-go, resource_logs.go): JSON:API,
 * `{"data":[{"id":…,"type":…,"attributes":{…}}],"meta":{"next_token":…}}`, one page or several one after another.
 */
import { findField, isJsonObject, parseJsonObject } from '../../core/format/jsonField.ts';
import type { LogFormat } from '../../core/format/logFormat.ts';
import { hasPlaceOf, readLogObject, type FieldPaths } from './parts/logObject.ts';

const API_PATHS: FieldPaths = {
  time: ['timestamp'],
  provider: ['meta.event.provider', 'meta.Event.Provider'],
  app: ['app', 'app_name'],
  machine: ['instance', 'meta.instance'],
  region: ['region', 'meta.region'],
  level: ['level'],
  message: ['message'],
};

export default {
  id: 'apiPages',
  label: 'Fly logs API pages',
  framing: 'jsonPages',
  markers: [],
  timePlace: 'none',
  samples: [
    '{"data":[{"id":"1","type":"log","attributes":{"timestamp":"2026-03-02T08:15:31.5Z","message":"[PC01] instance refused connection. is your app listening on 0.0.0.0:3000?","level":"error","instance":"148e21ea7d9d68","region":"ams","meta":{"instance":"148e21ea7d9d68","region":"ams","event":{"provider":"proxy"},"error":{"code":0,"message":""},"url":{"full":""}}}}],"meta":{"next_token":"1772439331500000000"}}',
    '{"id":"1","type":"log","attributes":{"timestamp":"2026-03-02T08:15:31Z","message":"ready","level":"info","instance":"148e21ea7d9d68","region":"ams","meta":{"event":{"provider":"app"}}}}',
  ],
  readRecords(text) {
    const object = parseJsonObject(text);
    const attributes = object && findField(object, 'attributes');
    if (!isJsonObject(attributes)) return [];
    return hasPlaceOf(attributes, API_PATHS.provider) && typeof attributes['message'] === 'string'
      ? [readLogObject(attributes, API_PATHS)]
      : [];
  },
} satisfies LogFormat;
