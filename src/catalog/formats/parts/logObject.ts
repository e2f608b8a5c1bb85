/**
 * Log records as JSON objects: an object and the names its fields may have go in, the record comes out.
 * Tools that pass Fly's logs on rename fields and flatten them; what they mean stays the same.
 */
import { findField, findText, type JsonObject } from '../../../core/format/jsonField.ts';
import type { LogRecord, Mutable, RequestFields } from '../../../core/format/logFormat.ts';
import { removeColours } from '../../../core/format/colours.ts';
import { hasZone, parseEpoch, parseTimestamp } from '../../../core/time/timestamp.ts';

/** Paths of a record's fields, each the first one that stands wins. */
export interface FieldPaths {
  readonly time: readonly string[];
  readonly provider: readonly string[];
  readonly app: readonly string[];
  readonly machine: readonly string[];
  readonly region: readonly string[];
  readonly level: readonly string[];
  readonly message: readonly string[];
}

/** Where the code can stand; numbers there are the codes of before 2024, which are not these. */
const CODE_PATHS = [
  'error.code',
  'error_code',
  'fly.error_code',
  'fly.error.code',
  'meta.error.code',
  'meta.Error.Code',
];
const ERROR_MESSAGE_PATHS = ['error.message', 'error_message', 'meta.error.message', 'meta.Error.Message'];

/** NATS and Vector (superfly/fly-log-shipper), with the names that sinks and their exports give the same fields. */
export const SHIPPER_PATHS: FieldPaths = {
  time: ['timestamp', 'dt', 'ts', '@timestamp', '_time', 'time', 'Time'],
  provider: ['event.provider', 'event_provider'],
  app: ['fly.app.name', 'fly_app_name'],
  machine: ['fly.app.instance', 'fly_app_instance'],
  region: ['fly.region', 'fly_region'],
  level: ['log.level', 'log_level', 'level'],
  message: ['message', '_msg', 'msg'],
};

export function readLogObject(object: JsonObject, paths: FieldPaths): LogRecord {
  const record: Mutable<LogRecord> = { message: '' };
  const time = readTime(object, paths.time);
  // Fly writes UTC everywhere, also where a tool on the way dropped the zone.
  if (time !== undefined) record.time = time.time;
  const provider = findText(object, paths.provider);
  if (provider !== undefined) record.provider = provider;
  const level = findText(object, paths.level);
  if (level !== undefined) record.level = level;
  const app = findText(object, paths.app);
  if (app !== undefined) record.app = app;
  const machine = findText(object, paths.machine);
  if (machine !== undefined) record.machine = machine;
  const region = findText(object, paths.region);
  if (region !== undefined) record.region = region;
  const errorCode = findText(object, CODE_PATHS);
  if (errorCode !== undefined) record.errorCode = errorCode;
  const errorMessage = findText(object, ERROR_MESSAGE_PATHS);
  if (errorMessage !== undefined) record.isError = true;
  const request = readRequest(object);
  if (request !== undefined) record.request = request;
  record.message = removeColours(findText(object, paths.message) ?? errorMessage ?? '').trim();
  return record;
}

/** True where a record names something that only Fly has. */
export function namesFly({ provider, app, machine }: LogRecord): boolean {
  return provider !== undefined || app !== undefined || machine !== undefined;
}

/** True where an object has one of the fields, be it empty: some lines name no provider. */
export function hasPlaceOf(object: JsonObject, paths: readonly string[]): boolean {
  return paths.some((path) => typeof findField(object, path) === 'string');
}

interface ReadTime {
  readonly time: number;
  readonly hasZone: boolean;
}

function readTime(object: JsonObject, paths: readonly string[]): ReadTime | undefined {
  for (const path of paths) {
    const value = findField(object, path);
    const time =
      typeof value === 'number'
        ? readTimeText(String(value))
        : typeof value === 'string'
          ? readTimeText(value)
          : undefined;
    if (time !== undefined) return time;
  }
  return undefined;
}

/** A timestamp, with or without a zone, or a count since 1970. */
export function readTimeText(text: string): ReadTime | undefined {
  const trimmed = text.trim().replace(/ (?:UTC|GMT)$/, 'Z');
  const epoch = parseEpoch(trimmed);
  if (epoch !== undefined) return { time: epoch, hasZone: true };
  const time = parseTimestamp(trimmed);
  return time === undefined ? undefined : { time, hasZone: hasZone(trimmed) };
}

function readRequest(object: JsonObject): RequestFields | undefined {
  const method = findText(object, [
    'http.request.method',
    'request.method',
    'meta.HTTP.Request.Method',
    'meta.http.request.method',
  ]);
  const url = findText(object, ['url.full', 'request.url', 'meta.URL.Full', 'meta.url.full']);
  const id = findText(object, [
    'http.request.id',
    'request.id',
    'meta.HTTP.Request.ID',
    'meta.http.request.id',
  ]);
  const status =
    findField(object, 'http.response.status_code') ??
    findField(object, 'meta.HTTP.Response.status_code') ??
    findField(object, 'meta.http.response.status_code');
  if (method === undefined && url === undefined && id === undefined) return undefined;
  return {
    ...(method !== undefined && { method }),
    ...(url !== undefined && { url }),
    ...(id !== undefined && { id }),
    ...(typeof status === 'number' && status > 0 && { status }),
  };
}
