/**
 * Fly's log shipper (Vector reading NATS), one JSON object a line (superfly/fly-log-shipper, vector-configs):
 * `event.provider`, `fly.app.name`, `fly.app.instance`, `fly.region`, `log.level`, `message`, `timestamp`.
 */
import { findField, findText, parseJsonObject, type JsonObject } from '../../core/jsonField.ts';
import type { LogFormat, LogRecord, RequestFields } from '../../core/logFormat.ts';
import { parseTimestamp } from '../../core/timestamp.ts';

const CODE_FIELDS = ['error.code', 'error_code', 'fly.error_code', 'meta.error.code'];

export default {
  id: 'shipperNdjson',
  label: 'log shipper NDJSON',
  framing: 'json',
  // A code in the message or in a field for it, or an object of the proxy with a field or level of an error.
  markers: ['[P', 'code":"P', 'code": "P', ['"proxy"', '"error'], ['"proxy"', '"warn']],
  timePlace: 'jsonProperty',
  samples: [
    '{"event":{"provider":"proxy"},"fly":{"app":{"instance":"148e21ea7d9d68","name":"shop"},"region":"ams"},"host":"a1b2","log":{"level":"error"},"message":"[PC01] instance refused connection","timestamp":"2026-03-02T08:15:31.123456789Z"}',
    '{"event.provider":"app","fly.app.name":"shop","fly.region":"ams","log.level":"info","message":"ready","dt":"2026-03-02T08:15:31.5Z"}',
  ],
  readRecords(text) {
    const object = parseJsonObject(text);
    const record = object && readObject(object);
    return record === undefined ? [] : [record];
  },
} satisfies LogFormat;

/** Undefined for JSON that does not come from Fly: neither a provider nor an app of Fly's is named. */
function readObject(object: JsonObject): LogRecord | undefined {
  const provider = findText(object, ['event.provider']);
  const app = findText(object, ['fly.app.name']);
  const machine = findText(object, ['fly.app.instance']);
  const region = findText(object, ['fly.region']);
  if (provider === undefined && app === undefined && machine === undefined) return undefined;
  const time = parseTimestamp(findText(object, ['timestamp', 'dt', 'ts', '@timestamp']) ?? '');
  const level = findText(object, ['log.level', 'level']);
  const errorMessage = findText(object, ['error.message']);
  const errorCode = findText(object, CODE_FIELDS);
  const message = findText(object, ['message']) ?? errorMessage ?? '';
  const request = readRequest(object);
  return {
    message: message.trim(),
    ...(time !== undefined && { time }),
    ...(provider !== undefined && { provider }),
    ...(level !== undefined && { level }),
    ...(app !== undefined && { app }),
    ...(machine !== undefined && { machine }),
    ...(region !== undefined && { region }),
    ...(errorCode !== undefined && { errorCode }),
    ...(errorMessage !== undefined && { isError: true }),
    ...(request !== undefined && { request }),
  };
}

function readRequest(object: JsonObject): RequestFields | undefined {
  const method = findText(object, ['http.request.method', 'request.method']);
  const url = findText(object, ['url.full', 'request.url']);
  const id = findText(object, ['http.request.id', 'request.id']);
  const status = findField(object, 'http.response.status_code');
  if (method === undefined && url === undefined && id === undefined) return undefined;
  return {
    ...(method !== undefined && { method }),
    ...(url !== undefined && { url }),
    ...(id !== undefined && { id }),
    ...(typeof status === 'number' && status > 0 && { status }),
  };
}
