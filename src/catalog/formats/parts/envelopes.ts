/**
 * What stores put around a line: a parsed object goes in, the lines in it come out, with the time and the labels that the
 * store kept of each. What the lines say is for the layouts. A new store is a new entry; its keys are its own words.
 */
import { findField, isJsonObject, parseJsonObject, type JsonObject } from '../../../core/format/jsonField.ts';

export interface StoredLine {
  /** A line of text, or a record that the store has parsed. */
  readonly content: string | JsonObject;
  /** As the store writes it; empty where it does not. */
  readonly time: string;
  readonly labels: JsonObject;
}

type OpenEnvelope = (object: JsonObject) => readonly StoredLine[] | undefined;

const NO_LABELS: JsonObject = {};
/** An answer can hold hits, which hold lines of a driver, which hold a record. */
const MAX_DEPTH = 4;

const ENVELOPES: readonly OpenEnvelope[] = [
  // Elasticsearch and OpenSearch: `{"hits":{"hits":[{"_source":{…}}]}}`, or a hit alone.
  (object) => openList(findField(object, 'hits.hits') ?? object['hits']),
  ({ _source: source }) => toLines(source, ''),
  // Loki's API: `{"data":{"result":[{"stream":{…},"values":[["NANOSECONDS","LINE"],…]}]}}`, or a stream alone.
  (object) => openList(findField(object, 'data.result')),
  ({ stream, values }) =>
    isJsonObject(stream) && Array.isArray(values) ? openStream(stream, values) : undefined,
  // OpenTelemetry: `{"resourceLogs":[{"resource":{…},"scopeLogs":[{"logRecords":[…]}]}]}`, or what collectors print.
  (object) => openList(object['resourceLogs'] ?? object['scopeLogs'] ?? object['logRecords']),
  (object) => openBody(object),
  // CloudWatch: `{"events":[{"timestamp":MILLISECONDS,"message":"…"}]}`, and `@message` of its Insights.
  (object) => openList(object['events']),
  // One of these events, in an answer that is read event by event.
  ({ timestamp, message }) =>
    typeof timestamp === 'number' && typeof message === 'string'
      ? toLines(message, String(timestamp))
      : undefined,
  (object) => toLines(object['@message'], readTime(object, ['@timestamp', '@ingestionTime'])),
  // Better Stack: `{"dt":"…","raw":"…"}`.
  (object) => toLines(object['raw'], readTime(object, ['dt', 'timestamp'])),
  // Docker's json-file, and what collects it: `{"log":"…\n","stream":"stdout","time":"…"}`.
  ({ log, ...object }) =>
    typeof log === 'string'
      ? toLines(log, readTime(object, ['time', '@timestamp', 'timestamp', 'date']))
      : undefined,
  // Splunk, Google Cloud.
  (object) => toLines(object['_raw'], readTime(object, ['_time'])),
  (object) => toLines(object['jsonPayload'] ?? object['textPayload'], readTime(object, ['timestamp'])),
  // Anything that calls what it passes on `data`, or keeps a record as JSON in its message.
  (object) => openList(object['data']),
  (object) => toLines(object['data'] ?? object['result'], readTime(object, ['time', 'timestamp', 'date'])),
  (object) =>
    typeof object['message'] === 'string' && parseJsonObject(object['message']) !== undefined
      ? toLines(object['message'], readTime(object, ['@timestamp', 'timestamp', 'time']))
      : undefined,
];

/** Undefined where no store is known that has such an object. */
export function openEnvelope(object: JsonObject, depth = 0): readonly StoredLine[] | undefined {
  if (depth >= MAX_DEPTH) return undefined;
  for (const open of ENVELOPES) {
    const lines = open(object);
    if (lines === undefined || lines.length === 0) continue;
    return lines.flatMap((line) => {
      const inner = toObject(line.content);
      const inside = inner && openEnvelope(inner, depth + 1);
      return inside?.map((one) => mergeLines(line, one)) ?? [line];
    });
  }
  return undefined;
}

function mergeLines(outer: StoredLine, inner: StoredLine): StoredLine {
  return {
    content: inner.content,
    time: inner.time === '' ? outer.time : inner.time,
    labels: { ...outer.labels, ...inner.labels },
  };
}

function toLines(
  content: unknown,
  time: string,
  labels: JsonObject = NO_LABELS,
): readonly StoredLine[] | undefined {
  return typeof content === 'string' || isJsonObject(content) ? [{ content, time, labels }] : undefined;
}

/** The objects of a list; each may be an envelope itself. */
function openList(list: unknown): readonly StoredLine[] | undefined {
  if (!Array.isArray(list)) return undefined;
  return list.filter(isJsonObject).map((object) => {
    const time = readTime(object, ['timestamp']);
    // A line of CloudWatch's is nothing but its time and its text.
    const { message, timestamp } = object;
    const isLine = typeof message === 'string' && typeof timestamp === 'number';
    return { content: isLine ? message : object, time, labels: NO_LABELS };
  });
}

function openStream(labels: JsonObject, values: readonly unknown[]): readonly StoredLine[] {
  return values
    .filter(
      (value): value is readonly [string, string] =>
        Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'string',
    )
    .map(([time, content]) => ({ content, time, labels }));
}

function openBody(object: JsonObject): readonly StoredLine[] | undefined {
  const body = object['Body'] ?? object['body'];
  const content = isJsonObject(body) && typeof body['stringValue'] === 'string' ? body['stringValue'] : body;
  const time = readTime(object, [
    'Timestamp',
    'timestamp',
    'timeUnixNano',
    'ObservedTimestamp',
    'observedTimeUnixNano',
  ]);
  const labels = [
    'Resource',
    'resource',
    'ResourceAttributes',
    'Attributes',
    'attributes',
    'LogAttributes',
  ].map((key) => readAttributes(object[key]));
  return toLines(content, time, Object.assign({}, ...labels) as JsonObject);
}

/** `{"key":"value"}`, or `[{"key":"…","value":{"stringValue":"…"}}]`. */
function readAttributes(value: unknown): JsonObject {
  if (isJsonObject(value))
    return value['attributes'] === undefined ? value : readAttributes(value['attributes']);
  if (!Array.isArray(value)) return NO_LABELS;
  return Object.fromEntries(
    value
      .filter(isJsonObject)
      .map((pair) => [String(pair['key']), findField(pair, 'value.stringValue') ?? pair['value']]),
  );
}

function readTime(object: JsonObject, keys: readonly string[]): string {
  const time = keys
    .map((key) => object[key])
    .find((value) => typeof value === 'string' || typeof value === 'number');
  return time === undefined ? '' : String(time);
}

function toObject(content: string | JsonObject): JsonObject | undefined {
  if (typeof content !== 'string') return content;
  return content.startsWith('{') ? parseJsonObject(content) : undefined;
}
