/**
 * Errors that the app itself logs: the texts of a log go in; the times at which such lines rose, or tell of one trouble
 * again and again, come out with some of them. Only logs that can be read again as a whole in a moment are looked at: no
 * table holds what apps print.
 */
import { findMostFrequent } from '../../core/diagnosis/caseQueries.ts';
import type { AppErrors, LastingTrouble, PrintedLine } from '../../core/diagnosis/diagnosis.ts';
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
import type { RowIndex, TimeRange } from '../../core/units.ts';
import { countRecords, isShort } from './caseLog.ts';
import { readPlacedRecords } from './placedRecords.ts';
import type { DiagnosisParts } from './tools.ts';

const MAX_BYTES = 1 << 23;
/** Lines to show and to quote. */
const MAX_LINES = 50;
/** Of a trouble that is over, so many lines: what is tried again and succeeds is ordinary. So are fewer answers 5xx. */
const LEAST_OF_PAST = 6;
/** A log of a few minutes can be one of many records, some of which tell of a trouble on any day. */
const LEAST_SHARE = 0.005;
const LEAST_SHARE_OF_ANSWERS = 0.03;
/** Of most troubles, so few lines may have come by chance. */
const MAX_OF_CHANCE = 2;

export interface RisenAppErrors {
  readonly episode: Episode;
  readonly errors: AppErrors;
  /** From all over it; first the one that tells most. */
  readonly lines: readonly PrintedLine[];
}

/** Of a line, in characters. */
const MAX_LENGTH = 2000;
/** The status of an answer to a request. */
const SERVER_ERROR =
  /"?\bstatus(?:_?[Cc]ode)?"?\s?[=:]\s?"?5\d\d\b|\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \S{1,300} (?:HTTP\/[\d.]{1,3}"? |(?:->|→|-) )?5\d\d\b|\bCompleted 5\d\d\b|"\s5\d\d\s\d/;
/** The level of an app's own logger. */
const LEVEL =
  /^\s*(?:\[?\d[\d:.,TZ /+-]{5,35}\]?\s)?(?:(?:UTC )?\[\d{1,9}\]:? {1,2})?\[?(?:[a-z]{1,20}\.)?(?:ERROR|FATAL|CRITICAL|ERR|FTL)\b|"(?:level|severity)"\s?:\s?(?:"(?:error|fatal|critical)"|[56]0\b)|\blevel=(?:error|fatal)\b/i;

/** Lines of errors, in the order of their rows. */
interface AppErrorLines {
  readonly table: EventTable;
  readonly lines: readonly AppErrorLine[];
}

interface AppErrorLine extends PrintedLine {
  readonly region: string;
  readonly trouble: LastingTrouble | undefined;
  /** It is an answer 5xx to a request. */
  readonly isAnswer: boolean;
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
  const all =
    rises.length > 0 || !isShort(merged) ? rises : listTroubles(errors, range, countRecords(merged));
  return all.map((episode) => toRisen(errors, episode));
}

async function readAppErrors(
  { texts, formats, findLastingTrouble }: DiagnosisParts,
  app: string | undefined,
): Promise<AppErrorLines> {
  const lines: AppErrorLine[] = [];
  for (const [source, text] of texts.entries()) {
    const records = text === undefined ? [] : await readPlacedRecords(text, formats, 0, text.size);
    for (const { record, start, end, linesBefore } of records) {
      const { time, machine = '', region = '', message } = record;
      if (time === undefined || !isOfApp(record) || (app !== undefined && record.app !== app)) continue;
      const trouble = findLastingTrouble(message);
      const isAnswer = SERVER_ERROR.test(message.slice(0, MAX_LENGTH));
      if (trouble === undefined && !isAnswer && !isCalledError(record)) continue;
      lines.push({
        ...{ time, text: message, isTelling: true, machine, source, start, end },
        ...{ lineNumber: linesBefore + 1, region, trouble, isAnswer },
      });
    }
  }
  lines.sort((a, b) => a.time - b.time);
  return { table: toTable(lines), lines };
}

/** What rises are looked for in; a table keeps the order of rows that are in order of time. */
function toTable(lines: readonly AppErrorLine[]): EventTable {
  const builder = new EventTableBuilder(lines.length);
  for (const { time, machine, region, source, start, end, lineNumber } of lines)
    builder.add({
      ...{ time, code: undefined, cause: undefined, how: HOW_UNCLASSIFIED, app: undefined },
      ...{ machine, region, source, recordStart: start, recordLength: end - start, lineNumber },
    });
  return builder.finish();
}

/** Of a log too short for anything to be usual: the lines from the first to the last that tell of one trouble. */
function listTroubles(
  { table, lines }: AppErrorLines,
  range: TimeRange,
  records: number,
): readonly Episode[] {
  const troubles = new Map(
    lines.flatMap(({ trouble }) => (trouble === undefined ? [] : [[trouble.id, trouble]])),
  );
  const answers = listRowsOf(lines, ({ isAnswer }) => isAnswer);
  const rows = [
    ...Array.from(troubles.values(), ({ id, least }) => {
      const own = listRowsOf(lines, ({ trouble }) => trouble?.id === id);
      const isGrave = least <= MAX_OF_CHANCE;
      const enough = isGrave || isStill(own) ? least : LEAST_OF_PAST;
      return own.length >= Math.max(enough, isGrave ? 0 : LEAST_SHARE * records) ? own : [];
    }),
    ...(answers.length >= Math.max(LEAST_OF_PAST, LEAST_SHARE_OF_ANSWERS * records) ? [answers] : []),
  ].flat();
  if (rows.length === 0) return [];
  const [first, last] = [Math.min(...rows), Math.max(...rows)];
  return [toEpisode(Array.from({ length: last + 1 - first }, (_, i) => first + i))];

  function isStill(own: readonly RowIndex[]): boolean {
    return toEpisode(own).isOngoing;
  }

  function toEpisode(own: readonly RowIndex[]): Episode {
    return toWhole({ table, range }, 'appErrors', rowsOf(Uint32Array.from(own)));
  }
}

function listRowsOf(
  lines: readonly AppErrorLine[],
  isOne: (line: AppErrorLine) => boolean,
): readonly RowIndex[] {
  return lines.flatMap((line, row) => (isOne(line) ? [row] : []));
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
  const telling = lines.filter(({ trouble }) => trouble !== undefined);
  const count = (id: string | undefined): number =>
    telling.filter(({ trouble }) => trouble?.id === id).length;
  // A cause comes before what it leads to.
  const first = telling.find(({ trouble }) => count(trouble?.id) >= (trouble?.least ?? 0)) ?? telling[0];
  if (first !== undefined) return first;
  const pattern = findMostFrequent(lines.map(({ text }) => toPattern(text)))?.value;
  return lines.find(({ text }) => weigh(text) >= 2) ?? lines.find(({ text }) => toPattern(text) === pattern);
}

function isOfApp({ provider, isError: isOfProxy }: LogRecord): boolean {
  return provider === 'app' || ((provider === undefined || provider === '') && isOfProxy !== true);
}

/** By Fly's level, or by the one that the app's own logger prints. */
function isCalledError({ level, message }: LogRecord): boolean {
  return level === 'error' || LEVEL.test(message.slice(0, MAX_LENGTH));
}
