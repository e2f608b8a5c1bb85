/**
 * Errors that the app itself logs: the texts of a log go in; the times at which such lines rose, or tell of one trouble
 * again and again, come out with some of them. Only logs that can be read again as a whole in a moment are looked at: no
 * table holds what apps print.
 */
import { findMostFrequent } from '../../core/diagnosis/caseQueries.ts';
import type { AppErrors, PrintedLine } from '../../core/diagnosis/diagnosis.ts';
import { toPattern } from '../../core/diagnosis/messagePatterns.ts';
import { weigh } from '../../core/diagnosis/tellingLine.ts';
import type { Episode } from '../../core/episodes/episode.ts';
import { findIncidents, findThroughout } from '../../core/episodes/incidents.ts';
import { toWhole } from '../../core/episodes/toEpisode.ts';
import type { LogRecord } from '../../core/format/logFormat.ts';
import { at, HOW_UNCLASSIFIED, type EventTable } from '../../core/table/eventTable.ts';
import { EventTableBuilder } from '../../core/table/eventTableBuilder.ts';
import { rowAt, rowsOf, spreadRows } from '../../core/table/rows.ts';
import { countNames, toTally } from '../../core/table/tally.ts';
import type { TimeRange } from '../../core/units.ts';
import { isShort } from './caseLog.ts';
import { readPlacedRecords } from './placedRecords.ts';
import type { DiagnosisParts } from './tools.ts';

const MAX_BYTES = 1 << 24;
/** Lines to show and to quote. */
const MAX_LINES = 50;
/** Of a log of a hundred records: a trouble is told from so many lines on … */
const LEAST_OF_TROUBLE = 3;
/** … or from so many where it is over: what is tried again and succeeds is ordinary. */
const LEAST_OF_PAST = 6;

export interface RisenAppErrors {
  readonly episode: Episode;
  readonly errors: AppErrors;
  /** From all over it; first the one that tells most. */
  readonly lines: readonly PrintedLine[];
}

/** A status of a request, an error of a logger, or a level. */
const SERVER_ERROR =
  /"?\bstatus(?:_?code)?"?\s?[=:]\s?"?5\d\d\b|\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \S{1,300} (?:HTTP\/[\d.]{1,3}"? )?5\d\d\b|\bCompleted 5\d\d\b|"\s5\d\d\s\d/;
const LEVEL =
  /^\s*(?:\[?\d[\d:.,TZ /+-]{5,35}\]?\s)?(?:(?:UTC )?\[\d{1,9}\]:? {1,2})?\[?(?:[a-z]{1,20}\.)?(?:ERROR|FATAL|CRITICAL|ERR|FTL)\b|"(?:level|severity)"\s?:\s?(?:"(?:error|fatal|critical)"|[56]0\b)|\blevel=(?:error|fatal)\b/i;

/** Lines of errors, in the order of their rows. */
interface AppErrorLines {
  readonly table: EventTable;
  readonly lines: readonly AppErrorLine[];
}

interface AppErrorLine extends PrintedLine {
  readonly trouble: string | undefined;
}

export async function findAppErrors(
  parts: DiagnosisParts,
  app: string | undefined,
): Promise<readonly RisenAppErrors[]> {
  const { merged, texts } = parts;
  const { span, recordCounts } = merged;
  const bytes = texts.reduce((sum, text) => sum + (text?.size ?? 0), 0);
  if (span === undefined || bytes > MAX_BYTES) return [];
  const errors = await readAppErrors(parts, app);
  const log = { table: errors.table, span, recordCounts };
  const risen = findIncidents(log);
  const rises = [...findThroughout(log, risen), ...risen];
  const range = { start: span.first, end: span.last + 1 };
  const all = rises.length > 0 || !isShort(merged) ? rises : listTroubles(errors, range);
  return all.map((episode) => toRisen(errors, episode));
}

async function readAppErrors(
  { texts, formats, findLastingTrouble }: DiagnosisParts,
  app: string | undefined,
): Promise<AppErrorLines> {
  const builder = new EventTableBuilder();
  const lines: AppErrorLine[] = [];
  for (const [source, text] of texts.entries()) {
    const records = text === undefined ? [] : await readPlacedRecords(text, formats, 0, text.size);
    for (const { record, start, end, linesBefore } of records) {
      const { time, machine = '', message } = record;
      if (time === undefined || !isOfApp(record) || (app !== undefined && record.app !== app)) continue;
      const trouble = findLastingTrouble(message);
      if (trouble === undefined && !isError(record)) continue;
      const lineNumber = linesBefore + 1;
      builder.add({
        ...{ time, code: undefined, cause: String(lines.length), how: HOW_UNCLASSIFIED, app: undefined },
        ...{
          machine,
          region: record.region,
          source,
          recordStart: start,
          recordLength: end - start,
          lineNumber,
        },
      });
      lines.push({ time, text: message, isTelling: true, machine, source, start, end, lineNumber, trouble });
    }
  }
  const table = builder.finish();
  // The table is in order of time.
  const inOrder = Array.from(table.cause, (cause) => lines[Number(at(table.codes, cause))]);
  return { table, lines: inOrder.filter((line) => line !== undefined) };
}

/** Each trouble that lines name often enough for a log too short for anything to be usual. */
function listTroubles({ table, lines }: AppErrorLines, range: TimeRange): readonly Episode[] {
  const rowsOfTrouble = new Map<string, number[]>();
  for (const [row, { trouble }] of lines.entries()) {
    if (trouble === undefined) continue;
    const rows = rowsOfTrouble.get(trouble) ?? [];
    rows.push(row);
    rowsOfTrouble.set(trouble, rows);
  }
  return Array.from(rowsOfTrouble.values(), (rows) =>
    toWhole({ table, range }, 'appErrors', rowsOf(Uint32Array.from(rows))),
  ).filter(({ rows, isOngoing }) => rows.length >= (isOngoing ? LEAST_OF_TROUBLE : LEAST_OF_PAST));
}

/** Its rows are of another table than the log's. */
function toRisen({ table, lines }: AppErrorLines, rise: Episode): RisenAppErrors {
  const some = spreadRows(rise.rows, MAX_LINES).flatMap((row) => lines[row] ?? []);
  const spokesman = findSpokesman(some);
  return {
    errors: {
      count: rise.rows.length,
      machines: toTally(countNames(table.machine, table.machines.length, rise.rows), table.machines),
      regions: toTally(countNames(table.region, table.regions.length, rise.rows), table.regions),
    },
    lines: spokesman === undefined ? some : [spokesman, ...some.filter((line) => line !== spokesman)],
    episode: {
      ...rise,
      kind: 'appErrors',
      codes: [],
      start: at(table.time, rowAt(rise.rows, 0)),
      rows: rowsOf(new Uint32Array(0)),
    },
  };
}

/** One that says why, rather than the status of a request; of what the app says most often, where none does. */
function findSpokesman(lines: readonly AppErrorLine[]): AppErrorLine | undefined {
  const troubles = lines.flatMap((line) => line.trouble ?? []);
  const count = (trouble: string): number => troubles.filter((one) => one === trouble).length;
  // A cause comes before what it leads to.
  const trouble = troubles.find((one) => count(one) >= LEAST_OF_TROUBLE) ?? troubles[0];
  if (trouble !== undefined) return lines.find((line) => line.trouble === trouble);
  const pattern = findMostFrequent(lines.map(({ text }) => toPattern(text)))?.value;
  return lines.find(({ text }) => weigh(text) >= 2) ?? lines.find(({ text }) => toPattern(text) === pattern);
}

function isOfApp({ provider, isError: isOfProxy }: LogRecord): boolean {
  return provider === 'app' || ((provider === undefined || provider === '') && isOfProxy !== true);
}

function isError({ level, message }: LogRecord): boolean {
  const start = message.slice(0, 2000);
  return level === 'error' || SERVER_ERROR.test(start) || LEVEL.test(start);
}
