/**
 * Log lines as Grafana exports them: the line, its time and its labels go in, the record comes out. The line is a
 * message, or a whole object of the log shipper, as JSON or logfmt, where the data source stores those.
 */
import { removeColours } from '../../../core/format/colours.ts';
import { isJsonObject, parseJsonObject, type JsonObject } from '../../../core/format/jsonField.ts';
import type { LogRecord } from '../../../core/format/logFormat.ts';
import { parseLogfmt } from '../../../core/format/logfmt.ts';
import { toGuessedRecord } from './flyWordings.ts';
import { namesFly, readLogObject, readTimeText, SHIPPER_PATHS, type FieldPaths } from './logObject.ts';

/** What people call the shipper's fields where they choose the labels of a store. */
const SHORT_LABEL_PATHS: FieldPaths = {
  ...SHIPPER_PATHS,
  provider: [...SHIPPER_PATHS.provider, 'provider'],
  app: [...SHIPPER_PATHS.app, 'app'],
  machine: [...SHIPPER_PATHS.machine, 'instance'],
  region: [...SHIPPER_PATHS.region, 'region'],
};
/** Others have such labels too, and call another thing an instance: `10.0.0.3:9100`. */
const MACHINE_ID = /^(?:[0-9a-f]{14}|[0-9a-f]{8})$/;

export function readGrafanaLine(coloured: string, timeText: string, labels: JsonObject = {}): LogRecord {
  const line = removeColours(coloured);
  const shipped = line.startsWith('{') ? parseJsonObject(line) : parseLogfmt(line);
  const inLine = shipped && readLogObject(shipped, SHIPPER_PATHS);
  const message = inLine !== undefined && namesFly(inLine) ? inLine.message : line.trimEnd();
  const labelled = readLabelled(labels);
  const named: LogRecord = { ...labelled, ...(inLine !== undefined && namesFly(inLine) && inLine), message };
  const { time: _time, ...fields } = named;
  const time = readTimeText(timeText);
  return {
    ...(named.provider === undefined && toGuessedRecord(message, named.level)),
    ...fields,
    ...(time !== undefined && { time: time.time, ...(!time.hasZone && { isZoneless: true }) }),
  };
}

function readLabelled(labels: JsonObject): LogRecord {
  const record = readLogObject(labels, SHORT_LABEL_PATHS);
  return MACHINE_ID.test(record.machine ?? '') ? record : readLogObject(labels, SHIPPER_PATHS);
}

/** Labels that Grafana writes into one cell or field, as JSON or already read. */
export function readLabels(value: unknown): JsonObject {
  if (isJsonObject(value)) return value;
  return (typeof value === 'string' ? parseJsonObject(value) : undefined) ?? {};
}
