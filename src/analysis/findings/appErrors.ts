/**
 * Errors that the app itself logs: the texts of a log go in; the times at which such lines rose, and some of them, come
 * out. Only logs that can be read again as a whole in a moment are looked at: no table holds what apps print.
 */
import type { PrintedLine } from '../../core/diagnosis/diagnosis.ts';
import type { Episode } from '../../core/episodes/episode.ts';
import { findIncidents, findThroughout } from '../../core/episodes/incidents.ts';
import type { LogRecord } from '../../core/format/logFormat.ts';
import { at, HOW_UNCLASSIFIED } from '../../core/table/eventTable.ts';
import { EventTableBuilder } from '../../core/table/eventTableBuilder.ts';
import { rowAt, rowsOf, spreadRows } from '../../core/table/rows.ts';
import { readPlacedRecords } from './placedRecords.ts';
import type { DiagnosisParts } from './tools.ts';

const MAX_BYTES = 1 << 22;
/** Lines to show and to quote. */
const MAX_LINES = 50;

export interface RisenAppErrors {
  readonly episode: Episode;
  readonly count: number;
  /** From all over it. */
  readonly lines: readonly PrintedLine[];
}

/** A status of a request, an error of a logger, or a level. */
const SERVER_ERROR =
  /"?\bstatus(?:_?code)?"?\s?[=:]\s?"?5\d\d\b|\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \S{1,300} (?:HTTP\/[\d.]{1,3}"? )?5\d\d\b|\bCompleted 5\d\d\b|"\s5\d\d\s\d/;
const LEVEL =
  /^\s*(?:\[?\d[\d:.,TZ /+-]{5,35}\]?\s)?\[?(?:ERROR|FATAL|CRITICAL|ERR|FTL)\b|"(?:level|severity)"\s?:\s?"(?:error|fatal|critical)"|\blevel=(?:error|fatal)\b/i;

export async function findAppErrors(
  { merged, texts, formats }: DiagnosisParts,
  app: string | undefined,
): Promise<readonly RisenAppErrors[]> {
  const { span, recordCounts } = merged;
  const bytes = texts.reduce((sum, text) => sum + (text?.size ?? 0), 0);
  if (span === undefined || bytes > MAX_BYTES) return [];
  const builder = new EventTableBuilder();
  const lines: PrintedLine[] = [];
  for (const [source, text] of texts.entries()) {
    const records = text === undefined ? [] : await readPlacedRecords(text, formats, 0, text.size);
    for (const { record, start, end, linesBefore } of records) {
      const { time, machine = '', message } = record;
      if (time === undefined || !isAppError(record) || (app !== undefined && record.app !== app)) continue;
      const lineNumber = linesBefore + 1;
      builder.add({
        ...{
          time,
          code: undefined,
          cause: String(lines.length),
          how: HOW_UNCLASSIFIED,
          app: undefined,
          machine,
        },
        ...{ region: record.region, source, recordStart: start, recordLength: end - start, lineNumber },
      });
      lines.push({ time, text: message, isTelling: true, machine, source, start, end, lineNumber });
    }
  }
  const table = builder.finish();
  const log = { table, span, recordCounts };
  const risen = findIncidents(log);
  return [...findThroughout(log, risen), ...risen].map((rise) => ({
    count: rise.rows.length,
    lines: spreadRows(rise.rows, MAX_LINES).flatMap(
      (row) => lines[Number(at(table.codes, at(table.cause, row)))] ?? [],
    ),
    episode: {
      ...rise,
      kind: 'appErrors',
      codes: [],
      start: at(table.time, rowAt(rise.rows, 0)),
      rows: rowsOf(new Uint32Array(0)),
    },
  }));
}

function isAppError({ provider, level, message, isError }: LogRecord): boolean {
  if (provider !== undefined && provider !== '' && provider !== 'app') return false;
  if (isError === true && provider !== 'app') return false;
  return level === 'error' || SERVER_ERROR.test(message.slice(0, 2000)) || LEVEL.test(message.slice(0, 2000));
}
