/**
 * Log lines as Grafana exports them: the line, its time and its labels go in, the record comes out. The line is a
 * message, or a whole object of the log shipper, as JSON or logfmt, where the data source stores those.
 */
import { removeColours } from '../../../core/format/colours.ts';
import { isJsonObject, parseJsonObject, type JsonObject } from '../../../core/format/jsonField.ts';
import type { LogRecord } from '../../../core/format/logFormat.ts';
import { parseLogfmt } from '../../../core/format/logfmt.ts';
import { toGuessedRecord } from './flyWordings.ts';
import { namesFly, readLogObject, readTimeText, SHIPPER_PATHS } from './logObject.ts';

export function readGrafanaLine(coloured: string, timeText: string, labels: JsonObject = {}): LogRecord {
  const line = removeColours(coloured);
  const shipped = line.startsWith('{') ? parseJsonObject(line) : parseLogfmt(line);
  const inLine = shipped && readLogObject(shipped, SHIPPER_PATHS);
  const message = inLine !== undefined && namesFly(inLine) ? inLine.message : line.trimEnd();
  const labelled = readLogObject(labels, SHIPPER_PATHS);
  const named: LogRecord = { ...labelled, ...(inLine !== undefined && namesFly(inLine) && inLine), message };
  const { time: _time, ...fields } = named;
  const time = readTimeText(timeText);
  return {
    ...(named.provider === undefined && toGuessedRecord(message, named.level)),
    ...fields,
    ...(time !== undefined && { time: time.time, ...(!time.hasZone && { isZoneless: true }) }),
  };
}

/** Labels that Grafana writes into one cell or field, as JSON or already read. */
export function readLabels(value: unknown): JsonObject {
  if (isJsonObject(value)) return value;
  return (typeof value === 'string' ? parseJsonObject(value) : undefined) ?? {};
}
