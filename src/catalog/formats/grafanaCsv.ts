/**
 * Grafana's download "csv" (grafana-data, utils/csv.ts): a head, then a row a line. The delimiter is the browser's
 * (`,` or `;`), or a TAB for spreadsheets; `sep=,` may stand before it; times are counts since 1970 or formatted
 * local times; labels have columns of their own, or one as JSON. A cell may hold line ends.
 */
import { findDelimiter, readRow } from '../../core/format/csv.ts';
import type { JsonObject } from '../../core/format/jsonField.ts';
import type { LogFormat } from '../../core/format/logFormat.ts';
import { isFlyRecord } from './parts/flyWordings.ts';
import { readGrafanaLine, readLabels } from './parts/grafanaLine.ts';

/** Names of columns in small letters, the most exact first. */
const TIME_COLUMNS = ['tsns', 'timestampns', 'time', 'timestamp', '_time', 'ts', 'date'];
const LINE_COLUMNS = ['line', '_msg', 'message', 'body', 'msg'];
/** Every row is read behind its head, so a long one costs much. */
const MAX_HEAD_LENGTH = 1 << 14;
const LABEL_COLUMN = 'labels';

export default {
  id: 'grafanaCsv',
  label: 'Grafana CSV download',
  framing: 'csv',
  markers: [],
  timePlace: 'none',
  samples: [
    '"Time","Line","fly.app.name","fly.app.instance","fly.region","event.provider","log.level"\n1772439331250,[PC01] instance refused connection. is your app listening on 0.0.0.0:3000?,shop,148e21ea7d9d68,ams,proxy,error',
    'sep=;\n"Time";"Line";"labels"\n2026-03-02 08:15:31.250;"[PM01] machines API returned an error: ""rate limit exceeded""";"{""fly.app.name"":""shop""}"',
  ],
  isEvidence: isFlyRecord,
  isHead(row) {
    if (row.length > MAX_HEAD_LENGTH) return false;
    const names = readHead(row);
    return findColumn(names, TIME_COLUMNS) !== -1 && findColumn(names, LINE_COLUMNS) !== -1;
  },
  readRecords(text) {
    const firstLine = text.split('\n', 1)[0] ?? '';
    if (firstLine.length > MAX_HEAD_LENGTH) return [];
    const delimiter = findDelimiter(firstLine);
    const head = readRow(text, 0, delimiter);
    const names = head.cells.map(toName);
    const timeColumn = findColumn(names, TIME_COLUMNS);
    const lineColumn = findColumn(names, LINE_COLUMNS);
    if (timeColumn === -1 || lineColumn === -1 || head.end >= text.length) return [];
    const { cells } = readRow(text, head.end, delimiter);
    const time = cells[timeColumn];
    const line = cells[lineColumn];
    if (time === undefined || time === '' || line === undefined) return [];
    // Lines of other layouts hold the delimiter, too, but not as often.
    if (cells.length < names.length / 2) return [];
    const labels = readLabels(cells[names.indexOf(LABEL_COLUMN)]);
    const columns: JsonObject = Object.fromEntries(
      names.map((name, i) => [name, cells[i] ?? ''] as const).filter(([, cell]) => cell !== ''),
    );
    const record = readGrafanaLine(line, time, { ...labels, ...columns });
    // A row of this table has a time; lines of other layouts that stand behind it hold its delimiter, too.
    return record.time === undefined ? [] : [record];
  },
} satisfies LogFormat;

function readHead(row: string): readonly string[] {
  return readRow(row, 0, findDelimiter(row)).cells.map(toName);
}

function toName(cell: string): string {
  return cell.trim().toLowerCase();
}

function findColumn(names: readonly string[], wanted: readonly string[]): number {
  const name = wanted.find((candidate) => names.includes(candidate));
  return name === undefined ? -1 : names.indexOf(name);
}
