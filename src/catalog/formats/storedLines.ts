/**
 * Exports of stores that keep lines of Fly's in objects of their own: Elasticsearch, Loki, OpenTelemetry, CloudWatch,
 * Better Stack, Docker. The envelope is opened (envelopes.ts), and what is in it is read by the layouts that exist.
 */
import { parseJsonObject, type JsonObject } from '../../core/format/jsonField.ts';
import type { LogFormat, LogRecord } from '../../core/format/logFormat.ts';
import apiPages from './apiPages.ts';
import bracketedTime from './bracketedTime.ts';
import flyctlCut from './flyctlCut.ts';
import flyctlJson from './flyctlJson.ts';
import flyctlText from './flyctlText.ts';
import instanceText from './instanceText.ts';
import { openEnvelope, type StoredLine } from './parts/envelopes.ts';
import { isFlyRecord } from './parts/flyWordings.ts';
import { readGrafanaLine } from './parts/grafanaLine.ts';
import { readLogObject, readTimeText, SHIPPER_PATHS } from './parts/logObject.ts';
import shipperJson from './shipperJson.ts';
import timeMessage from './timeMessage.ts';

const OBJECT_LAYOUTS = [flyctlJson, apiPages, shipperJson];
const LINE_LAYOUTS = [flyctlText, instanceText, bracketedTime, timeMessage, flyctlCut];

export default {
  id: 'storedLines',
  label: 'export of a log store',
  framing: 'jsonPages',
  markers: [],
  timePlace: 'none',
  samples: [
    '{"_index":"logs","_id":"1","_source":{"event":{"provider":"proxy"},"fly":{"app":{"instance":"148e21ea7d9d68","name":"shop"},"region":"ams"},"log":{"level":"error"},"message":"[PC01] instance refused connection","timestamp":"2026-03-02T08:15:31Z"}}',
    '{"log":"2026-03-02T08:15:31Z proxy[148e21ea7d9d68] ams [error][PC01] instance refused connection\\n","stream":"stdout","time":"2026-03-02T08:15:32.5Z"}',
    '{"dt":"2026-03-02T08:15:31Z","raw":"[PC01] instance refused connection. is your app listening on 0.0.0.0:3000?"}',
    '{"status":"success","data":{"resultType":"streams","result":[{"stream":{"event_provider":"proxy","fly_app_name":"shop","level":"error"},"values":[["1772439331250000000","[PC01] instance refused connection"]]}]}}',
  ],
  isEvidence: isFlyRecord,
  readRecords(text) {
    const object = parseJsonObject(text);
    // What a layout reads as it is has no envelope.
    if (object === undefined || readObjectText(text).length > 0) return [];
    return (openEnvelope(object) ?? []).flatMap(readStoredLine);
  },
} satisfies LogFormat;

function readObject(object: JsonObject): readonly LogRecord[] {
  try {
    return readObjectText(JSON.stringify(object));
  } catch {
    // So deep that it cannot be written again: no store's record.
    return [];
  }
}

function readObjectText(text: string): readonly LogRecord[] {
  return OBJECT_LAYOUTS.map((layout) => layout.readRecords(text)).find((records) => records.length > 0) ?? [];
}

function readStoredLine({ content, time, labels }: StoredLine): readonly LogRecord[] {
  if (typeof content !== 'string') {
    const records = readObject(content);
    return records.length > 0
      ? records.map((record) => addTime(record, time))
      : readUnnamed(content, time, labels);
  }
  const line = content.trimEnd();
  const object = line.startsWith('{') ? parseJsonObject(line) : undefined;
  if (object !== undefined) return readStoredLine({ content: object, time, labels });
  const records = LINE_LAYOUTS.map((layout) => layout.readRecords(line)).find((found) => found.length > 0);
  return records?.map((record) => addTime(record, time)) ?? [readGrafanaLine(line, time, labels)];
}

/** An object without Fly's names: its message, with what the store knows of it. */
function readUnnamed(object: JsonObject, time: string, labels: JsonObject): readonly LogRecord[] {
  const { message, time: own } = readLogObject(object, SHIPPER_PATHS);
  return message === '' ? [] : [readGrafanaLine(message, own === undefined ? time : String(own), labels)];
}

/** The time that a record has itself counts; the store's is when it came there. */
function addTime(record: LogRecord, timeText: string): LogRecord {
  const time = record.time === undefined && record.clock === undefined ? readTimeText(timeText) : undefined;
  return time === undefined
    ? record
    : { ...record, time: time.time, ...(!time.hasZone && { isZoneless: true }) };
}
